"""Two notices compared: what became of each clause, which words changed, and what the changes mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.checks.coverage import without_units
from generator.notice.model import Clause, Notice
from generator.revision.alignment import Fate, Item, Pairing, align, item
from generator.revision.facts import ChangedFacts, changed_facts
from generator.revision.phrases import ChangedWords, changed_words
from generator.revision.tokens import squeeze
from generator.revision.units import ChangedUnit, changed_units, renamed_units, roles_in
from generator.revision.wording import Run, runs_between


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """Clauses that belong together, and what changed in them. `runs`: their whole texts side by side, squeezed."""

    fate: Fate
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    moved: bool = False
    renumbered: bool = False
    runs: tuple[Run, ...] = ()
    facts: tuple[ChangedFacts, ...] = ()
    words: tuple[ChangedWords, ...] = ()
    units: tuple[ChangedUnit, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything but its number changed."""
        return self.moved or self.fate is not Fate.SAME


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A part of the notice's identity, term or definitions: `name` of the field, old and new words (None: none)."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one notice to another."""

    old: Notice
    new: Notice
    fields: tuple[FieldChange, ...]
    renamed: Mapping[str, str]
    clauses: tuple[ClauseChange, ...]
    around: tuple[ClauseChange, ...] = field(default=())

    @property
    def same(self) -> bool:
        """Whether nothing changed, white space and the division into lines aside."""
        moved = any(each.changed or each.renumbered for each in self.clauses)
        return not (self.fields or self.renamed or moved or any(each.changed for each in self.around))


def compare(old: Notice, new: Notice) -> Comparison:
    """The two notices, clause by clause."""
    pairings = align(_items(old.clauses), _items(new.clauses))
    renamed = _renamed(old, new, pairings)
    names = {*_names(old), *_names(new)}
    clauses = tuple(_clause_change(old, new, pairing, names, renamed) for pairing in pairings)
    around = tuple(_around(old, new, names))
    return Comparison(old, new, tuple(_fields(old, new)), renamed, clauses, around)


def _items(clauses: Sequence[Clause]) -> list[Item]:
    places = {clause.path: index for index, clause in enumerate(clauses)}
    return [
        item(clause.path, clause.heading, clause.text, places.get(clause.path.rpartition("/")[0])) for clause in clauses
    ]


def _names(notice: Notice) -> Iterator[str]:
    for clause in notice.clauses:
        yield from roles_in(clause)
    yield from map(squeeze, notice.issuers)


def _renamed(old: Notice, new: Notice, pairings: Sequence[Pairing]) -> Mapping[str, str]:
    before, after = set(_names(old)), set(_names(new))
    text = squeeze("".join(clause.text for clause in new.clauses))
    gone = {name for name in before - after if name not in text}
    pairs = [(old.clauses[each.old[0]], new.clauses[each.new[0]]) for each in pairings if each.old and each.new]
    return renamed_units(pairs, gone, after - before)


def _clause_change(
    old: Notice, new: Notice, pairing: Pairing, names: set[str], renamed: Mapping[str, str]
) -> ClauseChange:
    before = tuple(old.clauses[index] for index in pairing.old)
    after = tuple(new.clauses[index] for index in pairing.new)
    if pairing.fate is Fate.SAME:
        return ClauseChange(pairing.fate, before, after, pairing.moved, pairing.renumbered)
    runs = runs_between(_text(before), _text(after), names)
    bodies = runs_between(_renaming(_body(before), renamed), _body(after), names)
    return ClauseChange(
        pairing.fate,
        before,
        after,
        pairing.moved,
        pairing.renumbered,
        runs,
        changed_facts(bodies) if before and after else (),
        tuple(changed_words(bodies)) if before and after else (),
        tuple(_units(before, after, renamed)),
    )


def _text(clauses: Sequence[Clause]) -> str:
    return "".join(squeeze(clause.text) for clause in clauses)


def _body(clauses: Sequence[Clause]) -> str:
    """The words without the brackets that name units: what changed there is told by unit."""
    return "".join(without_units(squeeze(clause.text), clause).rstrip("。") + "。" for clause in clauses)


def _renaming(text: str, renamed: Mapping[str, str]) -> str:
    for old, new in renamed.items():
        text = text.replace(old, new)
    return text


def _units(before: Sequence[Clause], after: Sequence[Clause], renamed: Mapping[str, str]) -> Iterator[ChangedUnit]:
    """By the first clause of both sides; a part that was split off or taken in keeps the units that it names."""
    if before and after:
        yield from changed_units(before[0], after[0], renamed)


def _around(old: Notice, new: Notice, names: set[str]) -> Iterator[ClauseChange]:
    """What stands before the first clause and behind the last."""
    for before, after in ((old.preamble, new.preamble), (old.closing, new.closing)):
        texts = squeeze("".join(before)), squeeze("".join(after))
        if texts[0] != texts[1]:
            runs = runs_between(*texts, names)
            yield ClauseChange(
                Fate.EDITED, (), (), runs=runs, facts=changed_facts(runs), words=tuple(changed_words(runs))
            )


def _fields(old: Notice, new: Notice) -> Iterator[FieldChange]:
    for name, read in _FIELDS.items():
        before, after = read(old), read(new)
        if before != after:
            yield FieldChange(name, before, after)
    terms = {squeeze(each.term): squeeze(each.meaning) for each in old.definitions}
    later = {squeeze(each.term): squeeze(each.meaning) for each in new.definitions}
    for term in dict.fromkeys((*terms, *later)):
        if terms.get(term) != later.get(term):
            yield FieldChange(f"definitions.{term}", terms.get(term), later.get(term))


_FIELDS = {
    "title": lambda notice: squeeze(notice.title),
    "document_number": lambda notice: notice.document_number,
    "issuers": lambda notice: "、".join(map(squeeze, notice.issuers)) or None,
    "issued": lambda notice: notice.issued.isoformat() if notice.issued else None,
    "validity.start": lambda notice: notice.effective.start.isoformat() if notice.effective.start else None,
    "validity.end": lambda notice: notice.effective.end.isoformat() if notice.effective.end else None,
    "validity.text": lambda notice: squeeze(notice.effective.text) if notice.effective.text else None,
}
