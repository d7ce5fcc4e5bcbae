r"""In which encoding was a contacts file written, and what becomes of bytes that are not?

UTF-8 is taken unless a mark or the bytes say otherwise (docs/decisions/0055). A byte that an
encoding does not know spoils its row alone: it is read as a lone surrogate, which no text holds,
and shown as `�\xeb`; a row that still holds that is set aside again.
"""

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from models.errors import UsageError

SURROGATE = re.compile("[\ud800-\udfff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LINE_END = re.compile("[\r\n]")
_UNSHOWN = re.compile("[\x00\ud800-\udfff]")
_MARKED = re.compile("\ufffd\\\\x[0-9a-f]{2}")
_LIKELY = re.compile("[\udc91-\udc94\udc96\udcc6-\udcd6\udcd8-\udce1\udce3-\udcf6\udcf8-\udcff]")
"""Letters and typographic marks of Windows-1252, without those that halves of UTF-8 look like."""

_CONTROL = re.compile("[\udc80-\udc9f]")
"""Bytes that are signs in Windows-1252 and nothing in Latin-9."""
_LATIN_9_ALONE = re.compile("[\udca4\udca6\udca8\udcb8\udcbc-\udcbe]")
_LATIN_9 = re.compile(
    "\udca4|[\udca6\udca8\udcb8\udcbc-\udcbe](?=[a-z\udce0-\udcff])"
    "|(?<=[A-Za-z\udcc0-\udcff])[\udca8\udcb8\udcbd]"
)
"""The euro, and letters where Windows-1252 has fractions, which nobody writes beside a letter."""

_REFUSED = ("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf-7")
_KEEP = "parley_keep"
_BLOCK = 1 << 20


@dataclass(slots=True)
class Probe:
    """One reading of all bytes: their hash, and what of them beyond ASCII is UTF-8 or not."""

    start: bytes = b""
    file_hash: str = ""
    byte_count: int = 0
    line_count: int = 0
    good_count: int = 0
    bad_count: int = 0
    likely_count: int = 0
    bad_line_count: int = 0
    control_count: int = 0
    latin_9_count: int = 0

    def add(self, text: str) -> None:
        """Count what a piece of text, read as UTF-8, holds beyond ASCII."""
        bad = "".join(SURROGATE.findall(text))
        self.good_count += sum(len(run) for run in _BEYOND_ASCII.findall(text)) - len(bad)
        if bad:
            self.bad_count += len(bad)
            self.likely_count += len(_LIKELY.findall(bad))
            self.bad_line_count += _count_bad_lines(text)
            self.control_count += len(_CONTROL.findall(bad))
            if not self.control_count and _LATIN_9_ALONE.search(bad):
                found = (each.start() for each in SURROGATE.finditer(text))
                self.latin_9_count += sum(_LATIN_9.match(text, at) is not None for at in found)


def _count_bad_lines(text: str) -> int:
    count, place = 0, 0
    while found := SURROGATE.search(text, place):
        count += 1
        end = _LINE_END.search(text, found.end())
        place = end.end() if end else len(text)
    return count


def probe_bytes(path: Path) -> Probe:
    """Read a file once and return what its bytes are."""
    probe, hasher = Probe(), hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with path.open("rb") as file:
        while block := file.read(_BLOCK) + file.readline(1 << 16):
            probe.start = probe.start or block[:4096]
            probe.byte_count += len(block)
            probe.line_count += block.count(b"\n") or block.count(b"\r")
            hasher.update(block)
            text = decoder.decode(block, final=len(block) < _BLOCK)
            if not text.isascii():
                probe.add(text)
    probe.file_hash = hasher.hexdigest()
    return probe


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def sniff_encoding(probe: Probe) -> tuple[str, tuple[str, ...]]:
    """Tell the encoding, and what a person should know of how it was found."""
    start = probe.start
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding, ()
    odd, even = start[1::2].count(0), start[::2].count(0)
    zeros = max(odd, even)
    if zeros >= 4 and zeros * 20 > len(start) and zeros > 4 * min(odd, even):
        found = "utf-16-le" if odd > even else "utf-16-be"
        return found, ("read as UTF-16 without a byte order mark",)
    if _is_windows(probe):
        is_latin_9 = probe.latin_9_count > 0 and probe.control_count == 0
        found, other = ("iso8859-15", "windows-1252") if is_latin_9 else ("cp1252", "utf-8")
        count = f"{probe.bad_line_count:,}"
        notice = f"read as {encoding_name(found)}, for nothing beyond ASCII in it is UTF-8 (lines "
        return found, (
            f"{notice}with such bytes: {count}); if that is wrong, say --encoding {other}",
        )
    return "utf-8", ()


def _is_windows(probe: Probe) -> bool:
    """Say whether the bytes beyond ASCII are Windows-1252's rather than broken UTF-8.

    None of them is UTF-8 (one in a hundred may look so by chance), most are letters, and they are
    no lone line of many.
    """
    is_utf8 = probe.good_count * 100 > probe.bad_count
    is_likely = probe.likely_count * 2 > probe.bad_count
    is_lone = probe.bad_line_count == 1 and probe.line_count > 5
    return not is_utf8 and is_likely and not is_lone


def known_encoding(stated: str) -> str:
    """Return the name of an encoding that a person stated; `UsageError` where it is none."""
    try:
        name = codecs.lookup(stated).name
        is_text = "Email".encode(name).decode(name) == "Email"
    except (LookupError, ValueError, TypeError):
        is_text = False
    if not is_text or name in _REFUSED:
        raise UsageError(
            f"--encoding {stated!r} is no encoding of a text; say such as utf-8 or windows-1252"
        )
    return "utf-8-sig" if name == "utf-8" else name


def encoding_name(encoding: str) -> str:
    """Return an encoding's name as people write it."""
    return _NAMES.get(encoding, encoding.upper())


_NAMES = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252", "iso8859-15": "Latin-9"}


def open_text(path: Path, encoding: str) -> TextIO:
    """Open a file as text, line ends as they are, each byte that is none as a surrogate."""
    is_plain = encoding.startswith("utf-8") or encoding == "cp1252"
    return path.open(encoding=encoding, errors="surrogateescape" if is_plain else _KEEP, newline="")


def _keep(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in bad), error.end


codecs.register_error(_KEEP, _keep)


def first_bad_byte(text: str) -> int | None:
    """Return the first byte in a text that its encoding does not know."""
    found = SURROGATE.search(text)
    return ord(found[0]) & 0xFF if found else None


def shown(text: str) -> str:
    r"""Return a text that any file can hold: unknown bytes and NUL as marks such as `�\xeb`."""
    return _UNSHOWN.sub(lambda found: byte_mark(ord(found[0]) & 0xFF), text)


def byte_mark(byte: int) -> str:
    """Return how a byte that is no text is written: U+FFFD and its number in hexadecimals."""
    return f"\ufffd\\x{byte:02x}"


def is_unmended(text: str) -> bool:
    """Say whether a text still holds the mark of a byte that was no text."""
    return "\ufffd" in text and _MARKED.search(text) is not None
