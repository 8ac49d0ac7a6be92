"""Quotes, quotes inside prose, and words of the notice that items hold: carried to where they stand now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field

from generator.carry.crossing import Crossed, WordsOutcome
from generator.carry.ground import DecisionMark, Ground
from generator.carry.yaml_places import TextEdit, YamlPlaces
from generator.dataclass import dataclass
from generator.notice.model import Fact
from generator.policy.text import Words
from generator.policy.walk import Visit, walk
from generator.regex import regex

_QUOTE = regex(r"(?P<item>.*?)\.?source(?P<index>\.\d+)?\.quote\Z")
_OWN_SOURCE = regex(r"(?P<item>.+)\.source(?:\.\d+)?\Z")
_LINK = regex(r"\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\(clause:(?P<clause>[\w-]+)\)")
_READ_ANEW = "请对照现文逐项核对本条目（名称、数值、条件、措辞），改正后删除本行。"
_MOVED = "所引文字已不在原条款：请核对文中的 clauses.{clause} 是否仍应引用，再删除本行。"
_STANDS_IN = "所引文字现在{clause}：请核对本条目是否改引{clause}，改正后删除本行。"
GONE = "请核对本条目是否还有依据：没有依据的删除，有依据的改引现文，再删除本行。"


@dataclass
class Carried:
    """What was found in the files. `facts`: by item, the figures of its quotes that others took the place of, and
    `quotes`: by item, what became of each of its quotes. `held`: by the path of a value that holds its own words
    (years: {last: 3, words: 补贴三年}), the figures of these.
    """

    edits: dict[str, list[TextEdit]] = field(default_factory=lambda: defaultdict(list))
    marks: list[DecisionMark] = field(default_factory=list)
    facts: dict[str, list[tuple[Fact, Fact]]] = field(default_factory=lambda: defaultdict(list))
    quotes: dict[str, list[tuple[str, Crossed]]] = field(default_factory=lambda: defaultdict(list))
    held: dict[str, list[tuple[Fact, Fact]]] = field(default_factory=lambda: defaultdict(list))


def carry_words(files: Mapping[str, YamlPlaces], ground: Ground) -> Carried:
    """Everything in the model that stands in words of the old notice."""
    found = Carried()
    for file in files.values():
        for path in [*file.nodes]:
            quoted = _QUOTE.fullmatch(path)
            if quoted:
                _carry_quote(file, path, quoted["item"], ground, found)
            elif "](clause:" in (file.value(path) or ""):
                _carry_prose(file, path, ground, found)
    for visit in walk(ground.policy):
        if isinstance(visit.value, Words) and visit.sources:
            _carry_held(files, visit, ground, found)
    return found


def _carry_quote(file: YamlPlaces, path: str, item: str, ground: Ground, found: Carried) -> None:
    clause_path = f"{path.removesuffix('.quote')}.clause"
    clause, words = file.value(clause_path), file.value(path)
    if clause is None or words is None:
        return
    crossed = ground.crossing.carry(ground.path_of(clause), words, _quotes_around(ground, item, clause))
    found.quotes[item].append((clause, crossed))
    edits = _edits(file, path, 0, crossed)
    if crossed.outcome is WordsOutcome.OPEN or edits is None:
        found.marks.append(_mark(file, path.removesuffix(".quote"), words, crossed))
        return
    found.edits[file.name] += edits
    found.facts[item] += crossed.facts
    target = ground.id_of(crossed.clause)
    if crossed.outcome is not WordsOutcome.UNKNOWN and target != clause:
        found.edits[file.name].append(file.set_scalar(clause_path, target))


def without_words_of_gone(marks: Iterable[DecisionMark]) -> Iterator[DecisionMark]:
    """Marks without those below an item whose own quote is gone: one mark says that it has no ground any more."""
    listed = tuple(marks)
    sources = (_OWN_SOURCE.fullmatch(mark.path) for mark in listed if mark.what == GONE)
    gone = {source["item"] for source in sources if source}
    for mark in listed:
        own = _OWN_SOURCE.fullmatch(mark.path)
        if mark.what != GONE or not _is_below(own["item"] if own else mark.path, gone):
            yield mark


def _is_below(path: str, items: Collection[str]) -> bool:
    return any(path.startswith(f"{item}.") for item in items)


def _quotes_around(ground: Ground, path: str, clause: str) -> list[str]:
    """The quotes of a clause in the items at and around a path, the nearest first: they say which words are meant."""
    found: list[str] = []
    while path:
        found += ground.quotes.get((path, clause), ())
        path = path.rpartition(".")[0]
    return found


def _mark(file: YamlPlaces, path: str, words: str, crossed: Crossed, moved_to: str = "") -> DecisionMark:
    """`moved_to`: the id of the clause in which the words stand now as they are."""
    what = _STANDS_IN.format(clause=moved_to) if moved_to else _READ_ANEW if crossed.words else GONE
    return DecisionMark(file.name, path, words, crossed.words, what)


def _edits(file: YamlPlaces, path: str, start: int, crossed: Crossed) -> list[TextEdit] | None:
    """The pieces as edits of a scalar in which the words begin at `start`; None where one cannot be placed."""
    if crossed.outcome is not WordsOutcome.PROVEN:
        return []
    edits = [file.words_at(path, start + piece.start, start + piece.end, piece.new) for piece in crossed.pieces]
    return None if any(edit is None for edit in edits) else [edit for edit in edits if edit is not None]


def _carry_prose(file: YamlPlaces, path: str, ground: Ground, found: Carried) -> None:
    small = "".join((file.value(path) or "").split())
    for link in _LINK.finditer(small):
        around = _quotes_around(ground, path, link["clause"])
        crossed = ground.crossing.carry(ground.path_of(link["clause"]), link["words"], around)
        target = ground.id_of(crossed.clause)
        moved = crossed.outcome is not WordsOutcome.UNKNOWN and target != link["clause"]
        stays = crossed.outcome is WordsOutcome.OPEN or (moved and path.startswith("clauses."))
        edits = None if stays else _edits(file, path, link.start("words"), crossed)
        if edits is None:
            there = target if moved and crossed.outcome is WordsOutcome.SAME else ""
            found.marks.append(_mark(file, path, link["words"], crossed, there))
            continue
        found.edits[file.name] += edits
        if moved:
            found.edits[file.name] += filter(None, [file.words_at(path, *link.span("clause"), target)])
            found.marks += _still_named(file, path, link, crossed, small)


def _still_named(
    file: YamlPlaces, path: str, link: re.Match[str], crossed: Crossed, prose: str
) -> Iterator[DecisionMark]:
    """A mark where the prose names the clause that the quoted words have left."""
    if f"clauses.{link['clause']}" in prose:
        yield DecisionMark(file.name, path, link["words"], crossed.words, _MOVED.format(clause=link["clause"]))


def _carry_held(files: Mapping[str, YamlPlaces], visit: Visit, ground: Ground, found: Carried) -> None:
    """A beneficiary, a trigger, a level: words that must stand in a clause that the item cites."""
    file = next((each for each in files.values() if each.value(visit.path) is not None), None)
    if file is None:
        return
    crossings = tuple(_crossings(str(visit.value), visit, ground))
    if not crossings or any(each.outcome is WordsOutcome.SAME for each in crossings):
        return
    crossed = crossings[0]
    if _is_unit_of_figure(str(visit.value), crossed):
        return
    edits = _edits(file, visit.path, 0, crossed)
    if crossed.outcome is WordsOutcome.OPEN or edits is None:
        found.marks.append(_mark(file, visit.path, str(visit.value), crossed))
    else:
        found.edits[file.name] += edits
        parent, _, key = visit.path.rpartition(".")
        if key == "words":
            found.held[parent] += crossed.facts


def _is_unit_of_figure(words: str, crossed: Crossed) -> bool:
    """Whether words are the unit of a figure that is another one now: 平方米 of 500平方米 and 1000平方米."""
    both = [each for piece in crossed.pieces[:1] for each in (piece.old, piece.new)]
    return bool(both) and all(re.fullmatch(rf"[\d.,，]+{re.escape(words)}", each) for each in both)


def _crossings(words: str, visit: Visit, ground: Ground) -> Iterator[Crossed]:
    """What became of the words in each clause that the item cites and that has them; in its quotes, where they are."""
    for clause in dict.fromkeys(str(each.clause) for each in visit.sources):
        around = _quotes_around(ground, visit.path, clause)
        crossed = ground.crossing.carry(ground.path_of(clause), words, around)
        if crossed.outcome is not WordsOutcome.UNKNOWN:
            yield crossed
