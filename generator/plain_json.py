"""JSON from outside: a file of an edition or a review.lock may be anything by the time that it is read again."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from typing import Any

from generator.message import Message, message

_CONTAINERS = (dict, list)  # JSON makes just these
_DEEPEST = 50  # values in values; what this program writes has a dozen


class Unsound(ValueError):
    """JSON that is none, or is none of ours; `words` say why."""

    def __init__(self, words: Message) -> None:
        super().__init__(str(words))
        self.words = words


def read_json(data: bytes | str) -> Any:
    """What a JSON text holds. Raises Unsound where it is none, or is nested deeper than any of our files."""
    found = json_of(data)
    level = [found] if found.__class__ in _CONTAINERS else []
    for _ in range(_DEEPEST):
        below = (each.values() if each.__class__ is dict else each for each in level)
        level = [inside for inside in chain.from_iterable(below) if inside.__class__ in _CONTAINERS]
        if not level:
            return found
    raise _too_deep()


def json_of(data: bytes | str, **hooks: Any) -> Any:
    """What a JSON text holds, by hooks of json.loads. Raises Unsound where it is none."""
    try:
        return json.loads(data, **hooks)
    except Unsound:
        raise
    except RecursionError as error:
        raise _too_deep() from error
    except json.JSONDecodeError as error:
        raise Unsound(
            message("it is no JSON (line {line}, column {column})", line=error.lineno, column=error.colno)
        ) from error
    except UnicodeDecodeError as error:
        raise Unsound(message("it is not UTF-8 text (byte {place})", place=error.start)) from error
    except ValueError as error:  # Python reads no whole number of more than 4,300 digits
        raise Unsound(message("it holds a number that is too long")) from error


def named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object for json's object_pairs_hook. Raises Unsound for a name that is given twice: which of its values is
    meant cannot be told."""
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise Unsound(message("“{name}” is given twice", name=twice))
    return found


def what_is_wrong(error: Exception) -> Message:
    """Why JSON is none of ours, in words of the catalogue: Python's own are English, and say nothing to an office."""
    if isinstance(error, Unsound):
        return error.words
    if isinstance(error, KeyError):
        return message("{key} is missing in it", key=error.args[0])
    return message("parts of it have another shape than this program writes")


def _too_deep() -> Unsound:
    return Unsound(message("values stand in each other more than {count} deep", count=_DEEPEST))
