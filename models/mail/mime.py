"""Which parts does a mail have?

A walk in linear time, bounded in depth, number of parts and bytes, that no malformed mail can
make raise or loop; what was left out is told as problems. (The standard library's parser
recurses with the nesting and slows down quadratically: docs/decisions/0020.)
"""

import binascii
import re
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from models.mail.charsets import count_base64, decode_base64, decode_text, decode_words
from models.mail.facts import Part, Problem

HEADER_BYTES = 262_144
VALUE_CHARACTERS = 16_384
HEADER_COUNT = 2_000
PART_COUNT = 500
DEPTH = 12
TEXT_BYTES = 262_144

Headers = tuple[tuple[str, str], ...]
_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n|\A[ \t]*\r?\n")
_HEADER = re.compile(r"([!-9;-~]{1,76}?)[ \t]*:[ \t]*(.*)", re.DOTALL)
_PARAM = re.compile(
    r";\s*([\w!#$&+.^*-]{1,60})\s*=\s*(\"(?:[^\"\\]|\\.){0,2000}\"|[^;\s\"]{0,2000})"
)
_FROM_LINE = re.compile(rb"\A>?From [^\r\n]*\r?\n")


class Place(NamedTuple):
    """Where in the tree a part stands, and whether inside a mail that is embedded."""

    path: str
    depth: int
    is_embedded: bool


@dataclass
class Walk:
    """What a walk has gathered so far."""

    raw: bytes
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    original: Headers = ()

    def note(self, code: str, detail: str) -> None:
        """Remember a problem once."""
        if len(self.problems) < 50 and all(known.code != code for known in self.problems):
            self.problems.append(Problem(code, detail))


def parse_headers(block: bytes) -> tuple[Headers, list[Problem]]:
    """Return the headers (names in lower case, values decoded) and what was wrong with them."""
    problems = []
    if len(block) > HEADER_BYTES:
        block = block[:HEADER_BYTES]
        problems.append(Problem("headers_cut", f"only {HEADER_BYTES} bytes of headers were read"))
    text, note = decode_text(block, "utf-8")
    if note:
        problems.append(Problem("header_charset", note))
    found: list[tuple[str, str]] = []
    for line in _unfold(text):
        match = _HEADER.match(line)
        if match is None:
            problems.append(Problem("broken_header", f"skipped: {line[:40]!r}"))
            continue
        value = match[2]
        if len(value) > VALUE_CHARACTERS:
            problems.append(Problem("header_cut", f"{match[1][:40]} is {len(value)} signs long"))
        found.append((match[1].lower(), decode_words(value[:VALUE_CHARACTERS])))
    if len(found) > HEADER_COUNT:
        problems.append(Problem("headers_cut", f"only {HEADER_COUNT} headers were read"))
    return tuple(found[:HEADER_COUNT]), problems[:10]


def parse_params(value: str) -> tuple[str, dict[str, str]]:
    """Return the value before the first `;` and its parameters (RFC 2231 decoded)."""
    main = value.split(";", 1)[0].strip().lower()
    params: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, str, bool]]] = {}
    for match in list(_PARAM.finditer(value))[:50]:
        name, text = match[1].lower(), match[2]
        if text[:1] == '"':
            text = re.sub(r"\\(.)", r"\1", text[1:-1])
        if "*" not in name:
            params.setdefault(name, text)
            continue
        base, _, rest = name.partition("*")
        number = rest.rstrip("*")
        order = int(number) if number.isdecimal() and len(number) < 4 else 0
        pieces.setdefault(base, []).append((order, text, rest.endswith("*") or not rest))
    for base, found in pieces.items():
        params[base] = _join_pieces(sorted(found))
    return main, params


def walk_mail(raw: bytes) -> tuple[Headers, Walk]:
    """Return the headers and the leaf parts of a mail; never raises."""
    if b"\n" not in raw and b"\r" in raw:
        raw = raw.replace(b"\r", b"\n")
    walk = Walk(raw)
    start = match.end() if (match := _FROM_LINE.match(raw)) else 0
    headers, body = _open(walk, start, len(raw))
    if not headers:
        walk.note("no_headers", "the mail has no headers: all of it was read as text")
        body = start
    _visit(walk, headers, body, len(raw), Place("1", 0, False))
    return headers, walk


def _unfold(text: str) -> Iterator[str]:
    current: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line[:1] in (" ", "\t") and current:
            current.append(line.strip())
        elif line.strip():
            if current:
                yield " ".join(current)
            current = [line]
    if current:
        yield " ".join(current)


def _join_pieces(found: list[tuple[int, str, bool]]) -> str:
    charset = ""
    if found[0][2] and found[0][1].count("'") >= 2:
        charset, _, first = found[0][1].split("'", 2)
        found = [(found[0][0], first, True), *found[1:]]
    raw = b"".join(
        urllib.parse.unquote_to_bytes(text) if coded else text.encode("utf-8", "replace")
        for _, text, coded in found
    )
    return decode_text(raw, charset or "utf-8")[0]


def _open(walk: Walk, start: int, end: int) -> tuple[Headers, int]:
    """Read the headers that begin at `start`; return them and where the body begins."""
    if walk.raw[start : start + 1] in (b"\n", b"\r"):
        return (), start
    blank = _BLANK_LINE.search(walk.raw, start, end)
    stop, body = (blank.start(), blank.end()) if blank else (end, end)
    headers, problems = parse_headers(walk.raw[start : min(stop, start + HEADER_BYTES + 1)])
    for problem in problems:
        walk.note(problem.code, problem.detail)
    return headers, body


def _first(headers: Headers, name: str) -> str:
    return next((value for key, value in headers if key == name), "")


def _visit(walk: Walk, headers: Headers, start: int, end: int, place: Place) -> None:
    kind, params = parse_params(_first(headers, "content-type") or "text/plain")
    if kind.startswith("multipart/") and place.depth < DEPTH:
        spans = _split(walk, params.get("boundary", ""), start, end)
        if spans:
            _visit_children(walk, spans, place)
            return
        walk.note("no_parts", f"{kind} without its boundary: read as text")
        kind = "text/plain"
    elif kind.startswith("multipart/"):
        walk.note("too_deep", f"parts nested deeper than {DEPTH} were left out")
        return
    if kind in ("message/rfc822", "message/global") and place.depth < DEPTH:
        _visit_embedded(walk, headers, start, end, place)
        return
    _leaf(walk, headers, (kind, params), (start, end), place)


def _visit_children(walk: Walk, spans: list[tuple[int, int]], place: Place) -> None:
    for number, (first, last) in enumerate(spans, 1):
        if len(walk.parts) >= PART_COUNT:
            walk.note("too_many_parts", f"only the first {PART_COUNT} parts were read")
            return
        headers, body = _open(walk, first, last)
        if not headers and body == last and first != last:
            body = first
        inner = Place(f"{place.path}.{number}", place.depth + 1, place.is_embedded)
        _visit(walk, headers, body, last, inner)


def _visit_embedded(walk: Walk, headers: Headers, start: int, end: int, place: Place) -> None:
    encoding = _first(headers, "content-transfer-encoding").lower()
    if encoding in ("base64", "quoted-printable"):
        inner, _ = decode_text(_decoded(walk, encoding, start, end), "")
        found, _ = parse_headers(inner.split("\n\n")[0].encode("utf-8", "replace"))
        walk.original = walk.original or found
        _add(walk, headers, ("message/rfc822", {}), inner, place._replace(is_embedded=True))
        return
    found, body = _open(walk, start, end)
    walk.original = walk.original or found
    _visit(walk, found, body, end, Place(f"{place.path}.m", place.depth + 1, True))


def _split(walk: Walk, boundary: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where each part between the boundary's lines begins and ends."""
    if not boundary or len(boundary) > 200:
        return []
    mark = re.escape(boundary.encode("utf-8", "replace"))
    line = re.compile(rb"^--" + mark + rb"(--)?[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for match in line.finditer(walk.raw, start, end):
        if opened is not None:
            spans.append((opened, max(opened, match.start())))
        opened = None if match[1] else match.end()
        if match[1] or len(spans) > PART_COUNT:
            break
    if opened is not None:
        walk.note("no_end", "the last part has no closing boundary: the mail may be cut off")
        spans.append((opened, end))
    return spans


def _decoded(walk: Walk, encoding: str, start: int, end: int) -> bytes:
    raw = walk.raw[start : min(end, start + 2 * TEXT_BYTES)]
    if encoding == "base64":
        if end - start <= len(raw) and count_base64(raw) % 4:
            walk.note("base64_cut", "base64 text does not end where it should: it may be cut off")
        return decode_base64(raw)[:TEXT_BYTES]
    if encoding == "quoted-printable":
        return binascii.a2b_qp(raw)[:TEXT_BYTES]
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _uudecoded(raw)[:TEXT_BYTES]
    return raw[:TEXT_BYTES]


def _uudecoded(raw: bytes) -> bytes:
    pieces = []
    for line in raw.splitlines():
        if line.startswith((b"begin ", b"end")) or not line.strip():
            continue
        try:
            pieces.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(pieces)


def _leaf(
    walk: Walk,
    headers: Headers,
    content: tuple[str, dict[str, str]],
    span: tuple[int, int],
    place: Place,
) -> None:
    kind, params = content
    text = ""
    if kind.startswith(("text/", "message/")):
        encoding = _first(headers, "content-transfer-encoding").strip().lower()
        raw = _decoded(walk, encoding, *span)
        if span[1] - span[0] > TEXT_BYTES:
            walk.note("text_cut", f"only the first {TEXT_BYTES} bytes of a text were read")
        text, note = decode_text(raw, params.get("charset", ""))
        if note:
            walk.note("charset", note)
    if kind == "text/rfc822-headers" and not walk.original:
        walk.original = parse_headers(text.encode("utf-8", "replace"))[0]
    _add(walk, headers, content, text, place)


def _add(
    walk: Walk, headers: Headers, content: tuple[str, dict[str, str]], text: str, place: Place
) -> None:
    kind, params = content
    disposition, more = parse_params(_first(headers, "content-disposition"))
    name = decode_words(more.get("filename") or params.get("name", ""))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    walk.parts.append(
        Part(place.path, kind, params, disposition, name, headers, text, place.is_embedded)
    )
