"""What became of a clause, or of clauses that belong together: its place, its words and its units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.dataclass import replace
from generator.notice.model import Notice, NoticeClause
from generator.regex import regex
from generator.revision.alignment import Fate, Pairing
from generator.revision.body import ComparedBody, body_of
from generator.revision.change import Change, ChangeKind
from generator.revision.citing import Citations
from generator.revision.clause_change import ClauseChange
from generator.revision.compared_names import ComparedNames
from generator.revision.moved_rows import with_moved_rows
from generator.revision.paragraphs import changed_paragraphs
from generator.revision.phrases import told
from generator.revision.said_above import with_said_above, words_above
from generator.revision.said_as_one import said_as_one
from generator.revision.tokens import folded, squeeze, tokens_of
from generator.revision.units import changed_units, units_of_parts, without_changed_places
from generator.revision.wording import WordingRun, cut_at, followed, marked_where_different


def clause_change(
    old: Notice, new: Notice, pairing: Pairing, names: ComparedNames, cited: tuple[Citations, Citations]
) -> ClauseChange:
    before = tuple(old.clauses[index] for index in pairing.old)
    after = tuple(new.clauses[index] for index in pairing.new)
    placed = tuple(_placed(pairing, before, after))
    if not (before and after):
        return with_paths(ClauseChange(pairing.fate, before, after, (), placed))
    if pairing.fate is Fate.SAME:
        broken = () if before[0].text == after[0].text else _broken(before, after, names)
        return with_paths(ClauseChange(pairing.fate, before, after, (), (*placed, *broken)))
    texts = text_of(before), text_of(after)
    if pairing.fate is Fate.REPLACED:
        whole = WordingRun(tokens_of(texts[0], names.known), tokens_of(texts[1], names.known), same=False)
        return with_paths(ClauseChange(pairing.fate, before, after, (whole,), placed))
    worded = with_said_above(list(_worded(before, after, names, cited)), words_above(new.clauses, pairing.new[0]))
    worded = _told_of_items(pairing.fate, before, after, worded)
    units = tuple(changed_units(before, after, names.called))
    worded = without_changed_places(worded, units)
    changes = [*placed, *_broken(before, after, names), *worded, *_units_beside(worded, units)]
    changes += units_of_parts(before, after) if pairing.fate is Fate.SPLIT else ()
    judged = names.runs(*texts)
    references = tuple(followed(judged, names.follows))
    if not changes and not references:
        changes += told(judged)
    shown = names.shown(*texts) if names.called else tuple(marked_where_different(judged))
    return with_paths(ClauseChange(pairing.fate, before, after, shown, tuple(changes), followed=references))


_WORDED = (ChangeKind.REWORDED, ChangeKind.WORDS_ADDED, ChangeKind.WORDS_DROPPED)
_JOINS = regex("[，、；。]*(?:或者?|和|与|以及|及|并)?[，、；。]*")
_TOGETHER = (Fate.SPLIT, Fate.MERGED)  # what became of the words is told word by word
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
        yield Change(_FATES[pairing.fate], *(() if pairing.fate in _TOGETHER else _whole_texts(old, new)))
    if marks or pairing.fate not in _FATES:
        yield from _elsewhere(pairing)


def _whole_texts(old: Sequence[NoticeClause], new: Sequence[NoticeClause]) -> tuple[str | None, str | None]:
    return text_of(old) or None, text_of(new) or None


def _elsewhere(pairing: Pairing) -> Iterator[Change]:
    if pairing.moved:
        yield Change(ChangeKind.CLAUSE_MOVED)
    elif pairing.renumbered:
        yield Change(ChangeKind.CLAUSE_RENUMBERED)


def _marks(fate: Fate, old: Sequence[NoticeClause], new: Sequence[NoticeClause]) -> ChangeKind | None:
    """Whether all that happened is that items of one clause lost their numbers, or that its words got such."""
    if fate is Fate.MERGED and len(new) == 1 and _are_items(old):
        return ChangeKind.ITEMS_UNNUMBERED
    if fate is Fate.SPLIT and len(old) == 1 and _are_items(new):
        return ChangeKind.ITEMS_NUMBERED
    return None


def _told_of_items(
    fate: Fate, old: Sequence[NoticeClause], new: Sequence[NoticeClause], worded: list[Change]
) -> list[Change]:
    """What is told of the words: where they were put into items, or taken out of these, not the stops between them."""
    return [change for change in worded if not _is_stop_of_a_list(change)] if _marks(fate, old, new) else worded


def _is_stop_of_a_list(change: Change) -> bool:
    """Whether a change is only that of ， or 或者 between words to ； between items."""
    joins = _JOINS.fullmatch(change.old or "") and _JOINS.fullmatch(change.new or "")
    return change.kind is ChangeKind.PUNCTUATION or (change.kind is ChangeKind.REWORDED and bool(joins))


def _are_items(clauses: Sequence[NoticeClause]) -> bool:
    """Whether all clauses but the first one stand below it."""
    return all(each.path.startswith(f"{clauses[0].path}/") for each in clauses[1:])


def text_of(clauses: Sequence[NoticeClause]) -> str:
    return "".join(squeeze(clause.text) for clause in clauses)


def _worded(
    old: Sequence[NoticeClause],
    new: Sequence[NoticeClause],
    names: ComparedNames,
    cited: tuple[Citations, Citations],
) -> Iterator[Change]:
    """Heading and words; a heading that only one side has is read as its first words."""
    was, now = _heading(old), _heading(new)
    cut = len(old) == len(new) == 1 and _are_headings(was, now, text_of(old), text_of(new))
    if cut and folded(was) != folded(now):
        yield Change(ChangeKind.HEADING, was, now)
    before, after = body_of(old, was if cut else ""), body_of(new, now if cut else "")
    if len(old) != len(new):
        before, after = (
            (said_as_one(before, after), after) if len(old) > len(new) else (before, said_as_one(after, before))
        )
    runs = cut_at(names.runs(before.text, after.text), before.places, after.places)
    for change in with_moved_rows(told(tuple(runs)), names):
        yield _cited(change, before, after, cited)


def _broken(old: Sequence[NoticeClause], new: Sequence[NoticeClause], names: ComparedNames) -> Iterator[Change]:
    """What became of the paragraphs of one article."""
    lines = max(clause.text.count("\n") for clause in (*old, *new))
    if lines and len(old) == len(new) == 1:
        bodies = body_of(old, ""), body_of(new, "")
        yield from changed_paragraphs(old[0], new[0], bodies, names.runs(bodies[0].text, bodies[1].text))


def _units_beside(worded: Sequence[Change], units: Iterable[Change]) -> Iterator[Change]:
    """Changes of units; one whose name came, went or was reworded counts with that."""
    reworded = [each for each in worded if each.kind in _WORDED]
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
        old_place=old.path_at(change.spot[0]),
        new_place=new.path_at(change.spot[1]),
    )


def _are_headings(was: str, now: str, old: str, new: str) -> bool:
    """Whether the first words of two clauses are headings of both, and not sentences that changed places."""
    return bool(was and now) and (was == now or not (was in new or now in old))


def _heading(clauses: Sequence[NoticeClause]) -> str:
    return squeeze(clauses[0].heading or "")


def with_paths(part: ClauseChange) -> ClauseChange:
    changes = tuple(
        replace(each, old_clauses=part.old_paths, new_clauses=each.new_clauses or part.new_paths)
        for each in part.changes
    )
    return replace(part, changes=changes)
