"""Two notices compared: what became of each clause, which words changed, and what the changes mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from generator.dataclass import dataclass, replace
from generator.notice.model import Notice, NoticeClause
from generator.revision.alignment import Fate, Pairing, align
from generator.revision.alignment_item import AlignmentItem, item
from generator.revision.change import Change, ChangeKind
from generator.revision.chapters import chapters_told
from generator.revision.citing import Citations
from generator.revision.clause_change import ClauseChange
from generator.revision.clause_comparison import clause_change, with_paths
from generator.revision.compared_names import ComparedNames
from generator.revision.formulas import formulas_of
from generator.revision.gathered import gathered
from generator.revision.head import changed_head, definitions_of, is_list, renamed_definition, without_replaced_terms
from generator.revision.moved_alike import with_like_sentences
from generator.revision.moved_words import across, with_moved_words
from generator.revision.parted import parted
from generator.revision.phrases import told
from generator.revision.references import renumbered
from generator.revision.repeated import told_once
from generator.revision.rows import rows_of_both
from generator.revision.spans import KnownTexts
from generator.revision.tokens import folded, squeeze
from generator.revision.told_by_head import each_told_once
from generator.revision.units import heirs, roles_in, taken_over

_SHORTEST_NAME = 3  # characters


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

    def old_as_read(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Paths of old clauses as the reader of notices gives them."""
        return tuple(dict.fromkeys(self.old_holders.get(path, path) for path in paths))

    @property
    def count(self) -> int:
        """How many changes there are; figures in words that were reworded count with these."""
        return sum(not change.inside for change in self.changes)


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
    known = frozenset({*issuers, *_units(old), *_units(new), *_short(old), *_short(new), *titles, *titles.values()})
    texts = KnownTexts(_formulas(old, new), rows_of_both(old, new))
    names = ComparedNames(issuers, known, {**called, **titles}, renumbered(_numbers(old, new, pairings)), texts)
    parts = [*_around("preamble", old.preamble, new.preamble, names)]
    cited = Citations(old), Citations(new)
    parts += [clause_change(old, new, pairing, names, cited) for pairing in pairings]
    parts += _around("closing", old.closing, new.closing, names)
    head = [*changed_head(old, new, called), *taken_over(called)]
    chapters = chapters_told(parts)
    several = told_once(across(with_like_sentences(with_moved_words(chapters.parts), names)))
    once = gathered(several.head, several.parts)
    head = without_replaced_terms(head, several.head)
    head += (*chapters.head, *once.head, *_references(parts, names))
    return Comparison(old, new, *each_told_once(old, new, head, once.parts))


def _formulas(old: Notice, new: Notice) -> frozenset[str]:
    """Sentences that several clauses of one of the notices have."""
    before, after = (formulas_of(clause.text for clause in notice.clauses) for notice in (old, new))
    return before | after


def _numbers(old: Notice, new: Notice, pairings: Sequence[Pairing]) -> list[tuple[str, str]]:
    """The numbers of clauses before and now; what was split goes on in the first of its parts."""
    pairs = [each for each in pairings if each.old and each.new and each.fate is not Fate.REPLACED]
    return [(squeeze(old.clauses[each.old[0]].number), squeeze(new.clauses[each.new[0]].number)) for each in pairs]


def _references(parts: Sequence[ClauseChange], names: ComparedNames) -> Iterator[Change]:
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


def _short(notice: Notice) -> Iterator[str]:
    """Short names and what they stand for: single words, of which no half stays by chance."""
    for each in notice.definitions:
        names = (squeeze(each.term), squeeze(each.meaning))
        yield from (words for words in names if len(words) >= _SHORTEST_NAME and not is_list(words))


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
    before, after = definitions_of(old), definitions_of(new)
    was, now = renamed_definition(before, after) or ("", "")
    pairs = ((meaning, after.get(now if term == was else term)) for term, meaning in before.items())
    return {
        old_meaning: new_meaning
        for old_meaning, new_meaning in pairs
        if new_meaning and old_meaning != new_meaning and not (is_list(old_meaning) and is_list(new_meaning))
    }


def _around(place: str, old: Sequence[str], new: Sequence[str], names: ComparedNames) -> Iterator[ClauseChange]:
    """What stands before the first clause or behind the last."""
    texts = squeeze("".join(old)), squeeze("".join(new))
    if folded(texts[0]) != folded(texts[1]):
        found = told(names.runs(*texts))
        changes = tuple(change for change in found if not _names_only(change, names.issuers))
        yield with_paths(ClauseChange(Fate.EDITED, (), (), names.shown(*texts), changes, place))


def _names_only(change: Change, issuers: frozenset[str]) -> bool:
    """Whether words are those of issuers alone, whom the head tells."""
    words = (change.old or "") + (change.new or "")
    for name in sorted(issuers, key=len, reverse=True):
        words = words.replace(name, "")
    return not words and change.kind is not ChangeKind.PUNCTUATION
