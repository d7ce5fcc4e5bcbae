"""Which characters do these bytes stand for?

Decoding never raises: a wrong or missing charset is guessed and the guess reported. The result
holds no NUL and no lone surrogate, so it can always be stored and shown.
"""

import binascii
import codecs
import re

from charset_normalizer import from_bytes

_SAMPLE_BYTES = 1024
# Charsets that mail without a declaration is written in; trying all of Python's takes a second.
_PLAUSIBLE = [
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1254", "cp1253", "cp1255", "cp1256"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
]
_SURROGATES = re.compile("[\ud800-\udfff]")
_ALIASES = {
    "utf8mb4": "utf-8",
    "x-unknown": "",
    "unknown-8bit": "",
    "default": "",
    "none": "",
    "ascii": "us-ascii",
    "ansi_x3.4-1968": "us-ascii",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "ks_c_5601": "cp949",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "windows-31j": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "x-euc-jp": "euc_jp",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "us-ascii",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "windows-874": "cp874",
    "x-windows-949": "cp949",
}
# Codecs of Python that are no charsets of mail; some of them take quadratic time.
_REFUSED = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem")
_SINGLE_BYTE = ("cp125", "iso8859", "iso-8859", "mac", "koi8", "us-ascii", "cp874", "latin")


def clean(text: str) -> str:
    """Return the text without NULs and with lone surrogates replaced by U+FFFD."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    return _SURROGATES.sub("\ufffd", text) if not text.isascii() else text


def decode_text(raw: bytes, charset: str) -> tuple[str, str | None]:
    """Return the text and, if the declared charset did not serve, a sentence that says so."""
    if raw.isascii() and b"\x1b" not in raw and not charset.lower().startswith(("utf-7", "hz")):
        declared = _codec(charset)
        if declared is None or declared.startswith(("utf-8", *_SINGLE_BYTE)):
            return clean(raw.decode("ascii")), _nul_note(raw)
    codec = _codec(charset)
    if codec is not None:
        text = _declared(raw, codec)
        if text is not None:
            return clean(text), _nul_note(raw)
    guess, name = _guessed(raw)
    return clean(guess), f"charset {charset or 'missing'!r} does not fit: read as {name}"


def decode_words(value: str) -> str:
    """Return a header's value with its encoded words (RFC 2047) decoded, on one line."""
    if "=?" not in value:
        return clean(" ".join(value.split()))
    pieces: list[str] = []
    run: list[tuple[str, bytes]] = []
    position = 0
    for match in _WORD.finditer(value):
        between = value[position : match.start()]
        if between.strip() or not run:
            pieces.append(_join(run))
            run = []
            pieces.append(between)
        run.append((match[1].split("*")[0], _word_bytes(match[2], match[3])))
        position = match.end()
    pieces += [_join(run), value[position:]]
    return clean(" ".join("".join(pieces).split()))


def decode_base64(raw: bytes) -> bytes:
    """Return what base64 text stands for; signs outside its alphabet are skipped."""
    runs = _NOT_BASE64.sub(b"", raw.replace(b"-", b"+").replace(b"_", b"/")).split(b"=")
    return b"".join(
        binascii.a2b_base64(piece + b"=" * (-len(piece) % 4))
        for piece in (run[: len(run) - (len(run) % 4 == 1)] for run in runs)
        if piece
    )


def count_base64(raw: bytes) -> int:
    """Return how many signs of base64 there are, padding too; whole text has a multiple of 4."""
    return len(_NOT_BASE64.sub(b"", raw.replace(b"-", b"+").replace(b"_", b"/")))


_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]{0,2000})\?=")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]")


def _word_bytes(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    if encoding in "bB":
        return decode_base64(raw)
    return binascii.a2b_qp(raw.replace(b" ", b"_"), header=True)


def _join(run: list[tuple[str, bytes]]) -> str:
    """Decode neighbouring words together: some senders split a letter between two words."""
    texts: list[str] = []
    start = 0
    for index in range(1, len(run) + 1):
        if index == len(run) or run[index][0].lower() != run[start][0].lower():
            texts.append(
                decode_text(b"".join(raw for _, raw in run[start:index]), run[start][0])[0]
            )
            start = index
    return "".join(texts)


def _codec(charset: str) -> str | None:
    name = charset.strip().strip("'\"").lower()
    name = _ALIASES.get(name, name)
    if not name or len(name) > 40 or not name.isascii() or "\x00" in name:
        return None
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return None if found in _REFUSED else _ALIASES.get(found, found)


def _declared(raw: bytes, codec: str) -> str | None:
    """Decode by the declared charset, unless the bytes are plainly UTF-8 instead."""
    if codec.startswith(_SINGLE_BYTE) and _is_utf8(raw):
        return None if codec == "us-ascii" else raw.decode("utf-8")
    try:
        return raw.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        pass
    text = _decode_loosely(raw, codec)
    return text if text is not None and text.count("\ufffd") <= 1 + len(text) // 50 else None


def _decode_loosely(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec, "replace")
    except (UnicodeError, LookupError, ValueError):
        return None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not raw.isascii()


def _guessed(raw: bytes) -> tuple[str, str]:
    """UTF-8 if it holds (a cut letter at the end allowed), else what its letters suggest."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(raw), "utf-8"
    except UnicodeDecodeError:
        pass
    best = from_bytes(raw[:_SAMPLE_BYTES], steps=2, chunk_size=512, cp_isolation=_PLAUSIBLE).best()
    codec = best.encoding if best is not None else "cp1252"
    text = _decode_loosely(raw, codec)
    return (text, codec) if text is not None else (raw.decode("latin-1"), "latin-1")


def _nul_note(raw: bytes) -> str | None:
    return "NUL bytes were left out" if b"\x00" in raw else None
