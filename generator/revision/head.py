"""What changed in a notice's identity, its term and its definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from rapidfuzz import fuzz

from generator.notice.model import Notice
from generator.revision.change import By, Change, ChangeKind
from generator.revision.tokens import squeeze

_ALIKE = 60  # per cent
_LONGEST_NAME = 40  # characters
_FIELDS: dict[ChangeKind, Callable[[Notice], str | None]] = {
    ChangeKind.TITLE: lambda notice: squeeze(notice.title),
    ChangeKind.DOCUMENT_NUMBER: lambda notice: notice.document_number,
    ChangeKind.ISSUERS: lambda notice: "、".join(map(squeeze, notice.issuers)) or None,
    ChangeKind.ISSUED: lambda notice: notice.issued.isoformat() if notice.issued else None,
    ChangeKind.TERM_START: lambda notice: notice.effective.start.isoformat() if notice.effective.start else None,
}


def changed_head(old: Notice, new: Notice, called: Mapping[str, str]) -> Iterator[Change]:
    """Title, number, issuers, dates, term and definitions; `called`: old name -> new name of units."""
    for kind, read in _FIELDS.items():
        before, after = read(old), read(new)
        if before != after:
            yield Change(kind, before, after)
    if squeeze(old.title) == squeeze(new.title) and (old.body_title or "") != (new.body_title or ""):
        yield Change(ChangeKind.BODY_TITLE, old.body_title, new.body_title)
    yield from _term(old.effective.end, new.effective.end)
    yield from _definitions(old, new, called)


def _term(old: date | None, new: date | None) -> Iterator[Change]:
    if old == new:
        return
    if old is None or new is None:
        yield Change(ChangeKind.TERM_CHANGED, old.isoformat() if old else None, new.isoformat() if new else None)
        return
    kind = ChangeKind.TERM_PROLONGED if new > old else ChangeKind.TERM_SHORTENED
    yield Change(kind, old.isoformat(), new.isoformat(), by=_months(old, new))


def _months(old: date, new: date) -> By | None:
    """Whole months from one day to another; None where days are left over. The last day of a month is one of each."""
    months = (new.year - old.year) * 12 + new.month - old.month
    return By(Decimal(months), "months") if old.day == new.day or (_is_last(old) and _is_last(new)) else None


def _is_last(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).month != day.month


def _definitions(old: Notice, new: Notice, called: Mapping[str, str]) -> Iterator[Change]:
    before, after = definitions_of(old), definitions_of(new)
    instead = renamed_definition(before, after)
    if instead:
        gone, come = instead
        yield Change(ChangeKind.DEFINITION_CHANGED, f"{gone} = {before[gone]}", f"{come} = {after[come]}")
    for term in (term for term in dict.fromkeys((*before, *after)) if term not in (instead or ())):
        was, now = before.get(term), after.get(term)
        if was is None:
            yield Change(ChangeKind.DEFINITION_ADDED, None, f"{term} = {now}")
        elif now is None:
            yield Change(ChangeKind.DEFINITION_DROPPED, f"{term} = {was}", None)
        elif called.get(was, was) != now and not (is_list(was) and is_list(now)):
            yield Change(ChangeKind.DEFINITION_CHANGED, f"{term} = {was}", f"{term} = {now}")


def without_replaced_terms(head: Sequence[Change], several: Sequence[Change]) -> list[Change]:
    """The changes of the head, those of a short name's meaning aside that say what was done in `several` places."""
    return [change for change in head if not any(_says_the_same(change, each) for each in several)]


def _says_the_same(change: Change, term: Change) -> bool:
    """Whether a meaning changed only in a term that was replaced throughout."""
    definition = change.kind is ChangeKind.DEFINITION_CHANGED and term.kind is ChangeKind.TERM_REPLACED
    return definition and bool(term.old) and (change.old or "").replace(term.old or "", term.new or "") == change.new


def is_list(meaning: str) -> bool:
    """Whether a short name stands for a list or a sentence: what changed in it is told where it is printed."""
    return len(meaning) > _LONGEST_NAME


def definitions_of(notice: Notice) -> dict[str, str]:
    """Short name -> what it stands for, without white space."""
    return {squeeze(each.term): squeeze(each.meaning) for each in notice.definitions}


def renamed_definition(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, str] | None:
    """A short name and the one in its place, where one alone went and one alone came, for names that are alike."""
    gone = [term for term in before if term not in after]
    come = [term for term in after if term not in before]
    if len(gone) == len(come) == 1 and fuzz.ratio(before[gone[0]], after[come[0]]) >= _ALIKE:
        return gone[0], come[0]
    return None
