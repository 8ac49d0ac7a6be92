"""Slips of the keyboard for which a file is no YAML: told where they stand, not where the reader stumbled over them.

A slip is told only where the file reads on once it is mended: words of a long text that look like one are none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import yaml

from generator.dataclass import dataclass
from generator.message import Message, message
from generator.regex import regex

_KEY = r"[A-Za-z][A-Za-z0-9_-]*"
_BEFORE = r"(?:^ *(?:- +)*|[{,，]\s*)"  # what stands before a key, in a line of its own or in brackets
_LOOKED_AT = 6  # lines with content, up to that where the reader stumbled: it stumbles at once, or at the next key
_READ_ON = 20  # lines: enough to see that the file is read on
_COLON = regex(rf"{_BEFORE}(?P<key>{_KEY})(?P<slip>\s*：\s*)")
_GLUED = regex(rf"{_BEFORE}(?P<key>{_KEY})(?P<slip>:)(?=[^\s:/\\,}}\]])")
_DASH = regex(rf"^ *(?P<slip>[-－])(?=(?P<key>{_KEY}): )")
_COMMA = regex(rf"(?P<slip>，)(?=\s*(?P<key>{_KEY})\s*[:：])")
_INDENT = regex(r"^ *[\t\u3000\u00a0]")
_WITH_CONTENT = regex(r"^\s*[^\s#]")
_HEAD = regex(r"^ *(?:- +)*")
_HOLDS_A_VALUE = regex(rf"{_HEAD.pattern}{_KEY}: +[^\s#|>&]")


@dataclass(frozen=True, slots=True)
class Slip:
    """Where it stands (from 1), what is wrong, how to mend it, and the line without it."""

    line: int
    column: int
    message: Message
    hint: Message
    mended: str


def slip_before(text: str, line: int) -> Slip | None:
    """The slip over which the reader of `text` stumbled in `line`."""
    lines = text.split("\n")[: line + _READ_ON]
    found = list(_slips(lines, line))
    for first in reversed(range(len(found))):
        mended = list(lines)
        for slip in reversed(found[first:]):  # of one line the first stands: its others are met once it is mended
            mended[slip.line - 1] = slip.mended
        if _stumbles_in("\n".join(mended)) > line:
            return found[first]
    return None


def slip_in_key(key: str) -> tuple[Message, Message] | None:
    """What is wrong with a key that is none of the model's, where it is a slip: what, and how to mend it."""
    stripped = key.lstrip("\u3000\u00a0")
    if stripped != key:
        return _indented()
    for pattern, told in ((_COLON, _colon), (_GLUED, _glued)):
        found = pattern.match(key)
        if found:
            return told(found["key"])
    return None


def _stumbles_in(text: str) -> float:
    """The line in which reading ends before its time: none where keys and values are read."""
    try:
        kinds = [type(event) for event in yaml.parse(text, yaml.CSafeLoader)]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark.line + 1 if mark else 0
    except yaml.YAMLError:
        return 0
    return math.inf if kinds[2] is yaml.MappingStartEvent else 0  # behind the starts of stream and document


def _slips(lines: list[str], last: int) -> Iterator[Slip]:
    """What looks like a slip in the lines with content up to `last`, from above."""
    near = [number for number in range(min(last, len(lines))) if _WITH_CONTENT.match(lines[number])]
    above = ""
    for number in near[-_LOOKED_AT:]:
        yield from _in_line(lines[number], above, number + 1)
        above = lines[number]


def _in_line(words: str, above: str, line: int) -> Iterator[Slip]:
    wrong = [(found, instead, told) for kind, instead, told in _KINDS for found in kind.finditer(words)]
    mended = words
    for found, instead, _ in sorted(wrong, key=lambda each: -each[0].start("slip")):
        mended = f"{mended[: found.start('slip')]}{instead}{mended[found.end('slip') :]}"
    if wrong:
        found, _, told = min(wrong, key=lambda each: each[0].start("slip"))
        wrong_here, hint = told(found["key"])
        yield Slip(line, found.start("slip") + 1, wrong_here, hint, mended)
    indent, inside = len(words) - len(words.lstrip()), _inside(above)
    moved = f"{' ' * inside}{mended.lstrip()}"
    if _INDENT.match(words):
        wrong_here, hint = _indented()
        yield Slip(line, 1, wrong_here, hint, moved)
    elif _HOLDS_A_VALUE.match(above) and indent > inside:
        wrong_here, hint = _too_deep()
        yield Slip(line, indent + 1, wrong_here, hint, moved)


def _inside(above: str) -> int:
    """How far in a line stands that goes on below `above`: as its key, or one step farther where it has no value."""
    start = _HEAD.match(above)
    return (start.end() if start else 0) + (2 if above.rstrip().endswith((":", "：")) else 0)


def _colon(key: str) -> tuple[Message, Message]:
    return message("a full-width colon (：) stands behind {key}", key=key), _write(key)


def _glued(key: str) -> tuple[Message, Message]:
    return message("no space stands behind the colon of {key}", key=key), _write(key)


def _write(key: str) -> Message:
    return message("write {key}: with a half-width colon and a space behind it", key=key)


def _dash(_: str) -> tuple[Message, Message]:
    return message("no space stands behind the dash of this entry"), message("write a half-width dash and a space")


def _comma(key: str) -> tuple[Message, Message]:
    return (
        message("a full-width comma (，) stands before {key}", key=key),
        message("within brackets, write a half-width comma and a space between two entries"),
    )


def _too_deep() -> tuple[Message, Message]:
    return (
        message("this line stands farther in than the one above, which has its value already"),
        message("begin it in the same column as the keys that it belongs to"),
    )


def _indented() -> tuple[Message, Message]:
    return (
        message("this line is indented by a tab or a full-width space"),
        message("indent it by half-width spaces, two for each step"),
    )


_KINDS = (
    (_COLON, ": ", _colon),
    (_GLUED, ": ", _glued),
    (_DASH, "- ", _dash),
    (_COMMA, ", ", _comma),
)
