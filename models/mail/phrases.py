"""Which known phrase does a text hold?

Phrases are written as people write them; `Phrasebook` finds them in time linear in the text.
In a phrase `(a|b|)` is a choice, `..` stands for up to 40 signs within a sentence, `*` at a
word's end for any ending, `#` for a digit. Both sides are folded: case, accents and typographic
quotes do not matter.
"""

import functools
import itertools
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
_TOKEN = re.compile(r" \.\. |\.\. |\.\.|\(|\)|\||\*|#")
_GAP = r"[^.!?,;\n]{0,40}?"
_WORD_GAP = r" (?:[^.!?,;\n]{0,40} )??"


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


_ANYTHING = frozenset({""})


class Phrasebook:
    """Phrases by rule; `rules` maps a rule's name to its phrases."""

    def __init__(self, rules: Mapping[str, Iterable[str]]) -> None:
        self._entries = []
        for rule, phrases in rules.items():
            for phrase in phrases:
                source = _folded(phrase.replace("..", "\x00")).replace("\x00", "..")
                rarest, *others = sorted(_needs(source), key=len) or [_ANYTHING]
                self._entries.append((rule, rarest.isdisjoint, others, source))

    def hits(self, folded: str) -> Iterator[Hit]:
        """Yield every hit, in the order of the book; `folded` comes from `fold`."""
        grams = _grams(folded)
        for rule, lacks_rarest, others, source in self._entries:
            if lacks_rarest(grams) or any(need.isdisjoint(grams) for need in others):
                continue
            for match in _pattern(source).finditer(folded):
                yield Hit(rule, match.start(), match.end())

    def first(self, folded: str) -> Hit | None:
        """Return the hit of the first phrase in the order of the book."""
        return next(self.hits(folded), None)


@functools.lru_cache(maxsize=16)
def _grams(folded: str) -> frozenset[str]:
    """Return all runs of two and three signs: what a phrase needs is looked up among them."""
    twos = map("".join, itertools.pairwise(folded))
    return frozenset(twos) | _ANYTHING | {folded[i : i + 3] for i in range(len(folded) - 2)}


@functools.cache
def _pattern(source: str) -> re.Pattern[str]:
    """Return the pattern of a folded phrase; made when a text first may hold it."""
    pieces: list[str] = []
    position = 0
    for match in _TOKEN.finditer(source):
        pieces += [re.escape(source[position : match.start()]), _SYNTAX[match[0]]]
        position = match.end()
    pieces.append(re.escape(source[position:]))
    starts_word = re.match(r"\w|\(", source) and not _UNSPACED.match(source)
    start = r"(?<!\w)" if starts_word else ""
    ends_open = source.endswith("*") or _UNSPACED.match(source[-1:])
    end = r"(?:(?<=\s)|(?!\w))" if re.search(r"[\w)]$", source) and not ends_open else ""
    return re.compile(f"{start}{''.join(pieces)}{end}")


def _needs(source: str) -> tuple[frozenset[str], ...]:
    """Return one set for each literal and each choice of a phrase: a match holds one of each."""
    needs: list[frozenset[str]] = []
    depth, start = 0, 0
    for index, sign in enumerate([*source, ""]):
        if (sign == "(" and depth == 0) or sign == "":
            needs += [frozenset({gram}) for gram in _gram(source[start:index])]
        depth += (sign == "(") - (sign == ")")
        if sign == "(" and depth == 1:
            start = index + 1
        elif sign == ")" and depth == 0:
            found = [_gram(option) for option in _options(source[start:index])]
            if all(found):
                needs.append(frozenset(gram for option in found for gram in option))
            start = index + 1
    return tuple(needs)


def _options(body: str) -> list[str]:
    """Split a choice at its own bars, not at those of a choice within."""
    options, depth = [""], 0
    for sign in body:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            options.append("")
        else:
            options[-1] += sign
    return options


def _gram(text: str) -> list[str]:
    """Return the first three (or two) signs of the longest literal outside inner choices."""
    outside = re.sub(r"\([^()]*\)", "\x00", re.sub(r"\([^()]*\)", "\x00", text))
    literals = re.split(r"[\x00*#()|]| ?\.\. ?", outside)
    longest = max(literals, key=len)
    return [longest[:3]] if len(longest) >= 2 else []


_SYNTAX = {
    " .. ": _WORD_GAP,
    ".. ": rf"{_GAP}(?:(?<=\s)|\s)",
    "..": _GAP,
    "(": "(?:",
    ")": ")",
    "|": "|",
    "*": r"[\w'-]{0,24}",
    "#": r"\d",
}
