"""Two notices compared: what became of each clause, which words changed, and what the changes mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.notice.model import Notice, NoticeClause
from generator.revision.alignment import Fate, Pairing, align
from generator.revision.alignment_item import AlignmentItem, item
from generator.revision.body import ComparedBody, body_of
from generator.revision.change import By, Change, ChangeKind
from generator.revision.citing import Citations
from generator.revision.clause_change import ClauseChange
from generator.revision.head import changed_head
from generator.revision.moved_words import with_moved_words
from generator.revision.parted import parted
from generator.revision.phrases import told
from generator.revision.references import renumbered
from generator.revision.repeated import told_once
from generator.revision.tokens import folded, squeeze, tokens_of
from generator.revision.units import changed_units, heirs, roles_in, taken_over
from generator.revision.wording import WordingRun, followed, marked_where_different, runs_between

_TERM = (ChangeKind.TERM_PROLONGED, ChangeKind.TERM_SHORTENED, ChangeKind.TERM_CHANGED, ChangeKind.TERM_START)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one notice to another: in its head, and clause by clause in the order of the new text.

    A paragraph behind a list of items is a clause of `old` and `new`, 第二条/第二款; `old_holders` and `new_holders`:
    its path -> that of the clause to which the reader of notices gave its words.
    """

    old: Notice
    new: Notice
    head: tuple[Change, ...]
    clauses: tuple[ClauseChange, ...]
    old_holders: Mapping[str, str] = field(default_factory=dict)
    new_holders: Mapping[str, str] = field(default_factory=dict)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change, once."""
        return (*self.head, *(change for clause in self.clauses for change in clause.changes))

    @property
    def count(self) -> int:
        """How many changes there are; figures in words that were reworded count with these."""
        return sum(not change.inside for change in self.changes)


@dataclass(frozen=True, slots=True)
class _Names:
    """`issuers`: of both notices; `known`: names that are one word each; `called`: old name -> new name of the same;
    `follows`: old number of an article -> new one.
    """

    issuers: frozenset[str]
    known: frozenset[str]
    called: Mapping[str, str]
    follows: Mapping[str, str]

    def runs(self, old: str, new: str) -> tuple[WordingRun, ...]:
        """The runs of two texts, as they are judged."""
        return runs_between(old, new, self.known, self.called, self.follows)

    def shown(self, old: str, new: str) -> tuple[WordingRun, ...]:
        """The runs of two texts, as they are shown: what is called otherwise is marked."""
        return tuple(marked_where_different(runs_between(old, new, self.known, {}, self.follows)))


def compare(old: Notice, new: Notice) -> Comparison:
    """The two notices, clause by clause. Time grows with the length of the texts."""
    before, after = parted(old), parted(new)
    done = _compared(before.notice, after.notice)
    return replace(done, old_holders=before.holders, new_holders=after.holders)


def _compared(old: Notice, new: Notice) -> Comparison:
    pairings = align(_items(old.clauses), _items(new.clauses))
    called = _called(old, new, pairings)
    titles = {**_titles(old, new), **_meanings(old, new)}
    issuers = frozenset(map(squeeze, (*old.issuers, *new.issuers)))
    known = frozenset({*issuers, *_units(old), *_units(new), *titles, *titles.values()})
    names = _Names(issuers, known, {**called, **titles}, renumbered(_numbers(old, new, pairings)))
    parts = [*_around("preamble", old.preamble, new.preamble, names)]
    cited = Citations(old), Citations(new)
    parts += [_clause_change(old, new, pairing, names, cited) for pairing in pairings]
    parts += _around("closing", old.closing, new.closing, names)
    head = [*changed_head(old, new, called), *taken_over(called)]
    once = told_once(with_moved_words(parts))
    return _each_told_once(old, new, [*head, *once.head, *_references(parts, names)], once.parts)


def _numbers(old: Notice, new: Notice, pairings: Sequence[Pairing]) -> list[tuple[str, str]]:
    """The numbers of clauses before and now; what was split goes on in the first of its parts."""
    pairs = [each for each in pairings if each.old and each.new and each.fate is not Fate.REPLACED]
    return [(squeeze(old.clauses[each.old[0]].number), squeeze(new.clauses[each.new[0]].number)) for each in pairs]


def _references(parts: Sequence[ClauseChange], names: _Names) -> Iterator[Change]:
    """All references that follow the new numbers, as one change."""
    found: list[tuple[str, str]] = []
    old_clauses: list[str] = []
    new_clauses: list[str] = []
    for part in parts if names.follows else ():
        if part.followed:
            found += part.followed
            old_clauses += part.old_paths
            new_clauses += part.new_paths
    if found:
        old, new = zip(*dict.fromkeys(found), strict=True)
        yield Change(
            ChangeKind.REFERENCE_RENUMBERED,
            "、".join(old),
            "、".join(new),
            old_clauses=tuple(old_clauses),
            new_clauses=tuple(new_clauses),
            places=len(found),
        )


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


def _clause_change(
    old: Notice, new: Notice, pairing: Pairing, names: _Names, cited: tuple[Citations, Citations]
) -> ClauseChange:
    before = tuple(old.clauses[index] for index in pairing.old)
    after = tuple(new.clauses[index] for index in pairing.new)
    placed = tuple(_placed(pairing, before, after))
    if pairing.fate is Fate.SAME or not (before and after):
        return _with_paths(ClauseChange(pairing.fate, before, after, (), placed))
    texts = _text(before), _text(after)
    if pairing.fate is Fate.REPLACED:
        whole = WordingRun(tokens_of(texts[0], names.known), tokens_of(texts[1], names.known), same=False)
        return _with_paths(ClauseChange(pairing.fate, before, after, (whole,), placed))
    worded = list(_worded(before, after, names, cited))
    changes = [*placed, *worded, *_units_beside(worded, changed_units(before, after, names.called))]
    judged = names.runs(*texts)
    references = tuple(followed(judged, names.follows))
    if not changes and not references:
        changes += told(judged)
    shown = names.shown(*texts)
    return _with_paths(ClauseChange(pairing.fate, before, after, shown, tuple(changes), followed=references))


_FATES = {
    Fate.SPLIT: ChangeKind.CLAUSE_SPLIT,
    Fate.MERGED: ChangeKind.CLAUSE_MERGED,
    Fate.ADDED: ChangeKind.CLAUSE_ADDED,
    Fate.REPEALED: ChangeKind.CLAUSE_REPEALED,
    Fate.REPLACED: ChangeKind.CLAUSE_REPLACED,
}


def _placed(pairing: Pairing, old: Sequence[NoticeClause], new: Sequence[NoticeClause]) -> Iterator[Change]:
    marks = _marks(pairing.fate, old, new)
    if marks:
        yield Change(marks)
    elif pairing.fate in _FATES:
        both = pairing.fate in (Fate.SPLIT, Fate.MERGED)
        yield Change(_FATES[pairing.fate], None if both else _text(old) or None, None if both else _text(new) or None)
    if pairing.moved and (marks or pairing.fate not in _FATES):
        yield Change(ChangeKind.CLAUSE_MOVED)
    elif pairing.renumbered and (marks or pairing.fate not in _FATES):
        yield Change(ChangeKind.CLAUSE_RENUMBERED)


def _marks(fate: Fate, old: Sequence[NoticeClause], new: Sequence[NoticeClause]) -> ChangeKind | None:
    """Whether all that happened is that items of one clause lost their numbers, or that its words got such."""
    if fate is Fate.MERGED and len(new) == 1 and _are_items(old):
        return ChangeKind.ITEMS_UNNUMBERED
    if fate is Fate.SPLIT and len(old) == 1 and _are_items(new):
        return ChangeKind.ITEMS_NUMBERED
    return None


def _are_items(clauses: Sequence[NoticeClause]) -> bool:
    """Whether all clauses but the first one stand below it."""
    return all(each.path.startswith(f"{clauses[0].path}/") for each in clauses[1:])


def _text(clauses: Sequence[NoticeClause]) -> str:
    return "".join(squeeze(clause.text) for clause in clauses)


def _worded(
    old: Sequence[NoticeClause],
    new: Sequence[NoticeClause],
    names: _Names,
    cited: tuple[Citations, Citations],
) -> Iterator[Change]:
    """Heading and words; a heading that only one side has is read as its first words."""
    was, now = _heading(old), _heading(new)
    cut = len(old) == len(new) == 1 and _are_headings(was, now, _text(old), _text(new))
    if cut and folded(was) != folded(now):
        yield Change(ChangeKind.HEADING, was, now)
    before, after = body_of(old, was if cut else ""), body_of(new, now if cut else "")
    for change in told(names.runs(before.text, after.text)):
        yield _cited(change, before, after, cited)


def _units_beside(worded: Sequence[Change], units: Iterable[Change]) -> Iterator[Change]:
    """Changes of units; one whose name was reworded counts with that."""
    reworded = [each for each in worded if each.kind is ChangeKind.REWORDED]
    for change in units:
        gone = change.old is not None and any(change.old in (each.old or "") for each in reworded)
        came = change.new is not None and any(change.new in (each.new or "") for each in reworded)
        yield replace(change, inside=(gone or change.old is None) and (came or change.new is None))


def _cited(change: Change, old: ComparedBody, new: ComparedBody, cited: tuple[Citations, Citations]) -> Change:
    if change.spot is None:
        return change
    return replace(
        change,
        old_cited=cited[0].in_text(old.starts, change.spot[0]) if change.old else "",
        new_cited=cited[1].in_text(new.starts, change.spot[1]) if change.new else "",
    )


def _are_headings(was: str, now: str, old: str, new: str) -> bool:
    """Whether the first words of two clauses are headings of both, and not sentences that changed places."""
    return bool(was and now) and (was == now or not (was in new or now in old))


def _heading(clauses: Sequence[NoticeClause]) -> str:
    return squeeze(clauses[0].heading or "")


def _around(place: str, old: Sequence[str], new: Sequence[str], names: _Names) -> Iterator[ClauseChange]:
    """What stands before the first clause or behind the last."""
    texts = squeeze("".join(old)), squeeze("".join(new))
    if folded(texts[0]) != folded(texts[1]):
        found = told(names.runs(*texts))
        changes = tuple(change for change in found if not _names_only(change, names.issuers))
        yield _with_paths(ClauseChange(Fate.EDITED, (), (), names.shown(*texts), changes, place))


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
