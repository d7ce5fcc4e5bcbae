"""Where do the author's words end and the signature begin?

A delimiter line, a device's line or a disclaimer ends the words. A closing with nothing but a name
below it ("Thanks, Ann") stays with the words, as most reply parsers keep it; with lines of
contact below the name all of it is signature.
"""

import re

from models.mail.words_quotes import CLOSINGS, DISCLAIMERS, SENT_FROM

TAIL_LINES = 80
END_MARK = "\ue0f3"
_DELIMITER = re.compile(r"^[ \t]{0,3}(?:--|—|――|–|__)[ \t\xa0]{0,3}$")
_RULE = re.compile(r"^[ \t]{0,3}[-_=*~—–#•+]{3,120}[ \t]{0,3}$")
_DASHED_NAME = re.compile(
    r"^[ \t]{0,3}[-–—~][ \t]?[^\W\d_a-z][^\W\d_]{0,20}(?:[ \t][^\W\d_]{1,20}\.?){0,2}[ \t]{0,3}$"
)
_CONTACT = re.compile(
    r"https?://|www\.|@[\w-]+\.|\+\d[\d ()./-]{6,}|\(?\d{2,5}\)?[ ./-]\d{2,}[\d ./-]{3,}|\||·|•|"
    r"\b(?:tel|phone|mobile?|cell|fax|fon|telefon|tél|móvil|telefono|handy|skype|linkedin|gmbh|inc|"
    r"ltd|llc|s\.?a\.?r\.?l|s\.?r\.?l|b\.?v|a/s|oy|ab|ooo|тел|моб|電話|电话|携帯|전화)\b\.?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?。！？]\s*$")
_NAME = re.compile(r"^[^\W\d_][\w.'’ ,()/&-]{0,60}$")


def cut_signature(lines: list[str]) -> tuple[list[str], list[str], str | None]:
    """Part the lines into the author's words and the signature; the rule is None if none."""
    first = max(0, len(lines) - TAIL_LINES)
    for index in range(first, len(lines)):
        rule = _ends_words(lines, index)
        if rule is None:
            continue
        end = _end_mark(lines, index)
        if end is not None:
            rest, more, _ = cut_signature(lines[end + 1 :])
            return lines[:index] + rest, lines[index:end] + more, rule
        return lines[:index], lines[index:], rule
    return _cut_tail(lines)


def _end_mark(lines: list[str], index: int) -> int | None:
    return next((i for i in range(index, len(lines)) if lines[i] == END_MARK), None)


def _ends_words(lines: list[str], index: int) -> str | None:
    line = lines[index][:200].rstrip()
    if not line:
        return None
    rest = [later for later in lines[index + 1 :] if later.strip()]
    if _DELIMITER.match(line) and _is_signature_like(rest):
        return "signature.delimiter"
    if _RULE.match(line) and len(rest) <= 12 and _is_footer(line, rest):
        return "signature.rule"
    if len(line) <= 160 and SENT_FROM.match(line) and _is_end(rest):
        return "signature.device"
    if DISCLAIMERS.match(line):
        return "signature.disclaimer"
    return None


def _is_signature_like(rest: list[str]) -> bool:
    """A delimiter counts unless long prose follows, as where `--` parts two passages."""
    return len(rest) <= 40 and sum(len(line) for line in rest) < 4_000


def _is_footer(line: str, rest: list[str]) -> bool:
    if not rest:
        return True
    sentences = sum(bool(_SENTENCE_END.search(later)) for later in rest)
    has_contact = any(_CONTACT.search(later[:200]) for later in rest)
    return len(line.strip()) >= 20 or (has_contact and sentences <= len(rest) // 2)


def _is_end(rest: list[str]) -> bool:
    return len(rest) <= 12


def _cut_tail(lines: list[str]) -> tuple[list[str], list[str], str | None]:
    """Cut a dashed name at the end, or the lines of contact below closing and name."""
    last = len(lines)
    while last and not lines[last - 1].strip():
        last -= 1
    filled = [i for i in range(max(0, last - 16), last) if lines[i].strip()]
    if len(filled) > 1 and _is_dashed_name(lines, filled):
        return lines[: filled[-1]], lines[filled[-1] :], "signature.dashed_name"
    for place, index in enumerate(filled):
        if CLOSINGS.match(lines[index][:80]):
            start = _contact_start(lines, filled[place + 1 :])
            if start is not None:
                return lines[:index], lines[index:], "signature.contact"
    return lines, [], None


def _is_dashed_name(lines: list[str], filled: list[int]) -> bool:
    """`- Ann` as the last line, and no item of a list."""
    last, before = lines[filled[-1]][:80], lines[filled[-2]][:80]
    return bool(_DASHED_NAME.match(last)) and not before.lstrip().startswith(("-", "–", "—", "~"))


def _contact_start(lines: list[str], below: list[int]) -> int | None:
    """Return where the lines of contact begin below a closing; None if they are none."""
    if len(below) < 2 or not _NAME.match(lines[below[0]].strip()[:80]):
        return None
    contact = [lines[index][:200] for index in below[1:]]
    sentences = sum(bool(_SENTENCE_END.search(line)) and len(line) > 30 for line in contact)
    if sentences or not any(_CONTACT.search(line) for line in contact):
        return None
    return below[1]
