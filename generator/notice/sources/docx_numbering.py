"""Automatic numbering counted as Word shows it (ECMA-376 part 1, 17.9).

All lists of one abstract definition share their counters; a level starts again below a higher one, as lvlRestart says,
and where a list with its own start (startOverride) is used for the first time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from lxml import etree

from generator.dataclass import dataclass, replace
from generator.notice.sources.docx_numerals import number_text
from generator.regex import regex
from generator.word.names import W, is_on, number, value

_LEVELS = 9
_PLACE = regex(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` holds %1 … %9; `restart` is the level (from 1) that starts it again, 0 for none."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    spaced: bool = True
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A numbering instance (w:num): whose counters it uses, its levels, and the starts of its own."""

    counters: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which list and level a paragraph or style asks for; `level` is None where the style's place in the list tells."""

    list_id: str
    level: int | None


@dataclass(slots=True)
class Numbering:
    """The lists of a document and where their counters stand."""

    lists: Mapping[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def level_of(self, numbered: Numbered, style: str) -> int:
        """The level of a paragraph: its own, else the one that names its style, else the first."""
        if numbered.level is not None:
            return min(max(numbered.level, 0), _LEVELS - 1)
        found = self.lists.get(numbered.list_id)
        levels = found.levels.items() if found else ()
        return next((index for index, level in levels if style and level.style == style), 0)

    def next(self, list_id: str, level: int) -> str:
        """Count one paragraph and give the number as printed, with a space behind where Word sets one."""
        found = self.lists.get(list_id)
        shape = found.levels.get(level) if found else None
        if found is None or shape is None:
            return ""
        counts = self._counts.setdefault(found.counters, {})
        self._count(list_id, found, level, counts)
        if shape.form == "bullet":
            return ""
        text = _PLACE.sub(lambda place: self._printed(found, shape, int(place[1]) - 1, counts), shape.text)
        return text + " " if text and shape.spaced else text

    def _count(self, list_id: str, found: _List, level: int, counts: dict[int, int]) -> None:
        start = found.levels[level].start
        if level in found.starts and (list_id, level) not in self._started:
            counts[level] = found.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else found.starts.get(level, start)
        self._started.add((list_id, level))
        for deeper in range(level + 1, _LEVELS):
            shape = found.levels.get(deeper)
            restart = deeper if shape is None or shape.restart is None else shape.restart
            if restart and level < restart:
                counts.pop(deeper, None)

    @staticmethod
    def _printed(found: _List, shape: Level, level: int, counts: dict[int, int]) -> str:
        other = found.levels.get(level, Level())
        form = "decimal" if shape.legal and other.form not in ("none", "bullet") else other.form
        return number_text(counts.get(level, found.starts.get(level, other.start)), form)


def numbering(root: etree._Element | None, style_lists: Mapping[str, str]) -> Numbering:
    """The lists of numbering.xml; `style_lists` gives the list id of numbering styles (numStyleLink, 17.9.21)."""
    if root is None:
        return Numbering()
    abstracts = {each.get(f"{W}abstractNumId", ""): each for each in root.iterchildren(f"{W}abstractNum")}
    instances = {each.get(f"{W}numId", ""): each for each in root.iterchildren(f"{W}num")}
    lists: dict[str, _List] = {}
    for list_id, instance in instances.items():
        counters = _abstract_of(instance, abstracts, instances, style_lists)
        levels = dict(_levels(abstracts[counters])) if counters in abstracts else {}
        starts: dict[int, int] = {}
        for override in instance.iterchildren(f"{W}lvlOverride"):
            _apply(override, levels, starts)
        lists[list_id] = _List(counters, levels, starts)
    return Numbering(lists)


def _abstract_of(
    instance: etree._Element,
    abstracts: Mapping[str, etree._Element],
    instances: Mapping[str, etree._Element],
    style_lists: Mapping[str, str],
) -> str:
    """The id of the definition with the levels: a definition may point to that of a numbering style."""
    name = value(instance.find(f"{W}abstractNumId"))
    for _ in range(4):
        link = abstracts[name].find(f"{W}numStyleLink") if name in abstracts else None
        target = instances.get(style_lists.get(value(link), ""))
        if target is None:
            return name
        name = value(target.find(f"{W}abstractNumId"))
    return name


def _levels(abstract: etree._Element) -> Iterator[tuple[int, Level]]:
    for element in abstract.iterchildren(f"{W}lvl"):
        index = element.get(f"{W}ilvl", "")
        if index.isdecimal() and int(index) < _LEVELS:
            yield int(index), _level(element)


def _level(element: etree._Element) -> Level:
    restart = element.find(f"{W}lvlRestart")
    return Level(
        start=number(element.find(f"{W}start"), 0),
        form=_form(element),
        text=value(element.find(f"{W}lvlText")),
        spaced=value(element.find(f"{W}suff"), "tab") != "nothing",
        restart=None if restart is None else number(restart, 0),
        legal=is_on(element.find(f"{W}isLgl")),
        style=value(element.find(f"{W}pStyle")),
    )


def _form(element: etree._Element) -> str:
    """The number format; newer Word wraps a custom one in mc:AlternateContent with a plain fallback."""
    formats: Iterable[etree._Element] = element.iter(f"{W}numFmt")
    named = [value(each) for each in formats]
    return next((name for name in named if name != "custom"), "decimal")


def _apply(override: etree._Element, levels: dict[int, Level], starts: dict[int, int]) -> None:
    index = override.get(f"{W}ilvl", "")
    if not index.isdecimal() or int(index) >= _LEVELS:
        return
    replaced = override.find(f"{W}lvl")
    if replaced is not None:
        levels[int(index)] = _level(replaced)
    start = override.find(f"{W}startOverride")
    if start is not None:
        starts[int(index)] = number(start, 1)
        if int(index) in levels:
            levels[int(index)] = replace(levels[int(index)], start=starts[int(index)])
