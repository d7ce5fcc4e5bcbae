"""Which words does a cell use for yes, no, an opt-out, mail that came back, and for nothing?

Each as `plain_word` leaves it.
"""

import re

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")
"""Marks that nobody sees, among them the one that makes a picture of a sign."""


def plain_word(text: str) -> str:
    """Return a value as it is compared: in lower case, with one space for dashes and the like."""
    return " ".join(re.sub(r"[-–—_]", " ", _UNSEEN.sub("", text.lower())).split())


def _words(text: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in text.split(","))


YES = _words(
    "true, yes, y, 1, 1.0, t, x, on, checked, ✓, ✔, ☑, ☒, ✅, ja, j, oui, o, sí, si, sì, sim, "
    "wahr, vrai, verdadero, verdadeiro, vero"
)
NO = _words(
    "false, no, n, 0, 0.0, f, off, unchecked, never, none, ☐, nein, non, não, nao, falsch, faux, "
    "falso"
)
OPTED_IN = _words("subscribed, opted in, opt in, allow, allowed")
"""A no in a column of opt-outs, and the opposite of one in a column of consent."""
NOTHING = _words(
    "n/a, #n/a, n.a., na, nan, nil, null, <null>, undefined, blank, (blank), (none), "
    "not applicable, not set"
)
"""What programs and people write where there is nothing."""
OPTED_OUT = _words(
    """
    unsubscribed, unsubscribe, unsubscribes, unsub, opted out, opt out, optout, optedout,
    unsubscribed by recipient, unsubscribed by admin, globally unsubscribed, emailsunsubscribed,
    emails unsubscribed, email unsubscribed, email opt out, do not contact, donotcontact, dnc,
    do not allow, do not email, do not mail, don't contact, do not reach out, do not solicit,
    no contact,
    blacklisted, blocklisted, suppressed, withdrawn, revoked, complained, complaint,
    spam complaint, reported spam, marked as spam, abuse,
    abgemeldet, abbestellt, gesperrt, nicht kontaktieren, keine werbung, werbesperre, widerrufen,
    désabonné, désabonnée, désinscrit, désinscrite, ne pas contacter, dado de baja, dada de baja,
    baja, no contactar, desuscrito, descadastrado, descadastrada, não contatar, não contactar,
    disiscritto, disiscritta, non contattare
    """
)
BOUNCED = _words(
    "bounced, bounce, hard bounced, hard bounce, hardbounce, cleaned, emailsbounced, "
    "emails bounced, email bounced"
)
