"""What did the author write, without quoted history and signature?

Answers above, below and between quotes are kept, in order. Both are returned: the author's own
words and what was cut.
"""

from dataclasses import dataclass, field

from models.mail.charsets import clean
from models.mail.facts import Mail, Reply
from models.mail.quotes import find_mark, is_framed, is_piped, is_quoted
from models.mail.signatures import END_MARK, cut_signature

TEXT_LIMIT = 120_000
LINE_COUNT = 1_500
_WRAPPED_AT = 60


@dataclass
class _Parted:
    own: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    block: list[str] = field(default_factory=list)

    def close_block(self) -> None:
        """End a run of the author's lines: its signature goes, the rest stays."""
        words, signature, rule = cut_signature(self.block)
        self.own += words
        if rule is not None:
            self.signature += signature
            self.note(rule)
        if words and words[-1].strip():
            self.own.append("")
        self.block = []

    def note(self, rule: str) -> None:
        """Remember a rule once."""
        if rule not in self.rules:
            self.rules.append(rule)


def split_reply(source: str | Mail) -> Reply:
    """Return the author's own words in a text or a mail, and what was cut from it."""
    text = source.text if isinstance(source, Mail) else source
    text = clean(text[:TEXT_LIMIT]).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.replace("\ufeff", "").split("\n")
    parted = _Parted()
    _part(lines[:LINE_COUNT], parted)
    parted.close_block()
    return Reply(
        text=_joined(parted.own),
        quoted=_joined(parted.quoted + lines[LINE_COUNT:]),
        signature=_joined(parted.signature),
        rules=tuple(parted.rules),
    )


def _part(lines: list[str], parted: _Parted) -> None:
    index = 0
    while index < len(lines):
        if _is_quote(lines, index):
            index = _take_quote(lines, index, parted)
            continue
        mark = find_mark(lines, index)
        if mark is None:
            parted.block.append(lines[index])
            index += 1
            continue
        parted.note(mark.rule)
        parted.close_block()
        parted.quoted += lines[mark.start : mark.end]
        following = next((i for i in range(mark.end, len(lines)) if lines[i].strip()), None)
        if following is None or not _is_quote(lines, following):
            parted.quoted += lines[mark.end :]
            return
        index = following


def _is_quote(lines: list[str], index: int) -> bool:
    if is_quoted(lines[index]):
        return not is_framed(lines[index])
    if not is_piped(lines[index]):
        return False
    around = lines[max(0, index - 2) : index + 3]
    return sum(is_piped(line) for line in around) >= 3


def _take_quote(lines: list[str], index: int, parted: _Parted) -> int:
    """Move quoted lines, and the ends of lines that a program wrapped, to the history."""
    parted.note("reply.quote_mark")
    parted.close_block()
    while index < len(lines):
        if _is_quote(lines, index) or _is_wrapped(lines, index):
            parted.quoted.append(lines[index])
            index += 1
            continue
        break
    return index


def _is_wrapped(lines: list[str], index: int) -> bool:
    """The end of a quoted line that a program wrapped: after a full line, in mid-sentence."""
    line = lines[index]
    if not line.strip() or index + 1 >= len(lines):
        return False
    previous = lines[index - 1].rstrip()
    if not is_quoted(previous) or len(previous) < _WRAPPED_AT or len(line) > _WRAPPED_AT:
        return False
    if previous[-1] not in ".!?:;" and line.lstrip()[0].islower():
        return True
    return len(line) <= 40 and is_quoted(lines[index + 1])


def _joined(lines: list[str]) -> str:
    kept = [line.rstrip() for line in lines if line != END_MARK]
    filled = [index for index, line in enumerate(kept) if line]
    kept = kept[filled[0] : filled[-1] + 1] if filled else []
    return "\n".join(
        line for index, line in enumerate(kept) if line or index == 0 or kept[index - 1]
    )
