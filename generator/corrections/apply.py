"""The one place where a person overrules the reader: parts of a notice and readings in, the corrected notice out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import partial

from generator.corrections.figures import PlacedFigure, corrected_clause, facts_of, placed
from generator.corrections.head import HEAD_KINDS, with_head
from generator.corrections.pieces import CLOSING, PREAMBLE
from generator.corrections.places import squeeze, stands
from generator.corrections.refused import Refusal, RefusedError, Why
from generator.corrections.structure import restructured
from generator.corrections.units import with_organisation, with_units
from generator.dataclass import dataclass, replace
from generator.message import message
from generator.notice.amounts import amounts_of
from generator.notice.body import NoticeBody
from generator.notice.model import Correction, Notice
from generator.notice.read import NoticeParts, understood
from generator.policy.readings import STRUCTURE, Reading

_TEXT_SIGNS = frozenset("、.．﹒:：,，")


@dataclass(frozen=True, slots=True)
class Corrected:
    """The notice as a person reads it. `read`: as the reader read it; `refusals`: the readings that do not hold."""

    notice: Notice
    read: Notice
    refusals: tuple[Refusal, ...] = ()


@dataclass(slots=True)
class _State:
    """What has been applied so far."""

    notice: Notice
    applied: list[Correction] = field(default_factory=list)
    figures: dict[str, tuple[PlacedFigure, ...]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)


def corrected(parts: NoticeParts, readings: Sequence[Reading]) -> Corrected:
    """The notice with all readings that hold applied: first where clauses begin, then what their words say."""
    read = understood(parts)
    if not readings:
        return Corrected(read, read)
    body = parts.body
    state = _State(read)
    for reading in readings:
        if reading.kind in STRUCTURE:
            body = _try(state, reading, partial(_restructure, state, body, parts.printed)) or body
    if body != parts.body:
        state.notice = understood(replace(parts, body=body))
    for reading in readings:
        if reading.kind not in STRUCTURE:
            _try(state, reading, partial(_reread, state))
    notice = replace(state.notice, corrections=tuple(state.applied))
    return Corrected(notice, read, tuple(state.refusals))


def _try(state: _State, reading: Reading, apply: Callable[[Reading], NoticeBody | None]) -> NoticeBody | None:
    try:
        return apply(reading)
    except RefusedError as refused:
        hint = refused.hint
        if refused.why is Why.MISFIT and (found := _standing(state.notice, reading)):
            hint = message("these words stand in: {clauses}", clauses="、".join(found))
        state.refusals.append(Refusal(reading, refused.why, refused.told, hint))
        return None


def _standing(notice: Notice, reading: Reading) -> list[str]:
    """The clauses in which the words of a reading stand, other than the one that it names."""
    around = ((PREAMBLE, "\n".join(notice.preamble)), (CLOSING, "\n".join(notice.closing)))
    texts = (*around, *((each.path, f"{each.number}{each.text}") for each in notice.clauses))
    return [path for path, text in texts if path != reading.clause and stands(reading.quote, text)]


def _restructure(state: _State, body: NoticeBody, printed: str, reading: Reading) -> NoticeBody:
    done = restructured(body, printed, reading)
    if _words(done.body) != _words(body):
        raise RefusedError(Why.CONTRADICTION, message("the correction would change the words of the notice"))
    if done.body.pieces == body.pieces:
        raise RefusedError(Why.IDLE, message("the notice is read like that without it"))
    _note(state, reading, done.before, done.after, clause=done.clause)
    return done.body


def _words(body: NoticeBody) -> str:
    """All that the parts say, in order; what stands between a number and its text is no word."""
    texts = (*body.preamble, *(f"{piece.number}{piece.text}" for piece in body.pieces), *body.closing)
    return "".join(char for char in squeeze("".join(texts)) if char not in _TEXT_SIGNS)


def _reread(state: _State, reading: Reading) -> None:
    kind = next(kinds for kinds in _REREADS if reading.kind in kinds)
    _REREADS[kind](state, reading)


def _figure(state: _State, reading: Reading) -> None:
    text = _text(state.notice, reading)
    clause = next((each for each in state.notice.clauses if each.path == reading.clause), None)
    known = state.figures.get(reading.clause, ())
    facts = facts_of(text, known)
    amounts = clause.amounts if clause else amounts_of(text, facts)
    done = placed(text, facts, amounts, reading)
    if done.before == done.after:
        _idle()
    state.figures[reading.clause] = (*known, done)
    if clause is not None:
        changed = corrected_clause(clause, state.figures[reading.clause])
        clauses = tuple(changed if each is clause else each for each in state.notice.clauses)
        state.notice = replace(state.notice, clauses=clauses)
    _note(state, reading, done.before, done.after, place=done)


def _units(state: _State, reading: Reading) -> None:
    _take(state, reading, *with_units(state.notice, reading, _text(state.notice, reading)))


def _organisation(state: _State, reading: Reading) -> None:
    _take(state, reading, *with_organisation(state.notice, reading, _text(state.notice, reading)))


def _head(state: _State, reading: Reading) -> None:
    _take(state, reading, *with_head(state.notice, reading, _text(state.notice, reading)))


_REREADS: Mapping[tuple[str, ...], Callable[[_State, Reading], None]] = {
    ("figure",): _figure,
    ("units",): _units,
    ("organisation",): _organisation,
    HEAD_KINDS: _head,
}


def _take(state: _State, reading: Reading, notice: Notice, before: str, after: str) -> None:
    if notice == state.notice:
        _idle()
    state.notice = notice
    _note(state, reading, before, after)


def _idle() -> None:
    raise RefusedError(Why.IDLE, message("the notice is read like that without it"), message("remove the correction"))


def _text(notice: Notice, reading: Reading) -> str:
    """The text of the clause that a reading names. Raises RefusedError."""
    around = {PREAMBLE: notice.preamble, CLOSING: notice.closing}
    if reading.clause in around:
        return "\n".join(around[reading.clause])
    found = next((clause.text for clause in notice.clauses if clause.path == reading.clause), None)
    if found is None:
        raise RefusedError(
            Why.MISFIT,
            message("the notice has no clause {clause}", clause=reading.clause),
            message("clauses as read: {clauses}", clauses="、".join(each.path for each in notice.clauses[:60])),
        )
    return found


def _note(
    state: _State,
    reading: Reading,
    before: str,
    after: str,
    *,
    clause: str | None = None,
    place: PlacedFigure | None = None,
) -> None:
    state.applied.append(
        Correction(
            str(reading.id),
            reading.kind,
            clause or str(reading.clause),
            str(reading.quote),
            str(reading.reason),
            before,
            after,
            place.span if place else None,
            place.fact if place else None,
        )
    )
