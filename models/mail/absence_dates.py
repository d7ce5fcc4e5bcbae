"""On which day does an absence end?

The words around each date decide: the day of return before the last day away, the end of a range
before its start. The day that is stated is returned.
"""

import itertools
import re
from datetime import date, timedelta

from models.mail.date_mentions import Mention, find_mentions, word_pattern
from models.mail.facts import Evidence, cite
from models.mail.phrases import fold
from models.mail.words_dates import (
    BACK_AFTER,
    BACK_BEFORE,
    START_BEFORE,
    UNTIL_AFTER,
    UNTIL_BEFORE,
)

TEXT_LIMIT = 3_000
_RANGE_DAY = re.compile(
    r"(?<![\d.:])\d{1,2}\.? ?(?:-|to|bis|au|al|a|til|till|do|tot|et|e|и|по|til og med|ate)"
    r"(?: dem| den| zum)? ?$"
)
# "until 3pm on", "bis 12 Uhr am", "until the end of": what may part the word from its day.
_HOUR = (
    r"(?:(?:\d{1,2}(?:[:.h]\d{2})?(?: ?(?:am|pm|a\.m\.|p\.m\.|uhr|h|hrs|hours|horas|ore|uur))?"
    r"|noon|midday|midnight|mittag|(?:the )?(?:end|close|evening|morning|afternoon)(?: of)?"
    r"(?: business| day| the day)?) (?:on |of |am |le |el |il |em |op |den |the )*)?"
)
_BEFORE = (
    (3, re.compile(rf"(?:^|(?<!\w))(?:{word_pattern(BACK_BEFORE)})(?!\w)")),
    (
        2,
        re.compile(
            rf"(?:^|(?<!\w))(?:{word_pattern(UNTIL_BEFORE)})[ :]?(?:the |den |dem |zum |el |"
            rf"le |il |al |ao |o |dia |dag |dnia |del |la )*{_HOUR}(?:\S{{2,14}},? (?:the |den "
            rf"|dem |der |le |el )?)?$"
        ),
    ),
)
_AFTER = (
    (
        3,
        re.compile(
            rf"^(?:\([^)]{{1,6}}\))?[ ,.]?(?:\S{{1,12}} ){{0,2}}(?:{word_pattern(BACK_AFTER)})"
        ),
    ),
    (
        2,
        re.compile(
            rf"^(?:\([^)]{{1,6}}\))?[ ,.]?(?:\([^)]{{1,12}}\) ?)?(?:{word_pattern(UNTIL_AFTER)})"
        ),
    ),
)
_START = re.compile(
    rf"(?<!\w)(?:{word_pattern(START_BEFORE)}) (?:the |den |dem |el |le |\S{{3,12}}, )?$"
)
_TO_NEXT = re.compile(
    r"^(?:\([^)]{1,6}\))?[ ,.]{0,2}(?:-|to|until|till|through|bis|au|al|a|ate|til|till|do|"
    r"tot|t/m|~|〜|から|부터|至|到|по|до|-tol|and|und|et|y|e|og|och|i)(?= ?(?:\w{0,12}[ "
    r",.]{0,3}){0,3}\d| ?[一-鿿]{0,4}\d)"
)


def find_return_date(text: str, sent_on: date | None) -> tuple[date, Evidence] | None:
    """Return the day that a note of absence names as its end, and the words that say so."""
    folded = fold(text[:TEXT_LIMIT])
    mentions = _without_overlaps(list(find_mentions(folded, sent_on)))
    best: tuple[int, date, Mention] | None = None
    ends = _range_ends(folded, mentions)
    for mention in mentions:
        score = max(_score(folded, mention), 2 if mention in ends else -9)
        if sent_on and mention.on < sent_on - timedelta(days=3):
            score -= 3
        if score >= 1 and (best is None or (score, mention.on) > best[:2]):
            best = (score, mention.on, mention)
    if best is None:
        return None
    found = best[2]
    snippet = cite(found.rule, folded, max(0, found.start - 30), found.end + 12)
    return found.on, snippet


def _is_week(first: Mention, second: Mention) -> bool:
    """`Monday to Friday` tells office hours, not an absence."""
    return second.start - first.end <= 12


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Drop weekdays that only adorn a date, and mentions inside longer ones."""
    explicit = [m for m in mentions if m.rule == "date.explicit"]
    days = sorted((m for m in mentions if m.rule == "date.weekday"), key=lambda m: m.start)
    opening = [day for pair in itertools.pairwise(days) if _is_week(*pair) for day in pair]
    mentions = [mention for mention in mentions if mention not in opening]
    kept = []
    for mention in mentions:
        loose = 0 if mention.rule == "date.explicit" else 14
        if not any(
            other is not mention
            and (other.start, -other.end) != (mention.start, -mention.end)
            and other.start - loose <= mention.end
            and mention.start <= other.end + (loose and 4)
            and (loose or other.end - other.start > mention.end - mention.start)
            and mention.rule not in ("date.end_of_month",)
            for other in explicit
        ):
            kept.append(mention)
    return kept


def _range_ends(folded: str, mentions: list[Mention]) -> list[Mention]:
    """Return the dates that follow another date and a word such as "to"."""
    ordered = sorted(mentions, key=lambda mention: mention.start)
    return [
        later
        for earlier, later in itertools.pairwise(ordered)
        if earlier.rule == "date.explicit"
        and later.start - earlier.end <= 24
        and _TO_NEXT.match(folded[earlier.end : earlier.end + 40])
        and not _TO_NEXT.match(folded[later.end : later.end + 40])
    ]


def _score(folded: str, mention: Mention) -> int:
    """Weigh the words around a date: return 3, last day or end of a range 2, first day -3."""
    before = re.split(r"(?<=\w\w\w)[.!?。] ", folded[max(0, mention.start - 60) : mention.start])[
        -1
    ]
    after = re.split(r"[!?。]|\. ", folded[mention.end : mention.end + 40])[0]
    if _TO_NEXT.match(after) and mention.rule == "date.explicit":
        return -3
    score = max([points for points, cue in _AFTER if cue.search(after)], default=0)
    near_until = _BEFORE[1][1].search(before) is not None
    if near_until or _RANGE_DAY.search(before):
        score = max(score, 2)
    elif _BEFORE[0][1].search(before[-45:]):
        score = max(score, 3)
    elif _START.search(before) and score == 0:
        score = -1
    if mention.rule in ("date.end_of_month", "date.in_month", "date.span"):
        score = max(score, 1)
    return score
