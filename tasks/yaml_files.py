"""What does a YAML file that a person wrote hold, and where does each part of it stand?

Nothing is constructed but plain values; aliases are refused, so a small file stays small.
"""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from models.errors import Fault, InvalidInputError

LARGEST_BYTES = 1 << 20
DEEPEST = 50
Place = tuple[int | str, ...]


def read_text(path: Path) -> str:
    """Return a file's text; `InvalidInputError` where it is missing, too large or not UTF-8."""
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_BYTES else None
    except OSError as error:
        raise InvalidInputError([Fault(str(path), f"cannot be read: {error.strerror}")]) from None
    if content is None:
        message = f"is larger than {LARGEST_BYTES:,} bytes"
        raise InvalidInputError([Fault(str(path), message)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        raise _at(path, before, "is not UTF-8", "save it as UTF-8") from None
    if "\0" in text:
        raise _at(path, text[: text.index("\0")], "holds a NUL byte", "remove it")
    return text.replace("\r\n", "\n")


def _at(path: Path, before: str, message: str, hint: str) -> InvalidInputError:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return InvalidInputError([Fault(str(path), message, line, None, hint, column)])


class YamlFile:
    """A file's plain value, and the place of each part of it.

    `faults` are those that leave a value: a key that stands twice. What leaves none raises
    `InvalidInputError`.
    """

    def __init__(self, path: Path) -> None:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError
        from ruamel.yaml.reader import ReaderError

        self.path = path
        text = read_text(path)
        yaml = YAML(typ="safe", pure=True)
        yaml.allow_duplicate_keys = True
        try:
            self._refuse_tricks(yaml.parse(text))
            self._root = yaml.compose(text)
            self.value: Any = yaml.load(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise InvalidInputError([self._marked(f"is not YAML: {error.problem}", mark)]) from None
        except ReaderError as error:
            message = f"is not YAML: it holds the character U+{error.character:04X}"
            raise _at(path, text[: error.position], message, "remove it") from None
        except YAMLError as error:
            message = f"is not YAML: {str(error).splitlines()[0]}"
            raise InvalidInputError([Fault(str(path), message)]) from None
        if not isinstance(self.value, dict):
            message = "must be a mapping of fields to values, such as `name: spring`"
            raise InvalidInputError([Fault(str(path), message, 1, column=1)])
        self.faults = list(self._find_twice(self._root))

    def fault(
        self,
        place: Place,
        message: str,
        suggestion: str | None = None,
        *,
        is_of_key: bool = False,
    ) -> Fault:
        """Return a fault at a field of this file, or at its nearest parent that is there: the
        file itself at last.

        It stands at the value, where that begins on the field's line; `is_of_key` at the field.
        """
        field = ".".join(str(part) for part in place) or None
        line, column = self._find(place, is_of_key)
        return Fault(str(self.path), message, line, field, suggestion, column)

    def line_of(self, place: Place) -> int | None:
        """Return the line where a field stands, or its nearest parent that does."""
        return self._find(place, is_of_key=True)[0]

    def _find(self, place: Place, is_of_key: bool) -> tuple[int | None, int | None]:
        node, mark = self._root, None
        for part in place:
            found = _child(node, part)
            if found is None:
                is_of_key = True
                break
            mark, node = found
        if mark is None:
            return 1, 1
        is_at_value = not is_of_key and node.start_mark.line == mark.line
        return mark.line + 1, (node.start_mark if is_at_value else mark).column + 1

    def _marked(self, message: str, mark: Any) -> Fault:
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        return Fault(str(self.path), message, line, None, None, column)

    def _find_twice(self, node: Any) -> Iterator[Fault]:
        seen: dict[str, int] = {}
        for item in node.value if isinstance(node.value, list) else ():
            key, child = item if isinstance(item, tuple) else (None, item)
            if key is not None:
                name, mark = str(key.value), key.start_mark
                if name in seen:
                    message = f"duplicate key {name!r}; it stands on line {seen[name]} too"
                    yield self._marked(message, mark)
                seen.setdefault(name, mark.line + 1)
            yield from self._find_twice(child)

    def _refuse_tricks(self, events: Any) -> None:
        from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

        depth, faults, anchors = 0, [], set()
        for event in events:
            anchor = getattr(event, "anchor", None)
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if isinstance(event, AliasEvent):
                message = "uses an alias (*); write the value out"
                faults.append(self._marked(message, event.start_mark))
            elif anchor in anchors:
                faults.append(self._marked(f"uses the anchor &{anchor} twice", event.start_mark))
            anchors |= {anchor} - {None}
            if depth > DEEPEST:
                message = f"is nested deeper than {DEEPEST} levels"
                faults.append(self._marked(message, event.start_mark))
                break
        if faults:
            raise InvalidInputError(faults)


def did_you_mean(word: str, known: Collection[Any]) -> str | None:
    """Return "did you mean …?" where a known word is near, else which words there are."""
    words = [str(name) for name in known]
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]}?"
    if not words:
        return None
    return f"allowed: {', '.join(words)}" if len(words) <= 40 else None


def _child(node: Any, part: int | str) -> tuple[Any, Any] | None:
    if node is None or not isinstance(node.value, list):
        return None
    if isinstance(part, int):
        items = node.value
        is_item = part < len(items) and not isinstance(items[part], tuple)
        return (items[part].start_mark, items[part]) if is_item else None
    for pair in node.value:
        if isinstance(pair, tuple) and str(pair[0].value) == part:
            return pair[0].start_mark, pair[1]
    return None
