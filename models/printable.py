"""What may text from outside do to a terminal? Nothing: it is shown, never obeyed.

Names, mails, answers of providers and figures of a file hold what a stranger wrote. A terminal
would take some of its characters for orders: to move, to colour, to retitle its window, to turn
the writing round (UAX #9). Here each of them becomes the escape that names it.
"""

import unicodedata

_ORDERS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories that stand for no sign: control, format, surrogate, line and paragraph separator."""

_JOINERS = "\u200c\u200d"
"""Format characters without which Persian, Hindi and emoji are misspelt; they order nothing."""


def printable(text: str, kept: str = "\n") -> str:
    r"""Return the text with each order to a terminal as its escape: ESC becomes `\x1b`.

    `kept` are the controls that stay as they are; by default a line may end.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(each if each in kept or not _is_order(each) else _name(each) for each in text)


def printable_json(document: bytes) -> bytes:
    r"""Return a JSON document of the same value whose strings hold no order: U+009B is `\u009b`."""
    if document.isascii():
        return document.replace(b"\x7f", b"\\u007f")
    text = document.decode()
    return "".join(
        each if each == "\n" or not _is_order(each) else _json_name(each) for each in text
    ).encode()


def _is_order(character: str) -> bool:
    return unicodedata.category(character) in _ORDERS and character not in _JOINERS


def _name(character: str) -> str:
    return (
        character.encode("ascii", "backslashreplace").decode()
        if ord(character) > 0x7F
        else (f"\\x{ord(character):02x}")
    )


def _json_name(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))
