"""What does a notice say in words: where does it end, and whose delivery failed?

Only the first `NOTICE_LIMIT` characters before the returned mail are read.
"""

import itertools
import re
from dataclasses import dataclass

from models.mail.delivery_status import ADDRESS, find_address
from models.mail.facts import Mail
from models.mail.mime import parse_headers

NOTICE_LIMIT = 24_000
_RETURNED = re.compile(
    r"^(?:"
    r"[-=_*~#+ ]{0,20}(?:below (?:this line|is)|this is a copy|a copy of|the header|the headers"
    r"|the original message|original message|original mail|original headers|returned message"
    r"|returned mail|unsent message|undelivered message|message headers?|message text|message body"
    r"|start of|included is|your (?:original )?message (?:follows|was|is)|text of|beginning of"
    r"|header of|headers of|message content|the text you sent|forwarded message"
    r"|diagnostic information for administrators:)"
    r"(?=[^\n]{0,80}(?:follow|copy|header|message|mail|---|===|below|:\s*$))[^\n]{0,100}$"
    r"|(?:>? ?)?(?:Return-Path|Received|DKIM-Signature|X-Received): ?\S[^\n]{0,300}$"
    r"|-{3,} ?(?:Ursprüngliche Nachricht|Message d'origine|Mensaje original|Messaggio originale)"
    r"[^\n]{0,60}$)",
    re.MULTILINE | re.IGNORECASE,
)
_ASIDE = re.compile(r"diagnostic information", re.IGNORECASE)
_HEADERS = re.compile(
    r"^[> \t]{0,4}(?:Message-ID|To|Subject|From): ?", re.MULTILINE | re.IGNORECASE
)
_AFTER = re.compile(
    r"(?:^|[\s(])(?:to|rcpt to|recipients?|users?|address(?:es)?|for|mailbox|account|addressee|"
    r"empfänger|an|destinataire|à|destinatario|a|para|ontvanger|aan|użytkownik|получатель|"
    r"адресат|кому|宛先|アドレス|收件人|수신자?|받는 ?사람|"
    r"adresse|dirección|indirizzo|failed|deliver|to:|unknown|mail to)"
    r"[ :='\"`<(\[*]{0,6}$",
    re.IGNORECASE,
)
_NOT_RECIPIENT = re.compile(
    r"(?:\bfrom|\bsender|\bcontact|\bmailto|\bvon|\bsent by|\breply-to|\bhelp|\bsupport|message-id|"
    r"\breturn-path|\bpostmaster|\bcc|\bwrite to|\bemail us|\bquestions)[ :='\"`<(\[=]{0,6}$",
    re.IGNORECASE,
)
_OFFICES = ("postmaster@", "mailer-daemon@", "abuse@", "noreply@", "no-reply@", "helpdesk@")
_REFUSED = re.compile(
    r"\b[45]\d\d\b|[45]\.\d\.\d|unknown|not found|no such|fail|reject|full|quota|invalid|exist|"
    r"undeliver|unbekannt|inconnu|unable|couldn|could not|disabled|denied|block|said|error|expired",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """The words of a notice, and the headers of the mail that it returns as text."""

    text: str
    original: tuple[tuple[str, str], ...]


def read_notice(mail: Mail) -> Notice:
    """Return the words before the returned mail, and what is known of that mail's headers."""
    texts = [mail.text]
    if not mail.text.strip():
        texts = [p.text for p in mail.parts if p.content_type.startswith("text/")][:3]
    text = "\n".join(texts)
    end = _end(text)
    original = mail.original
    if not original and (start := _HEADERS.search(text, end)):
        block = text[start.start() : start.start() + 16_384].lstrip("> \t").split("\n\n")[0]
        original = parse_headers(block.encode("utf-8", "replace"))[0]
    return Notice(text[: min(end, NOTICE_LIMIT)], original)


def original_header(notice: Notice, name: str) -> str:
    """Return a header of the returned mail; empty if it is not known."""
    return next((value for key, value in notice.original if key == name), "")


def failed_addresses(mail: Mail, notice: Notice) -> list[tuple[str, int]]:
    """Return the addresses whose delivery failed, with where the notice names them (-1: not)."""
    own = _excluded(mail)
    original_to = (find_address(original_header(notice, "to")) or "").lower()
    scores: dict[str, int] = {}
    places: dict[str, int] = {}
    names: dict[str, str] = {}
    for match in itertools.islice(ADDRESS.finditer(notice.text), 200):
        address = match[0].strip(".'`<>")
        key = address.lower()
        score = _score(notice.text, match.start(), match.end(), key)
        score += 4 * (key == original_to) - 6 * (key in own and key != original_to)
        if score > scores.get(key, -99):
            scores[key], places[key], names[key] = score, match.start(), address
    best = max(scores.values(), default=0)
    if scores and best >= 0:
        return [
            (names[key], places[key])
            for key, score in scores.items()
            if score >= max(2, best - 1) or score == best or score >= 5
        ]
    if original_to:
        return [(find_address(original_header(notice, "to")) or original_to, -1)]
    return []


def _end(text: str) -> int:
    for match in itertools.islice(_RETURNED.finditer(text[: 2 * NOTICE_LIMIT]), 20):
        if text[: match.start()].strip() and not _ASIDE.search(match[0]):
            return match.start()
    return min(len(text), NOTICE_LIMIT)


def _excluded(mail: Mail) -> set[str]:
    """Our own address (whom the notice is sent to) and the notice's sender."""
    values = [*mail.header_all("to"), mail.header("from"), mail.header("delivered-to")]
    return {match[0].lower() for value in values for match in ADDRESS.finditer(value[:2_000])}


def _score(text: str, start: int, end: int, key: str) -> int:
    """Say how much an address looks like the failed one, from the words around it."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[max(line_start, start - 120) : start], text[end : min(line_end, end + 200)]
    score = 0
    if not before.strip(" \t<>*-'\"`([|•·:"):
        score += 3
        score += 1 if not after.strip(" \t<>*'\"`)]|:.,;") or after[:2] in (">:", ": ") else 0
    if _AFTER.search(before):
        score += 3
    if _NOT_RECIPIENT.search(before) or key.startswith(_OFFICES):
        score -= 6
    near = text[max(line_start - 200, start - 400, 0) : min(line_end + 300, end + 600)]
    if _REFUSED.search(before) or _REFUSED.search(after):
        score += 2
    elif _REFUSED.search(near):
        score += 1
    return score
