"""How does a draft look when it goes out?

Names are filled in in one pass, so a name never becomes a variable; the HTML part is made from the
plain one, escaped, narrow enough for a phone. Nothing in a text is bound to one message, so its
hash is that of what was approved.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

from models.rules.content_addresses import (
    find_addresses,
    find_numbers_to_call,
    is_bare_domain,
    plain_form,
)

_VARIABLE = re.compile(r"\{\{\s*([A-Za-z_]\w*)\s*\}\}")
_SUSPECT_NAME = re.compile(r"[/@\\<>{}\d]|www\.|\.\w{2,}$", re.IGNORECASE)
_OPEN = re.compile(r"[<>{}]")
LONGEST_NAME = 40
LONGEST_COMPANY = 120
UNSUBSCRIBE_LINE = (
    'If you would rather not hear from me, reply with "unsubscribe" or use the unsubscribe button '
    "of your mail program."
)
_HEAD = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>\n'
    "body{margin:0;padding:16px;background:#fff;color:#1a1a1a;"
    "font:16px/1.5 -apple-system,Segoe UI,Helvetica,Arial,sans-serif}\n"
    "main{max-width:600px;margin:0 auto}\np{margin:0 0 16px}\n"
    "footer{border-top:1px solid #ddd;margin-top:24px;padding-top:12px;"
    "font-size:13px;color:#555}\n"
    "@media (max-width:480px){body{padding:12px}}\n"
    "</style>\n</head>\n<body>\n<main>\n"
)
_TAIL = "</main>\n</body>\n</html>\n"


def fill_in(text: str, variables: Mapping[str, str]) -> str:
    """Return the text with `{{ name }}` replaced where the name is known; others stay."""
    return _VARIABLE.sub(lambda found: variables.get(found[1], found[0]), text)


def one_line(text: str) -> str:
    """Return a text fit for a header: whitespace and control characters become one blank."""
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()


def usable_name(name: str | None) -> str | None:
    """Return a first name fit for a greeting, or None: too long, or more an address than a name."""
    name = one_line(name or "")
    if not name or len(name) > LONGEST_NAME or _SUSPECT_NAME.search(name):
        return None
    return name


def usable_company(name: str) -> str:
    """Return a company's name fit for a sentence, or "your company": too long, or it leads away.

    A name that begins with the company's own domain is a name.
    """
    name = one_line(name)
    first, _, rest = plain_form(name).partition(" ")
    led = [each for each in find_addresses(first) if not is_bare_domain(each)]
    led += [*find_addresses(rest), *find_numbers_to_call(rest)]
    is_fit = 0 < len(name) <= LONGEST_COMPANY and not (led or _OPEN.search(name))
    return name if is_fit else "your company"


def to_text(body: str, organisation: str, postal_address: str) -> str:
    """Return the plain part: the body, then who writes and how to be left alone."""
    return f"{_tidy(body)}\n\n-- \n{organisation}\n{postal_address}\n{UNSUBSCRIBE_LINE}\n"


def to_html(body: str, organisation: str, postal_address: str) -> str:
    """Return the HTML part of the same words, everything escaped."""
    paragraphs = "".join(
        f"<p>{escape(paragraph).replace(chr(10), '<br>' + chr(10))}</p>\n"
        for paragraph in _tidy(body).split("\n\n")
    )
    return f"{_HEAD}{paragraphs}{_footer(organisation, postal_address)}{_TAIL}"


@lru_cache(maxsize=16)
def _footer(organisation: str, postal_address: str) -> str:
    return (
        f"<footer><p>{escape(organisation)}<br>\n{escape(postal_address)}</p>\n"
        f"<p>{escape(UNSUBSCRIBE_LINE)}</p></footer>\n"
    )


def _tidy(body: str) -> str:
    lines = [line.rstrip() for line in body.replace("\r\n", "\n").strip().split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
