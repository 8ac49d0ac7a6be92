"""Two notices compared: what became of each clause, which words changed, and what the changes mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.checks.units_brackets import without_units
from generator.dataclass import dataclass
from generator.notice.model import Notice, NoticeClause
from generator.revision.alignment import AlignmentItem, Fate, Pairing, align, item
from generator.revision.change import By, Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.head import changed_head
from generator.revision.moved_words import with_moved_words
from generator.revision.phrases import told
from generator.revision.tokens import folded, squeeze
from generator.revision.units import changed_units, heirs, roles_in, taken_over
from generator.revision.wording import runs_between

_TERM = (ChangeKind.TERM_PROLONGED, ChangeKind.TERM_SHORTENED, ChangeKind.TERM_CHANGED, ChangeKind.TERM_START)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one notice to another: in its head, and clause by clause in the order of the new text."""

    old: Notice
    new: Notice
    head: tuple[Change, ...]
    clauses: tuple[ClauseChange, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change, once."""
        return (*self.head, *(change for clause in self.clauses for change in clause.changes))


@dataclass(frozen=True, slots=True)
class _Names:
    """`issuers`: of both notices; `known`: names that are one word each; `called`: old name -> new name of the same."""

    issuers: frozenset[str]
    known: frozenset[str]
    called: Mapping[str, str]


def compare(old: Notice, new: Notice) -> Comparison:
    """The two notices, clause by clause. Time grows with the length of the texts."""
    pairings = align(_items(old.clauses), _items(new.clauses))
    called = _called(old, new, pairings)
    titles = {**_titles(old, new), **_meanings(old, new)}
    issuers = frozenset(map(squeeze, (*old.issuers, *new.issuers)))
    known = frozenset({*issuers, *_units(old), *_units(new), *titles, *titles.values()})
    names = _Names(issuers, known, {**called, **titles})
    parts = [*_around("preamble", old.preamble, new.preamble, names)]
    parts += [_clause_change(old, new, pairing, names) for pairing in pairings]
    parts += _around("closing", old.closing, new.closing, names)
    head = [*changed_head(old, new, called), *taken_over(called)]
    return _each_told_once(old, new, head, with_moved_words(parts))


def _items(clauses: Sequence[NoticeClause]) -> list[AlignmentItem]:
    places = {clause.path: index for index, clause in enumerate(clauses)}
    return [
        item(clause.path, clause.heading, clause.text, places.get(clause.path.rpartition("/")[0]), clause.number)
        for clause in clauses
    ]


def _units(notice: Notice) -> set[str]:
    return set(roles_in(notice.clauses))


def _called(old: Notice, new: Notice, pairings: Sequence[Pairing]) -> dict[str, str]:
    text = squeeze("".join(clause.text for clause in new.clauses))
    gone = {name for name in _units(old) - _units(new) if name not in text}
    pairs = [
        ([old.clauses[index] for index in each.old], [new.clauses[index] for index in each.new])
        for each in pairings
        if each.old and each.new
    ]
    return heirs(pairs, gone, _units(new) - _units(old))


def _titles(old: Notice, new: Notice) -> dict[str, str]:
    """What the head tells already: the old title, number and date are the new ones, wherever they are repeated."""
    pairs = ((old.title, new.title), (old.body_title, new.body_title), (old.document_number, new.document_number))
    return {squeeze(before): squeeze(after) for before, after in pairs if before and after and before != after}


def _meanings(old: Notice, new: Notice) -> dict[str, str]:
    """The meanings of a short name that the head tells as changed."""
    later = {squeeze(each.term): squeeze(each.meaning) for each in new.definitions}
    pairs = ((squeeze(each.meaning), later.get(squeeze(each.term))) for each in old.definitions)
    return {before: after for before, after in pairs if after and before != after}


def _clause_change(old: Notice, new: Notice, pairing: Pairing, names: _Names) -> ClauseChange:
    before = tuple(old.clauses[index] for index in pairing.old)
    after = tuple(new.clauses[index] for index in pairing.new)
    placed = tuple(_placed(pairing, before, after))
    if pairing.fate is Fate.SAME or not (before and after):
        return _with_paths(ClauseChange(pairing.fate, before, after, (), placed))
    texts = _text(before), _text(after)
    changes = [*placed, *_worded(before, after, names), *changed_units(before, after, names.called)]
    if not changes:
        changes += told(runs_between(*texts, names.known, names.called))
    return _with_paths(ClauseChange(pairing.fate, before, after, runs_between(*texts, names.known), tuple(changes)))


_GOES_ON = ("：", "；", "，")  # after which no sentence has ended
_FATES = {
    Fate.SPLIT: ChangeKind.CLAUSE_SPLIT,
    Fate.MERGED: ChangeKind.CLAUSE_MERGED,
    Fate.ADDED: ChangeKind.CLAUSE_ADDED,
    Fate.REPEALED: ChangeKind.CLAUSE_REPEALED,
}


def _placed(pairing: Pairing, old: Sequence[NoticeClause], new: Sequence[NoticeClause]) -> Iterator[Change]:
    if pairing.fate in _FATES:
        both = bool(old and new)
        yield Change(_FATES[pairing.fate], None if both else _text(old) or None, None if both else _text(new) or None)
    elif pairing.moved:
        yield Change(ChangeKind.CLAUSE_MOVED)
    elif pairing.renumbered:
        yield Change(ChangeKind.CLAUSE_RENUMBERED)


def _text(clauses: Sequence[NoticeClause]) -> str:
    return "".join(squeeze(clause.text) for clause in clauses)


def _worded(old: Sequence[NoticeClause], new: Sequence[NoticeClause], names: _Names) -> Iterator[Change]:
    """Heading and words; a heading that only one side has is read as its first words."""
    was, now = _heading(old), _heading(new)
    cut = len(old) == len(new) == 1 and _are_headings(was, now, _text(old), _text(new))
    if cut and folded(was) != folded(now):
        yield Change(ChangeKind.HEADING, was, now)
    before, after = _body(old, was if cut else ""), _body(new, now if cut else "")
    yield from told(runs_between(before, after, names.known, names.called))


def _are_headings(was: str, now: str, old: str, new: str) -> bool:
    """Whether the first words of two clauses are headings of both, and not sentences that changed places."""
    return bool(was and now) and (was == now or not (was in new or now in old))


def _heading(clauses: Sequence[NoticeClause]) -> str:
    return squeeze(clauses[0].heading or "")


def _body(clauses: Sequence[NoticeClause], heading: str) -> str:
    """The words without the first heading and without the brackets that name units: those are told by unit."""
    bodies = (without_units(squeeze(clause.text), clause) for clause in clauses)
    ended = (each if each.endswith(_GOES_ON) else each.rstrip("。") + "。" for each in bodies)
    return "".join(ended).removeprefix(heading)


def _around(place: str, old: Sequence[str], new: Sequence[str], names: _Names) -> Iterator[ClauseChange]:
    """What stands before the first clause or behind the last."""
    texts = squeeze("".join(old)), squeeze("".join(new))
    if folded(texts[0]) != folded(texts[1]):
        found = told(runs_between(*texts, names.known, names.called))
        changes = tuple(change for change in found if not _names_only(change, names.issuers))
        yield _with_paths(ClauseChange(Fate.EDITED, (), (), runs_between(*texts, names.known), changes, place))


def _names_only(change: Change, issuers: frozenset[str]) -> bool:
    """Whether words are those of issuers alone, whom the head tells."""
    words = (change.old or "") + (change.new or "")
    for name in sorted(issuers, key=len, reverse=True):
        words = words.replace(name, "")
    return not words and change.kind is not ChangeKind.PUNCTUATION


def _with_paths(part: ClauseChange) -> ClauseChange:
    changes = tuple(replace(each, old_clauses=part.old_paths, new_clauses=part.new_paths) for each in part.changes)
    return replace(part, changes=changes)


def _each_told_once(old: Notice, new: Notice, head: Sequence[Change], parts: Sequence[ClauseChange]) -> Comparison:
    """Without the dates of issue and term where they are printed: the head tells them, with their clauses."""
    dates = {(each.old, each.new): each for each in head if each.kind in (*_TERM, ChangeKind.ISSUED)}
    years = {each.by: (each.old, each.new) for each in head if each.kind in _TERM and each.by}
    term = folded(old.effective.text or "")
    kept: list[ClauseChange] = []
    for part in parts:
        able = _told_by_head(part, term)
        keys = {change: _ends(change, years) for change in part.changes}
        again = {change: key for change, key in keys.items() if key in dates and dates[key].kind in able}
        for key in again.values() if part.old else ():
            dates[key] = replace(dates[key], old_clauses=part.old_paths, new_clauses=part.new_paths)
        kept.append(replace(part, changes=tuple(change for change in part.changes if change not in again)))
    told_head = tuple(dates.get((each.old, each.new), each) for each in head)
    return Comparison(old, new, told_head, tuple(kept))


def _told_by_head(part: ClauseChange, term: str) -> Collection[ChangeKind]:
    """The kinds of changes of a part that the head tells; `term`: the words of the term, folded."""
    if part.old and term and term in folded(_text(part.old)):
        return _TERM
    return (ChangeKind.ISSUED,) if part.place else ()


_Ends = tuple[str | None, str | None]


def _ends(change: Change, years: Mapping[By, _Ends]) -> _Ends:
    """The old and the new date that a change is about; `years`: by how much the term changed -> its ends."""
    if not (change.old_facts and change.new_facts):
        return (None, None)
    fact, other = change.old_facts[0], change.new_facts[0]
    if change.kind is ChangeKind.REPLACED and fact.kind == "date":
        return (str(fact.value), str(other.value))
    return years.get(change.by, (None, None)) if change.by and fact.kind == "duration" else (None, None)
