"""Which known phrase does a text hold?

Phrases are written as people write them; `Phrasebook` finds them in time linear in the text.
In a phrase `(a|b|)` is a choice, `..` stands for up to 40 signs within a sentence, `*` at a
word's end for any ending, `#` for a digit. Both sides are folded: case, accents and typographic
quotes do not matter.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

TEXT_LIMIT = 20_000
_SIGNS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "…": "...",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "\u00ad": "",
        "\u200b": "",
        "\u200c": "",
        "\u200d": "",
        "\u200e": "",
        "\u200f": "",
        "\ufeff": "",
        "！": "!",
        "？": "?",
        "。": "。 ",
    }
)
_MARKS = re.compile("[\u0300-\u036f]")
# Scripts that put no blanks between words, and Korean, whose particles follow without one.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9d]")
_TOKEN = re.compile(r" \.\. |\.\.|\(|\)|\||\*|#")
_GAP = r"[^.!?\n]{0,40}?"
_WORD_GAP = r" (?:[^.!?\n]{0,40} )??"


def listed(block: str) -> tuple[str, ...]:
    """Return the phrases of a block of text, parted by `;`; a line may end within a phrase."""
    pieces = re.sub(r"\|\n\s*", "|", block).split(";")
    return tuple(" ".join(piece.split()) for piece in pieces if piece.strip())


def fold_lines(text: str) -> str:
    """Return the text folded for comparison, its lines kept and their blanks collapsed."""
    return "\n".join(" ".join(line.split()) for line in _folded(text).split("\n"))


def fold(text: str) -> str:
    """Return the text folded for comparison, as one line."""
    return " ".join(_folded(text).split())


def _folded(text: str) -> str:
    text = text[:TEXT_LIMIT]
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.casefold().translate(_SIGNS))
    return unicodedata.normalize("NFC", _MARKS.sub("", text))


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found: its rule, and where in the folded text."""

    rule: str
    start: int
    end: int


class Phrasebook:
    """Phrases by rule; `rules` maps a rule's name to its phrases."""

    def __init__(self, rules: Mapping[str, Iterable[str]]) -> None:
        self._entries = [
            (rule, *_compiled(phrase)) for rule, phrases in rules.items() for phrase in phrases
        ]

    def hits(self, folded: str) -> Iterator[Hit]:
        """Yield every hit, in the order of the book; `folded` comes from `fold`."""
        for rule, literal, pattern in self._entries:
            if literal in folded:
                for match in pattern.finditer(folded):
                    yield Hit(rule, match.start(), match.end())

    def first(self, folded: str) -> Hit | None:
        """Return the hit of the first phrase in the order of the book."""
        return next(self.hits(folded), None)


def _compiled(phrase: str) -> tuple[str, re.Pattern[str]]:
    """Return the longest literal that any match must hold, and the pattern."""
    source = _folded(phrase.replace("..", "\x00")).replace("\x00", "..")
    pieces: list[str] = []
    literals: list[str] = [""]
    depth = position = 0
    for match in _TOKEN.finditer(source):
        literal = source[position : match.start()]
        pieces.append(re.escape(literal))
        literals += [literal if depth == 0 else "", ""]
        position = match.end()
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        pieces.append(_SYNTAX[match[0]])
    literals.append(source[position:])
    pieces.append(re.escape(source[position:]))
    body = "".join(pieces)
    start = r"(?<!\w)" if re.match(r"\w|\(", source) and not _UNSPACED.match(source) else ""
    ends_open = source.endswith("*") or _UNSPACED.match(source[-1:])
    end = r"(?!\w)" if re.search(r"[\w)]$", source) and not ends_open else ""
    return max(literals, key=len), re.compile(f"{start}{body}{end}")


_SYNTAX = {
    " .. ": _WORD_GAP,
    "..": _GAP,
    "(": "(?:",
    ")": ")",
    "|": "|",
    "*": r"\w{0,20}",
    "#": r"\d",
}
