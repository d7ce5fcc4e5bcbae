"""Are these the same person, or the same company?

A person is found by the source's own key, then by normalised address; a company by its domain,
then by its folded name. Free mail domains say nothing about a company.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from models.keys import host_in_unicode

FREE_MAIL = frozenset(
    """
    gmail.com googlemail.com yahoo.com yahoo.co.uk ymail.com hotmail.com hotmail.co.uk
    outlook.com live.com msn.com aol.com icloud.com me.com mac.com proton.me protonmail.com
    gmx.de gmx.net gmx.com web.de t-online.de freenet.de mail.ru yandex.ru qq.com 163.com
    126.com orange.fr wanadoo.fr free.fr laposte.net libero.it virgilio.it zoho.com fastmail.com
    comcast.net verizon.net att.net bigpond.com naver.com daum.net rediffmail.com uol.com.br
    bol.com.br terra.com.br seznam.cz wp.pl onet.pl o2.pl interia.pl
    """.split()  # noqa: SIM905 -- one word a line would take sixty lines
)
"""Domains at which anybody has an address."""

LEGAL_FORMS = frozenset(
    """
    inc incorporated corp corporation co company companies ltd limited llc llp lp plc gmbh ag kg
    se sa sas sarl srl spa bv nv oy ab as asa aps pty pte kk holdings holding group the
    """.split()  # noqa: SIM905 -- one word a line would take sixty lines
)
"""What a company is in law, as it stands beside the name."""

_FORM_IN_PARENTHESES = re.compile(r"\([^)]*\)")
_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$")


def fold_company(name: str) -> str:
    """Return a company's name without case, accents, punctuation and legal form.

    A name that is nothing but a legal form ("The Group") is kept whole.
    """
    text = unicodedata.normalize("NFKD", _FORM_IN_PARENTHESES.sub(" ", name).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("&", " and ")
    words = re.sub(r"[^\w\s]", "", text.replace("-", " ")).split()
    kept = [word for word in words if word not in LEGAL_FORMS]
    return " ".join(kept or words)


def company_domain(website: str) -> str | None:
    """Return the registrable-looking host of a website or domain, or None where it is none."""
    text = website.strip().lower()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return None
    host = host_in_unicode(host.removeprefix("www.").rstrip("."))
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return None
    return host if _HOST.match(ascii_host) else None


@dataclass(frozen=True, slots=True)
class CompanyKey:
    """What a company is known by, and the domain and name to store."""

    account_key: str
    domain: str | None
    name: str


def company_key(name: str | None, domain: str | None, mail_domain: str) -> CompanyKey | None:
    """Identify a person's company, or return None where nothing names one.

    The stated domain comes first, then the mail domain unless anybody can have an address there,
    then the folded name.
    """
    host = domain or (None if mail_domain in FREE_MAIL else mail_domain)
    if host:
        return CompanyKey(host, host, name or host)
    folded = fold_company(name) if name else ""
    return CompanyKey(folded, None, name) if folded and name else None
