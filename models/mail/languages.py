"""In which language is a text, as far as its letters and small words tell?"""

import re

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("uk", re.compile("[іїєґ]", re.IGNORECASE)),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_SMALL_WORDS = {
    "en": "the and you for not with this that please have are your from will would me my is i we "
    "it",
    "de": "der die das und nicht ich sie mit für bitte ist wir ein eine auf mich zu ihre ihnen es",
    "fr": "le la les et vous je pas pour nous est une dans votre merci ne de que mon suis avec",
    "es": "el los las y que no por para su con una gracias me nos de está mi estamos usted del",
    "it": "il lo gli e non per che sono con una grazie mi di siamo vostra questo della ci al del",
    "pt": "o os as e não para por com uma obrigado me de que estou você nos seu sua da do em",
    "nl": "de het een en niet ik wij voor met van u uw graag dank op mij dit is zijn naar",
    "pl": "i nie się na do z jest proszę dziękuję że mnie to w o jestem czy od dla po za",
    "sv": "och inte jag vi att det för med tack är på har en ett från mig er ni som till",
    "da": "og ikke jeg vi at det for med tak er på har en et fra mig jer de som til af gerne",
    "no": "og ikke jeg vi at det for med takk er på har en et fra meg dere som til av gjerne",
    "fi": "ja ei en on että me minä kiitos olen se tämä voi mutta kun jos hei meille ole emme",
    "cs": "a ne na se je že jsem prosím děkuji pro si to z do mi nás vás ale jsme už",
    "sk": "a nie na sa je že som prosím ďakujem pre si to z do mi nás vás ale sme už",
    "hu": "a az és nem hogy is egy kérem köszönöm van ez de meg nekem vagyok kérjük",
    "ro": "și nu să la de pe cu este mulțumesc vă rog un o din care sunt pentru mai",
    "tr": "ve bir bu için ile lütfen teşekkürler değil da de ne mi olarak çok biz ben daha",
}
_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}


def guess_language(text: str) -> str:
    """Return the ISO 639-1 code that fits best; `und` where nothing tells."""
    letters = max(1, sum(sign.isalpha() for sign in text))
    for language, pattern in _SCRIPTS:
        share = 0.02 if language in ("ja", "uk") else 0.2
        if len(pattern.findall(text)) / letters > share:
            return language
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {language: sum(word in known for word in words) for language, known in _SETS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else "und"
