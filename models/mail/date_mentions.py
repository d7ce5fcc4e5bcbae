"""Which days does a text name?

Dates in words and figures, weekdays, "tomorrow", "in two weeks", "end of August". A year that is
left out and relative days are counted from the day of the mail, never from a clock.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from models.mail.phrases import fold
from models.mail.words_dates import (
    END_OF,
    LATIN_NUMBERS,
    MONTHS,
    NEXT_WEEK,
    TOMORROW,
    WEEKDAYS,
)

_MONTH_OF = {name: number for number, names in MONTHS.items() for name in map(fold, names)}


def word_pattern(phrases: tuple[str, ...]) -> str:
    """Return a pattern of folded phrases, longest first; `*` stands for any ending."""
    ordered = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in ordered)


_MONTH = rf"(?P<month>(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))}))(?P<more>\w{{0,6}})"
_YEAR = r"(?:[ ,.']{0,3}(?:de |del |of )?(?P<year>20\d\d)(?!\d))?"
_DAY = (
    r"(?<![\d.:/])(?<!\d\d\d-)(?<!-\d\d-)(?P<day>\d{1,2})"
    r"(?:st|nd|rd|th|er|eme|e|a|o|ο|η|-?го|-?e|:?n)?"
)
_PATTERNS = (
    re.compile(
        r"(?<!\d)(?P<year>20\d\d) ?[-/.年년] ?(?P<m>\d{1,2}) ?[-/.月월] ?(?P<day>\d{1,2})"
        r"(?!\d)[日일]?"
    ),
    re.compile(r"(?<!\d)(?P<m>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일号號]?"),
    re.compile(
        rf"(?:(?P<year>20\d\d)\. ?)?(?<!\w){_MONTH}[. ]{{0,2}}(?:the )?(?P<day>\d{{1,2}})"
        rf"(?!\d|[:.]\d)(?:st|nd|rd|th|\.)?(?:,? (?P<year2>20\d\d))?"
    ),
    re.compile(rf"{_DAY}\.? ?(?:of |de |d'|do |den |di )?(?<!\w){_MONTH}\.?{_YEAR}"),
    re.compile(
        r"(?<![\d.])(?P<a>\d{1,2}) ?(?P<sep>[./-]) ?(?P<b>\d{1,2}) ?(?P=sep) ?(?P<y>20\d\d|"
        r"\d\d)(?!\d)"
    ),
    re.compile(
        r"(?<![\d.:])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?:\.(?!\d)|(?![\d/%:]|\.\d))"
    ),
)
_SIMPLE = {
    "tomorrow": re.compile(rf"(?<!\w)(?:{word_pattern(TOMORROW)})(?!\w)|明日|明天|내일"),
    "next_week": re.compile(rf"(?<!\w)(?:{word_pattern(NEXT_WEEK)})|来週|下周|下週|다음 ?주"),
}
_WEEKDAY = {
    number: re.compile(rf"(?<!\w)(?:{word_pattern(names)})(?!\w)")
    for number, names in WEEKDAYS.items()
}
_ASIAN_DAY = re.compile(
    r"(?P<next>来週の?|下(?:个)?(?:周|星期|週|禮拜)|다음 ?주 ?)?(?:(?:周|星期|週)"
    r"(?P<zh>[一二三四五六日天])|(?P<zh2>(?<=下周)[一二三四五六日天]|(?<=下週)"
    r"[一二三四五六日天]|(?<=下星期)[一二三四五六日天])|(?P<ja>[月火水木金土日])曜|"
    r"(?P<ko>[월화수목금토일])요일)"
)
_SPAN = re.compile(
    r"(?<!\w)(?:for|in|fur|pour|pendant|dans|durante|por|per|tra|fra|em|voor|over|na|za|om|i|для|"
    r"на|через)"
    r"(?: the| die| les| las| los| os| as)?(?: next| nachsten| prochaines?| proxim[ao]s| "
    r"prossim[ei])? "
    r"(?P<count>\d{1,2}|[^\W\d]{1,6}) (?P<unit>day|tag|jour|dia|giorn|dag|dni|weeks?|woche|"
    r"semaine|semana|settiman|uker|uger|veckor|weken|tydni|tygodni|недел|дн)"
)
_END_OF_MONTH = re.compile(
    rf"(?<!\w)(?:{word_pattern(END_OF)}) (?:of |de |des |d'|di |av |du )?{_MONTH}{_YEAR}"
)
# "on the 19th", "bis zum 19.", "le 19": the month goes without saying.
_DAY_ONLY = re.compile(
    r"(?<!\w)(?:(?:on|until|till|by|from|through) the (?P<en>\d{1,2})(?:st|nd|rd|th)(?!\w| of|"
    r" floor| \d)"
    r"|(?:am|zum|ab dem|bis|le|jusqu'au|el|el dia|hasta el|il|al|dia|den|d\.) (?P<day>\d{1,2})\.?"
    r"(?= ?(?:[.!,;)]|$)(?! ?\d)| (?:wieder|zuruck|bin|und|et|y|e|och|og)\b))"
)
_IN_MONTH = re.compile(
    rf"(?<!\w)(?:back|return\w*|zuruck|retour|vuelvo|torno|terug|again|wieder|early|anfang|"
    rf"debut|begin) (?:(?:in|im|en|a|of) )?{_MONTH}(?! \d){_YEAR}"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day that a folded text names, and where."""

    on: date
    start: int
    end: int
    rule: str


def find_mentions(folded: str, sent_on: date | None) -> Iterator[Mention]:
    """Yield every day that a folded text names; `sent_on` is the day of the mail."""
    yield from _explicit(folded, sent_on)
    for pattern, rule in ((_END_OF_MONTH, "end_of_month"), (_IN_MONTH, "in_month")):
        for match in pattern.finditer(folded):
            number = _month_number(match["month"])
            year = _year(match["year"], number, 28 if rule == "end_of_month" else 1, sent_on)
            if year:
                day = calendar.monthrange(year, number)[1] if rule == "end_of_month" else 1
                yield Mention(date(year, number, day), match.start(), match.end(), f"date.{rule}")
    if sent_on is not None:
        yield from _relative(folded, sent_on)


def _explicit(folded: str, sent_on: date | None) -> Iterator[Mention]:
    monthfirst = _is_month_first(folded, sent_on)
    for pattern in _PATTERNS:
        for match in list(pattern.finditer(folded))[:40]:
            on = _date_of(match.groupdict(), sent_on, month_first=monthfirst)
            if on is not None:
                yield Mention(on, match.start(), match.end(), "date.explicit")


def _date_of(
    groups: dict[str, str | None], sent_on: date | None, *, month_first: bool
) -> date | None:
    year = groups.get("year") or groups.get("year2") or groups.get("y")
    if groups.get("a"):
        first, second = int(groups["a"] or 0), int(groups["b"] or 0)
        swaps = second > 12 or (month_first and groups["sep"] == "/" and first <= 12)
        day, month = (second, first) if swaps else (first, second)
    else:
        day = int(groups["day"] or 0)
        month = int(groups["m"] or 0) if groups.get("m") else _month_number(groups["month"] or "")
        if groups.get("more") and not _may_follow(groups["month"] or "", groups["more"] or ""):
            return None
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    number = _year(year, month, day, sent_on)
    if number is None or day > calendar.monthrange(number, month)[1]:
        return None
    return date(number, month, day)


def _may_follow(name: str, more: str) -> bool:
    """Endings are allowed after long names only: `marketing` is no March."""
    return (
        len(name) >= 4
        and not (name.isascii() and len(more) > 4)
        and name + more
        not in (
            "mayor",
            "marche",
            "marches",
            "decent",
        )
    )


def _month_number(name: str) -> int:
    return _MONTH_OF[name]


def _year(text: str | None, month: int, day: int, sent_on: date | None) -> int | None:
    """Return the stated year, or the one that brings the day nearest after the mail."""
    if text:
        return int(text) if len(text) == 4 else 2000 + int(text)
    if sent_on is None:
        return None
    day = min(day, calendar.monthrange(sent_on.year, month)[1])
    is_past = date(sent_on.year, month, day) < sent_on - timedelta(days=45)
    return sent_on.year + 1 if is_past and sent_on.year < 9999 else sent_on.year


def _is_month_first(folded: str, sent_on: date | None) -> bool:
    """Tell whether 8/9 means the ninth of August: as its neighbours say, else what lies nearer."""
    pairs = [(int(m["a"]), int(m["b"])) for m in _PATTERNS[4].finditer(folded)]
    pairs += [(int(m["a"]), int(m["b"])) for m in _PATTERNS[5].finditer(folded)]
    if any(first > 12 for first, _ in pairs):
        return False
    if any(second > 12 for _, second in pairs):
        return True
    if not re.search(r"(?<!\w)(?:the|will|office|back|until|return)(?!\w)", folded) or not sent_on:
        return False
    distances = {True: 0, False: 0}
    for first, second in pairs:
        for month_first, (month, day) in ((True, (first, second)), (False, (second, first))):
            if 1 <= month <= 12 and 1 <= day <= 28:
                year = _year(None, month, day, sent_on) or sent_on.year
                distances[month_first] += abs((date(year, month, day) - sent_on).days)
    return distances[True] <= distances[False]


def _relative(folded: str, sent_on: date) -> Iterator[Mention]:
    for match in list(_DAY_ONLY.finditer(folded))[:3]:
        on = _next_day(int(match["en"] or match["day"]), sent_on)
        if on is not None:
            start = match.start("en" if match["en"] else "day")
            yield Mention(on, start, match.end(), "date.day_only")
    for number, pattern in _WEEKDAY.items():
        for match in list(pattern.finditer(folded))[:5]:
            ahead = (number - sent_on.weekday() - 1) % 7 + 1
            on = sent_on + timedelta(days=ahead)
            yield Mention(on, match.start(), match.end(), "date.weekday")
    for match in list(_ASIAN_DAY.finditer(folded))[:5]:
        yield _asian_day(match, sent_on)
    for match in list(_SIMPLE["tomorrow"].finditer(folded))[:3]:
        yield Mention(sent_on + timedelta(days=1), match.start(), match.end(), "date.tomorrow")
    for match in list(_SIMPLE["next_week"].finditer(folded))[:3]:
        monday = sent_on + timedelta(days=7 - sent_on.weekday())
        yield Mention(monday, match.start(), match.end(), "date.next_week")
    for match in list(_SPAN.finditer(folded))[:3]:
        count = match["count"]
        number = int(count) if count.isdecimal() else LATIN_NUMBERS.get(count, 0)
        days = number * (1 if match["unit"][:3] in _DAYS else 7)
        if days:
            on = sent_on + timedelta(days=days)
            yield Mention(on, match.start(), match.end(), "date.span")


def _next_day(day: int, sent_on: date) -> date | None:
    """Return the next date with this day of the month, on or after the mail's; None if none is."""
    for ahead in range(3):
        year, month = divmod(sent_on.year * 12 + sent_on.month - 1 + ahead, 12)
        if year > 9998 or not 1 <= day <= calendar.monthrange(year, month + 1)[1]:
            continue
        on = date(year, month + 1, day)
        if on >= sent_on:
            return on
    return None


_DAYS = frozenset({"day", "tag", "jou", "dia", "gio", "dag", "dni", "дн"})
_ASIAN = {
    sign: n
    for signs in ("一二三四五六日", "月火水木金土日", "월화수목금토일")
    for n, sign in enumerate(signs)
}
_ASIAN["天"] = 6


def _asian_day(match: re.Match[str], sent_on: date) -> Mention:
    if match["zh"] or match["zh2"]:
        number = "一二三四五六日".find((match["zh"] or match["zh2"]).replace("天", "日"))
    else:
        number = _ASIAN[match["ja"] or match["ko"]]
    if match["next"] or match["zh2"]:
        on = sent_on + timedelta(days=7 - sent_on.weekday() + number)
    else:
        on = sent_on + timedelta(days=(number - sent_on.weekday() - 1) % 7 + 1)
    return Mention(on, match.start(), match.end(), "date.weekday")
