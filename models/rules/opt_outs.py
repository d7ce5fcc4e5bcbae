"""Which columns of a contacts export say who must not be written to, and what do cells say of it?

A heading is known by its stem, for every program words it otherwise; what is in doubt is read as
an opt-out, for a ban too many loses a letter and a ban too few writes to somebody who said no.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from models.schemas.opt_out_words import BOUNCED, NO, OPTED_OUT, YES, plain_word


class Says(StrEnum):
    """What kind of column it is that tells of opt-outs."""

    OPT_OUT = "opt_out"
    """Yes, a date or a word for it means no mail; what is neither yes nor no is a fault."""
    MENTION = "mention"
    """The reason or the way of an opt-out: whatever stands there, there was one."""
    CONSENT = "consent"
    """The reverse: no means no mail."""
    STATUS = "status"
    """A word among others; only those for an opt-out or a bounce count."""
    BOUNCE = "bounce"
    """Whatever stands there but no: mail to this address came back."""


_STEM = re.compile(
    r"""opt(?:ed)?out|unsub|do?no?t(?:contact|e?mail|bulke?mail|allowbulke?mail|send|write)
    |^dnc$|^dncflag$|^nocontact$|^noe?mails?$|suppress|blackl?ist|blockl?ist|^(?:is)?blocked$
    |complain|markedasspam|spamreport|abgemeldet|abmeldung|abbestell|werbesperre|werbewider
    |keinewerbung|keinee?mails?$|kontaktsperre|mailsperre|nichtkontakt|nichtanschreiben|sperrliste
    |desabonn|desinscri|nepascontact|nepasecrire|listenoire|dad[oa]debaja|^baja$|fechadebaja
    |nocontactar|listanegra|desuscri|descadastr|naocontat|naocontact|naoenviar
    |disiscri|noncontattare""",
    re.VERBOSE,
)
"""As headings are compared; English, German, French, Spanish, Portuguese and Italian."""
_OTHER_WAYS = re.compile(r"sms|fax|phone|call(?!y)|whatsapp|postal|tracking|profiling")
_AROUND = re.compile(
    r"(?:links?|url|title|listid|listname|campaignid|campaignname|count|rate|token|page|ip|id|by)$"
)
_MENTION = re.compile(r"reason|mode|source|other|comment|notes?$|grund|motif|motivo")
_CONSENT = re.compile(
    r"^(?:is|has|e?mail|e?mails|marketing|gdpr|contact)*"
    r"(?:subscribed|opt(?:ed)?in|accepts(?:e?mail)?marketing|consent|permission)$"
)
_STATUS = re.compile(
    r"^(?:e?mail|marketing|contact|subscription|subscriber|member|list|lead|last|current)*"
    r"(?:marketing|subscription|consent|member|subscriber|optin)(?:status|state)$"
    r"|^(?:last|lead)(?:state|status)$|^e?mail(?:state|deliverability)$|^verificationstatus$"
    r"|bounce(?:d|result|status|state|check)*$"
)
_BOUNCE = re.compile(r"bounced?(?!.*(?:count|rate|number|soft))|^cleaned$|^cleantime$")
_NO_BOUNCE = re.compile(
    r"soft|e?mailsbounced|numberof|link|url|(?:zero|never)bounce|status|state|result|check"
)
_DATE = re.compile(
    r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{9,13}$|\d{1,2}\.? [^\W\d]+\.? \d{4}"
    r"|[^\W\d]+\.? \d{1,2},? \d{4}"
)
_NEVER = re.compile(r"[0\W]*$")


def kind_of_heading(squeezed: str) -> Says | None:
    """Return what a heading, as it is compared, says of opt-outs; None where it says nothing."""
    if _STEM.search(squeezed):
        is_other = _OTHER_WAYS.search(squeezed) and "mail" not in squeezed
        if is_other or _AROUND.search(squeezed):
            return None
        return Says.MENTION if _MENTION.search(squeezed) else Says.OPT_OUT
    if _BOUNCE.search(squeezed) and not _NO_BOUNCE.search(squeezed):
        return Says.BOUNCE
    if _CONSENT.match(squeezed):
        return Says.CONSENT
    return Says.STATUS if _STATUS.search(squeezed) else None


class Stand(StrEnum):
    """What a cell says: the person opted out, the address bounced, neither, or nobody knows."""

    OUT = "out"
    BOUNCED = "bounced"
    IN = "in"
    UNKNOWN = "unknown"


def read_opt_out(kind: Says, cell: str) -> Stand | None:
    """Return what a cell says in a column of this kind; None where it says nothing."""
    word = plain_word(cell)
    if not word:
        return None
    if word in OPTED_OUT:
        return Stand.OUT
    if word in BOUNCED:
        return Stand.BOUNCED
    return _READERS[kind](word, cell)


def _read_flag(word: str, cell: str) -> Stand:
    if word in YES or "@" in cell:
        return Stand.OUT
    if _is_no(word):
        return Stand.IN
    return Stand.OUT if _DATE.match(word) else Stand.UNKNOWN


def _is_no(word: str) -> bool:
    return word in NO or (word not in YES and _NEVER.match(word) is not None)


_READERS: dict[Says, Callable[[str, str], Stand | None]] = {
    Says.OPT_OUT: _read_flag,
    Says.MENTION: lambda word, _: None if _is_no(word) else Stand.OUT,
    Says.CONSENT: lambda word, _: Stand.OUT if word in NO else None,
    Says.STATUS: lambda *_: None,
    Says.BOUNCE: lambda word, _: None if _is_no(word) else Stand.BOUNCED,
}
