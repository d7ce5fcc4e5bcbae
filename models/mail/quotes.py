"""Where does quoted history begin?

Judges single lines and small groups of lines: quote marks, attribution lines ("On … wrote:", up
to four lines long), header blocks ("From: … Sent: …") and the lines before a copied mail. Every
pattern looks at no more than `LINE_LIMIT` characters of a line.
"""

import re
import unicodedata
from dataclasses import dataclass

from models.mail.words_quotes import LABELS, OPENERS, ORIGINAL_LINES, VERBS

LINE_LIMIT = 400
_ROLES = {label: role for role, labels in LABELS.items() for label in labels}
_LABEL = re.compile(
    r"^[\s>*_|]{0,8}([^\W\d_][^:：*<>@\d]{0,22}?)[ \t*_\xa0]{0,3}[:：][ \t*_]{0,4}(.{0,200})"
)
_QUOTED = re.compile(r"^[ \t]{0,3}(?:[A-Z]{1,3})?[>＞]")
_PIPED = re.compile(r"^[ \t]{0,3}\|(?:[ \t]|$)")
_COPY_LINE = re.compile(
    rf"^[\s>*_|]{{0,6}}(?:[-_=—–‐*~#+]{{2,80}}[\s*_]{{0,4}}"
    rf"(?:{ORIGINAL_LINES})[\s*_:：]{{0,4}}[-_=—–‐*~#+]{{0,80}}"
    rf"|(?:{ORIGINAL_LINES})\s?[-_=—–‐]{{2,80}})[\s*_]{{0,4}}$",
    re.IGNORECASE,
)
_BEGIN_LINE = re.compile(
    r"^[\s>*]{0,6}(?:begin forwarded message|anfang der weitergeleiteten nachricht|"
    r"début du message (?:transféré|réexpédié)|inicio del mensaje reenviado|"
    r"início da mensagem (?:encaminhada|reencaminhada)|inizio messaggio inoltrato|"
    r"begin doorgestuurd bericht|początek przekazywanej wiadomości|vidarebefordrat brev|"
    r"start på videresendt meddelelse|videresendt melding|välitetty viesti alkaa|"
    r"начало переадресованного сообщения|开始转发邮件|"
    r"以下轉寄郵件|転送されたメッセージ|전달된 메시지 시작)\s?[:：]?\s*$",
    re.IGNORECASE,
)
_ABOVE_LINE = re.compile(
    r"^\W{0,20}(?:please )?(?:type your reply|reply|write|respond|enter your reply)[^\n]{0,30}"
    r"(?:above|over) (?:this|the) line\b|^\W{0,20}(?:bitte )?antworten sie (?:oberhalb|über) dieser"
    r"|^\W{0,20}répon\w+ au-dessus de cette ligne"
    r"|^\W{0,20}(?:escriba|responda)[^\n]{0,30}encima de esta",
    re.IGNORECASE,
)
_VERB = re.compile(
    rf"(?<!\w)(?:{VERBS})(?!\w)|のメール|写道|寫道|님이 작성|書きました|さんは|작성", re.IGNORECASE
)
_OPENER = re.compile(rf"^[\s*_\"'«„“\u202a-\u202e]{{0,6}}(?:{OPENERS})(?!\w)", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>()@\"',;:]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}|@[\w.-]{3,60}>")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)")
_DATE_START = re.compile(r"^[\s*\"]{0,4}(?:\S{1,14},?\s)?(?:\d{1,2}[./-]|\d{4}[./年-]|\d{1,2}\s\S)")
_GMAIL_SHORT = re.compile(
    r"^\s{0,3}\d{4}[/-]\d{1,2}[/-]\d{1,2}[ ,].{1,80}<[^<>@\s]{1,64}@[^<>\s]{1,80}>:?\s*$"
)
# ">>> Ann <ann@…> 14.10.2026 09:12 >>>" and "---- On … Ann wrote ----": announced in a frame.
_FRAMED = re.compile(
    r"^[ \t]{0,3}(>{3,5}|-{3,30}|={3,30})[ \t](.{6,300}?)[ \t](>{3,5}|-{3,30}|={3,30})[ \t]*$"
)
_NAMED = re.compile(r"^[^<>]{2,60}<[^<>@\s]{1,64}@[^<>\s]{1,80}>")
_ENDS = (":", "：", ":*", ":**", ":_", ": ")


@dataclass(frozen=True, slots=True)
class Mark:
    """A group of lines that announces history: first line, line after the last, and its rule."""

    start: int
    end: int
    rule: str


def is_quoted(line: str) -> bool:
    """Tell whether a line begins with a quote mark."""
    return bool(_QUOTED.match(line))


def is_piped(line: str) -> bool:
    """Tell whether a line begins with a vertical bar, which some programs quote with."""
    return bool(_PIPED.match(line))


def is_framed(line: str) -> bool:
    """Tell whether a line names a writer and a time between two rows of signs."""
    match = _FRAMED.match(line[:LINE_LIMIT])
    if match is None or match[1][0] != match[3][0]:
        return False
    has_day, has_time = bool(_YEAR.search(match[2])), bool(_TIME.search(match[2]))
    has_address, has_verb = bool(_ADDRESS.search(match[2])), bool(_VERB.search(match[2]))
    if match[1][0] == ">" and has_day and has_time:
        return True
    return has_day + has_address + has_verb >= 2


def find_mark(lines: list[str], index: int) -> Mark | None:
    """Return the announcement of history that begins at this line, if one does."""
    line = lines[index][:LINE_LIMIT]
    if is_framed(line):
        return Mark(index, index + 1, "reply.framed_line")
    if not line.strip() or is_quoted(line):
        return None
    if _ABOVE_LINE.match(line):
        return Mark(index, index + 1, "reply.above_line")
    bare = line.strip(" \t>*_|")
    has_frame = bool(bare) and not (bare[0].isalnum() and bare[-1].isalnum())
    if has_frame and (_COPY_LINE.match(line) or _BEGIN_LINE.match(line)):
        return Mark(index, _after_headers(lines, index + 1), "reply.copied_mail")
    return _header_block(lines, index) or _attribution(lines, index)


def _plain(line: str) -> str:
    """Drop marks of direction and of bold type, which programs put around names."""
    line = "".join(sign for sign in line[:LINE_LIMIT] if unicodedata.category(sign) != "Cf")
    return line.replace("\xa0", " ").replace("*", "").strip()


def _label(line: str) -> tuple[str, str] | None:
    match = _LABEL.match(line[:LINE_LIMIT].replace("\u200f", "").replace("\u200e", ""))
    if match is None:
        return None
    role = _ROLES.get(" ".join(match[1].lower().split()))
    return (role, match[2]) if role else None


def _header_block(lines: list[str], index: int) -> Mark | None:
    """Two labels of different roles in a row, one of them the sender's, with a date or address."""
    first = _label(lines[index])
    if first is None or first[0] in ("to",):
        return None
    roles, values, end = _read_labels(lines, index)
    if "from" not in roles or len(roles) < 2:
        return None
    has_fact = bool(_ADDRESS.search(values) or _YEAR.search(values) or _TIME.search(values))
    if len(roles) >= 3 or has_fact or (index and _is_rule_line(lines[index - 1])):
        return Mark(index, end, "reply.header_block")
    return None


def _read_labels(lines: list[str], index: int) -> tuple[set[str], str, int]:
    roles: set[str] = set()
    values: list[str] = []
    end = index
    misses = 0
    for position in range(index, min(index + 16, len(lines))):
        label = _label(lines[position])
        if label is not None:
            roles.add(label[0])
            values.append(label[1])
            end, misses = position + 1, 0
            continue
        misses += 1
        if misses > 2:
            break
        values.append(lines[position][:200] if lines[position].strip() else "")
    return roles, " ".join(values)[:2_000], end


def _after_headers(lines: list[str], index: int) -> int:
    position = index
    while position < min(index + 3, len(lines)) and not lines[position].strip():
        position += 1
    if position < len(lines) and _label(lines[position]):
        return _read_labels(lines, position)[2]
    if position < len(lines) and (mark := _attribution(lines, position)):
        return mark.end
    return index


def _is_rule_line(line: str) -> bool:
    text = line.strip()
    return len(text) >= 10 and not text.strip("_-=*—–")


def _attribution(lines: list[str], index: int) -> Mark | None:
    """A line that names who wrote when, alone or wrapped over up to four lines."""
    if not _may_announce(lines, index):
        return None
    if _GMAIL_SHORT.match(lines[index][:LINE_LIMIT]):
        return Mark(index, index + 1, "reply.attribution.short")
    joined = ""
    for end in range(index + 1, min(index + 5, len(lines) + 1)):
        piece = _plain(lines[end - 1])
        if (
            not piece
            or is_quoted(lines[end - 1])
            or is_framed(lines[end - 1])
            or (end > index + 1 and len(joined) > 320)
        ):
            return None
        joined = f"{joined} {piece}".strip()
        if piece.endswith(_ENDS):
            rule = _judge_attribution(joined, lines, end)
            return Mark(index, end, rule) if rule and not _opens_later(lines, index, end) else None
        if _VERB.search(piece[-40:]) and _next_is_quoted(lines, end) and _has_fact(joined):
            if _opens_later(lines, index, end):
                return None
            return Mark(index, end, "reply.attribution.no_colon")
    return None


def _opens_later(lines: list[str], index: int, end: int) -> bool:
    """The announcement begins at a later line, and this one is the author's own."""
    first = _plain(lines[index])
    if _opens(first) or _YEAR.search(first) or _TIME.search(first) or _ADDRESS.search(first):
        return False
    for start in range(index + 1, end):
        joined = " ".join(_plain(line) for line in lines[start:end])
        begins = _opens(joined) or _NAMED.match(joined)
        if begins and _judge_attribution(joined, lines, end):
            return True
    return False


def _opens(joined: str) -> bool:
    return bool(_OPENER.match(joined) or _DATE_START.match(joined))


def _may_announce(lines: list[str], index: int) -> bool:
    """A cheap look ahead: a colon at a line's end, an address at one, or a quote to come."""
    near = lines[index : index + 5]
    return any(line.rstrip("*_ \t\r")[-1:] in (":", "：", ">") for line in near) or any(
        is_quoted(line) for line in near
    )


def _has_fact(text: str) -> bool:
    return bool(_ADDRESS.search(text) or (_YEAR.search(text) and _TIME.search(text)))


def _judge_attribution(joined: str, lines: list[str], end: int) -> str | None:
    has_verb = bool(_VERB.search(joined))
    has_address = bool(_ADDRESS.search(joined))
    has_year, has_time = bool(_YEAR.search(joined)), bool(_TIME.search(joined))
    opens = _opens(joined)
    quoted_next = _next_is_quoted(lines, end)
    if has_verb and (opens or quoted_next) and (has_address or (has_year or has_time)):
        return "reply.attribution.verb"
    if has_verb and (has_address or (has_year and has_time)) and len(joined) < 160:
        return "reply.attribution.name_verb"
    if has_verb and quoted_next and len(joined) < 120:
        return "reply.attribution.verb_quote"
    if has_address and has_year and (has_time or opens) and len(joined) < 220:
        return "reply.attribution.date_address"
    if opens and quoted_next and (has_year or has_address) and len(joined) < 160:
        return "reply.attribution.date_quote"
    return None


def _next_is_quoted(lines: list[str], index: int) -> bool:
    for line in lines[index : index + 4]:
        if line.strip():
            return is_quoted(line)
    return False
