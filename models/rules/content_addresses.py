"""Does a text lead anywhere, name a price, or hide what it says?

No answer of a model may choose a link, a number to call or a price, however it is spelled: texts
are compared in their plain form (compatibility forms folded, any dot a dot, lower case), and what
the plain form cannot show, such as letters of two alphabets in one word, is refused as hidden.
"""

import re
import unicodedata
from collections.abc import Iterator

_DOTS = str.maketrans("。·•∙⋅・", "......")
_DOT = re.compile(r"\s*[\[({<]\s*(?:\.|dot|punkt|point)\s*[\])}>]\s*")
_SPACED_DOT = re.compile(
    r"(?<=[^\W_])(?:\s+dot\s+|\s+\.\s*)(?=(?:com|net|org|io|co|ai|dev|app|info|biz|xyz|example)\b)"
    r"|(?<=[^\W_])\.\s+(?=com\b)"
)
_FILE_ENDING = re.compile(r"\w+\.js")
_DOMAIN = r"(?<![\w.@-])[^\W_](?:[\w-]*\.)+[^\W\d_]{2,}(?![\w-])"
_BARE_DOMAIN = re.compile(_DOMAIN)
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]*:(?=//|\\\\)|\b(?:mailto|tel|sms|javascript|data):\S|(?<!:)//\w"
    r"|\bwww\s*\.|\]\s*[(\[]|(?<![\w.])@\w{2,}|[\w.+-]+@[\w-]+\.\w"
    rf"|\b\d{{1,3}}(?:\.\d{{1,3}}){{3}}\b|{_DOMAIN}"
)
_DIGIT = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_NUMBER_TO_CALL = re.compile(
    rf"(?<![\w.,])\+?\(?\d(?:[\s().-]{{0,2}}\d){{6,14}}(?![\w,])|\b{_DIGIT}(?:[\s,-]+{_DIGIT}){{4,}}\b"
)
_PRICE = re.compile(
    r"\b(?:dollars?|euros?|bucks?|quid|cents?|pence|usd|eur|gbp|chf)\b"
    r"|\b(?:free of charge|for free|no (?:charge|cost|fee)s?|(?:half|zero|reduced) "
    r"(?:the )?(?:price|cost)|discount(?:s|ed)?|rebates?|coupons?|vouchers?|cashback"
    r"|(?:percent|per cent|%) off)\b|% off\b"
)
_ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "GEORGIAN"})
_WORD = re.compile(r"[^\W\d_]+")


def plain_form(text: str) -> str:
    """Return a text as it is compared: compatibility forms folded, hidden characters gone."""
    folded = unicodedata.normalize("NFKC", text).translate(_DOTS).lower()
    shown = "".join(each for each in folded if not _is_hidden(each))
    return _SPACED_DOT.sub(".", _DOT.sub(".", shown))


def find_addresses(plain: str) -> Iterator[str]:
    """Yield what leads somewhere in a plain form: links, domains, handles."""
    for found in _ADDRESS.finditer(plain):
        if not _FILE_ENDING.fullmatch(found.group()):
            yield found.group()


def find_numbers_to_call(plain: str) -> Iterator[str]:
    """Yield the telephone numbers in a plain form, in digits or in words."""
    yield from (found.group() for found in _NUMBER_TO_CALL.finditer(plain))


def is_bare_domain(found: str) -> bool:
    """Say whether an address is a domain by itself, as some companies are named."""
    return _BARE_DOMAIN.fullmatch(found) is not None


def find_prices(plain: str) -> Iterator[str]:
    """Yield what names a price in a plain form: signs and words of money, and what is taken off."""
    yield from (each for each in plain if unicodedata.category(each) == "Sc")
    yield from (found.group() for found in _PRICE.finditer(plain))


def find_hidden(text: str) -> Iterator[str]:
    """Yield what a reader would not see: characters without a form, words of two alphabets."""
    for each in text:
        if _is_hidden(each):
            yield f"U+{ord(each):04X}"
    for word in _WORD.findall(text):
        if len({_alphabet(each) for each in word} & _ALPHABETS) > 1:
            yield word


def _is_hidden(character: str) -> bool:
    is_control = unicodedata.category(character) in {"Cc", "Cf", "Co"}
    return is_control and character not in "\t\r\n"


def _alphabet(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0]
