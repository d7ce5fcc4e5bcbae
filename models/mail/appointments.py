"""Does a text name a day, an hour or a month to come?

Names of days and months come from the same lists as the ends of absences, so every language that
has dates has appointments.
"""

import re

from models.mail.date_mentions import word_pattern
from models.mail.words_dates import MONTHS, TOMORROW, WEEKDAYS

_DAYS = re.compile(
    rf"(?<!\w)(?:{word_pattern(sum((names for names in WEEKDAYS.values()), TOMORROW))})(?!\w)"
    r"|(?:周|星期|週)[一二三四五六日天]|[月火水木金土日]曜|[월화수목금토일]요일|明日|明天|내일"
)
_LONG = tuple(name for names in MONTHS.values() for name in names if len(name) >= 4)
_MONTH = re.compile(rf"(?<!\w)(?:{word_pattern(_LONG)})")
_HOUR = re.compile(
    r"(?<!\d)\d{1,2} ?(?:[:.h]\d\d|uhr|h|am|pm|a\.m\.|p\.m\.|o'clock|u\.|点|點|時|시)(?!\w)"
    r"|(?<!\w)(?:at|um|a las|alle|as|om|o|kl\.?|klo|v|ve|в|saat|klockan|klokken|a) \d{1,2}(?!\d)"
    r"|(?<!\w)(?:at|past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|noon)"
    r"|(?<!\w)(?:noon|mittags|midi|mezzogiorno|mediodia|meio-dia)(?!\w)|\d点|\d時|\d시"
)
_NEXT_YEAR = re.compile(
    r"(?<!\w)(?:new year|next (?:fiscal |financial |business |)year|easter|christmas|"
    r"jahreswechsel|neue[ns]? jahr|"
    r"geschaftsjahr|ostern|weihnachten|nouvel an|rentree|ano nuevo|navidad|natale|capodanno|"
    r"natal|ano novo|"
    r"nieuwjaar|kerst|nowym roku|nowego roku|arsskiftet|nytar|vuodenvaih\w*|novem roce|novy "
    r"rok|нового года|"
    r"yilbasi|yeni yil)(?!\w)|年明け|新年度|年后|新年|연초|새해"
)


def names_day(folded: str) -> bool:
    """Tell whether a folded text names a weekday or tomorrow, or an hour."""
    return bool(_DAYS.search(folded) or _HOUR.search(folded))


def names_hour(folded: str) -> bool:
    """Tell whether a folded text names a day together with an hour."""
    return bool(_DAYS.search(folded) and _HOUR.search(folded))


def names_later(folded: str) -> bool:
    """Tell whether a folded text names a month or the turn of the year."""
    return bool(_MONTH.search(folded) or _NEXT_YEAR.search(folded))
