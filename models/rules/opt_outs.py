"""Which columns of a contacts export say who must not be written to, and what do cells say of it?

A heading is known by its stem, for every program words it otherwise; what is in doubt is read as
an opt-out, for a ban too many loses a letter and a ban too few writes to somebody who said no.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from models.schemas.opt_out_words import (
    BOUNCED,
    NO,
    NOTHING,
    OPTED_IN,
    OPTED_OUT,
    YES,
    plain_word,
)


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
    r"""opt(?:ed)?out|unsub
    |(?:^d|do)no?t(?:contact|(?:allow)?(?:bulk)?e?mail|market|solicit|send|write|disturb)
    |^(?:e?mail)?dnd$|^dnc$|^dncflag$|^nocontact$|^noe?mails?$
    |suppress|blackl?ist|blockl?ist|^(?:is)?blocked$
    |complain|markedasspam|spamreport|abgemeldet|abmeldung|abbestell|werbesperre|werbewider
    |keinewerbung|keinee?mails?$|kontaktsperre|mailsperre|nichtkontakt|nichtanschreiben|sperrliste
    |desabonn|desinscri|nepascontact|nepasecrire|listenoire|dad[oa]debaja|^baja$|fechadebaja
    |nocontactar|listanegra|desuscri|descadastr|naocontat|naocontact|naoenviar
    |disiscri|noncontattare""",
    re.VERBOSE,
)
"""As headings are compared; English, German, French, Spanish, Portuguese and Italian."""
_OTHER_WAYS = re.compile(r"sms|fax|phone|call(?!y)|whatsapp|postal|tracking|profiling")
_AROUND = re.compile(r"(?:links?|url|listid|listname|campaign(?:id|name|title))$")
_AROUND_ALONE = re.compile(r"(?:title|count|rate|token|page|(?<!sh)ip|id|by)$")
"""What words end with, too, so not where a heading says what somebody opted out of."""
_OUT_OF = re.compile(r"out(?:of|from)|unsub[a-z]*(?:of|from)")
_MENTION = re.compile(r"reason|mode|source|other|comment|notes?$|grund|motif|motivo")
_CONSENT = re.compile(
    r"^(?:is|has|person|lead|e?mail|e?mails|marketing|gdpr|contact)*"
    r"(?:subscribed|opt(?:ed)?in|accepts(?:e?mail)?marketing|consent|permission)$"
)
_STATUS = re.compile(
    r"^(?:person|e?mail|marketing|contact|subscription|subscriber|member|list|lead|last|current)*"
    r"(?:marketing|subscription|consent|member|subscriber|optin)(?:status|state)$"
    r"|^(?:last|lead)(?:state|status)$|^e?mail(?:state|deliverability)$|^verificationstatus$"
    r"|bounce(?:d|result|status|state|check)*$"
)
_BOUNCE = re.compile(r"bounced?(?!.*(?:count|rate|number|soft))|^cleaned$|^cleantime$")
_NO_BOUNCE = re.compile(
    r"soft|e?mailsbounced|numberof|link|url|(?:zero|never|^de)bounce|^bouncer(?!e)|status|state|result|check"
)
_DATE = re.compile(
    r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{9,13}$|\d{1,2}\.? [^\W\d]+\.? \d{4}"
    r"|[^\W\d]+\.? \d{1,2},? \d{4}"
)
_NEVER = re.compile(r"(?:[\s0.,:/()\[\]{}'\"]|(?<=0)[tz])*$")
"""Zeros, an instant of zeros, empty brackets; another sign alone may be a mark for yes."""
_CROSSES = frozenset("✗✘✕✖❌")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FIRST_YEAR = 1971
"""The first after that in which most programs' time begins; nobody opted out before."""
_NO_CHOICE = re.compile(r"\s*-+none-+\s*$", re.IGNORECASE)
"""A list of choices before anything is chosen."""
_NO_HARD_BOUNCE = re.compile(r"soft|transient|temporary|not bounced")


def kind_of_heading(squeezed: str) -> Says | None:
    """Return what a heading, as it is compared, says of opt-outs; None where it says nothing."""
    if _STEM.search(squeezed):
        is_other = _OTHER_WAYS.search(squeezed) and "mail" not in squeezed
        if is_other or _is_around(squeezed):
            return None
        return Says.MENTION if _MENTION.search(squeezed) else Says.OPT_OUT
    if _BOUNCE.search(squeezed) and not _NO_BOUNCE.search(squeezed):
        return Says.BOUNCE
    if _CONSENT.match(squeezed):
        return Says.CONSENT
    return Says.STATUS if _STATUS.search(squeezed) else None


def _is_around(squeezed: str) -> bool:
    is_alone = _AROUND_ALONE.search(squeezed) is not None and not _OUT_OF.search(squeezed)
    return is_alone or _AROUND.search(squeezed) is not None


class Stand(StrEnum):
    """What a cell says: the person opted out, the address bounced, neither, or nobody knows."""

    OUT = "out"
    BOUNCED = "bounced"
    IN = "in"
    UNKNOWN = "unknown"


def read_opt_out(kind: Says, cell: str) -> Stand | None:
    """Return what a cell says in a column of this kind; None where it says nothing."""
    word = plain_word(cell)
    if not word or word in NOTHING or _NO_CHOICE.match(cell):
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
    if word in YES:
        return False
    return word in NO or word in OPTED_IN or _NEVER.match(word) is not None or _is_no_day(word)


def _is_no_day(word: str) -> bool:
    """Say whether a date is the first that a program knows, which it writes where there is none."""
    date = _DATE.match(word)
    year = _YEAR.search(date[0]) if date else None
    return year is not None and int(year[0]) < _FIRST_YEAR


def _read_bounce(word: str) -> Stand | None:
    return None if _is_no(word) or _NO_HARD_BOUNCE.match(word) else Stand.BOUNCED


_READERS: dict[Says, Callable[[str, str], Stand | None]] = {
    Says.OPT_OUT: _read_flag,
    Says.MENTION: lambda word, _: None if _is_no(word) else Stand.OUT,
    Says.CONSENT: lambda word, _: Stand.OUT if word in NO | _CROSSES else None,
    Says.STATUS: lambda *_: None,
    Says.BOUNCE: lambda word, _: _read_bounce(word),
}
