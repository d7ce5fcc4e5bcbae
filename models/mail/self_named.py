"""Does a mail call itself automatic?

A person who asks for such a mail, tells of one or sells automation does not.
"""

import re

from models.mail.phrases import Phrasebook
from models.mail.words_absence import ACKS
from models.mail.words_automatic import AUTO_TITLES

_SELF_NAMES = Phrasebook(
    {"self": [*AUTO_TITLES, *(p for p in ACKS if re.search("auto|авто|otom|自動|自动|자동", p))]}
)
# "I got your automatic reply": another's, and none of its own.
_ANOTHERS = re.compile(
    r"\b(?:your|got|ihre|deine|eure|votre|vos|ton|su|tu|vuestra|sua|tua|vostra|uw|jouw|jullie|twoja|"
    r"panstwa|din|ditt|dit|deres|eres|vasi|vase|tvoj\w*|ваш\w*|тво\w*)\b[^.!?]{0,12}$|"
    r"(?:あなたの|貴社の|您的|你的|귀하의)[^.!?]{0,6}$"
)


def names_itself_automatic(folded: str) -> bool:
    """Tell whether a folded text says of itself that a program wrote it."""
    return any(_is_of_itself(folded, hit.start, hit.end) for hit in _SELF_NAMES.hits(folded))


def _is_of_itself(folded: str, start: int, end: int) -> bool:
    stop = re.search(r"[.!?。？]", folded[end:])
    if stop is not None and stop[0] in "?？":
        return False
    return not _ANOTHERS.search(folded[max(0, start - 40) : start])
