"""What does an HTML part say as plain text?

Quoted blocks keep their place and get `>` before each line; blocks that a mail program marks as
signature follow a line `-- `, so plain and HTML mails are judged by the same rules. At most
`HTML_LIMIT` characters are rendered.
"""

import re

from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_engine import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

HTML_LIMIT = 80_000
_OPEN, _CLOSE, _SIGN, _SIGN_END = "\ue0f0", "\ue0f1", "\ue0f2", "\ue0f3"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}{_SIGN}{_SIGN_END}]")
_CONFIG = ParserConfig(css=CSS_PROFILES["relaxed"], display_links=False, display_images=False)
_SIGNATURE_MARKS = (
    "gmail_signature",
    "moz-signature",
    "applemailsignature",
    "protonmail_signature_block-user",
    "protonmail_signature_block",
    "ms-outlook-mobile-signature",
    "zmailsignature",
    "yahoo-signature",
)
_SIGNATURE_IDS = ("signature", "applemailsignature", "ms-outlook-mobile-signature", "x_signature")
# What a mail program itself marks as the line that announces a quote, or as history.
_HISTORY_MARKS = ("gmail_attr", "moz-cite-prefix", "moz-email-headers-table", "yahoo_quoted")
_DROPPED = ("script", "style", "head", "title", "template", "noscript", "object", "svg")


def render_html(source: str) -> tuple[str, str | None]:
    """Return the text of HTML and, if not all of it could be read, a sentence that says so."""
    problem = None
    if len(source) > HTML_LIMIT:
        source = source[:HTML_LIMIT]
        problem = f"only the first {HTML_LIMIT} characters of the HTML were read"
    tree = _parse(_MARKS.sub("", source))
    if tree is None:
        return re.sub(r"<[^<>]{0,2000}>", " ", source), "the HTML could not be parsed"
    _mark(tree)
    text = Inscriptis(tree, _CONFIG).get_text()
    lines = (line.strip() for line in text.replace("\xa0", " ").split("\n"))
    return _prefix_quotes("\n".join(lines)), problem


def _parse(source: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _mark(tree: html.HtmlElement) -> None:
    for name in _DROPPED:
        for element in tree.findall(f".//{name}"):
            element.text = None
            for child in list(element):
                element.remove(child)
    for element in tree.iter("blockquote"):
        _wrap(element, _OPEN, _CLOSE)
    for element in tree.iter("div", "span", "table", "p", "pre"):
        if _is_signature(element):
            _wrap(element, _SIGN, _SIGN_END)
        elif any(mark in (element.get("class") or "").lower().split() for mark in _HISTORY_MARKS):
            _wrap(element, _OPEN, _CLOSE)


def _is_signature(element: html.HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('data-smartmail') or ''}".lower().split()
    if any(name in _SIGNATURE_MARKS for name in names):
        return True
    return (element.get("id") or "").lower() in _SIGNATURE_IDS


def _wrap(element: html.HtmlElement, start: str, end: str) -> None:
    element.text = f"{start}{element.text or ''}"
    element.tail = f"{end}{element.tail or ''}"


def _prefix_quotes(text: str) -> str:
    """Turn the marks into `>` at line starts and a `-- ` line before a signature."""
    if not _MARKS.search(text):
        return text
    depth = 0
    lines: list[str] = []
    for line in text.split("\n"):
        for piece, mark in _pieces(line):
            if piece.strip() or mark == "":
                lines.append(f"{'>' * min(depth, 9)} {piece}" if depth else piece)
            if mark == _SIGN and not depth:
                lines.append("-- ")
            depth = max(0, depth + {_OPEN: 1, _CLOSE: -1}.get(mark, 0))
            if mark == _SIGN_END and not depth:
                lines.append("\ue0f3")
    return "\n".join(lines)


def _pieces(line: str) -> list[tuple[str, str]]:
    found = []
    position = 0
    for match in _MARKS.finditer(line):
        found.append((line[position : match.start()], match[0]))
        position = match.end()
    found.append((line[position:], ""))
    return found
