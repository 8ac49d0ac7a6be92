"""Clauses: what the words of each piece of the body say: heading, units, amounts and facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.notice.amounts import amounts_of
from generator.notice.body import Piece
from generator.notice.facts import find_facts
from generator.notice.headings import headings
from generator.notice.model import Clause
from generator.notice.units import Units, units_of

_TOLD = 24  # characters of a passage that a warning repeats


@dataclass(frozen=True, slots=True)
class Understood:
    """The clauses with headings, units, amounts and facts, in reading order, and what a person should look at."""

    clauses: tuple[Clause, ...]
    doubts: tuple[str, ...]


def understood(pieces: Sequence[Piece]) -> Understood:
    """What the words of the pieces say."""
    units = list(_with_leads([units_of(piece.text) for piece in pieces]))
    clauses = tuple(
        _clause(piece, heading, named, more)
        for piece, heading, named, more in zip(pieces, headings(pieces), units, _inherited(pieces, units), strict=True)
    )
    return Understood(clauses, tuple(_doubts(pieces, units)))


def _doubts(pieces: Sequence[Piece], units: Sequence[Units]) -> Iterator[str]:
    for piece, named in zip(pieces, units, strict=True):
        for words in named.doubts:
            yield f"{piece.path}：“{words[:_TOLD]}{'…' if len(words) > _TOLD else ''}”中的责任单位没有完全读懂，请核对。"


def _clause(piece: Piece, heading: str | None, units: Units, inherited: tuple[str, ...]) -> Clause:
    facts = find_facts(piece.text)
    return Clause(
        path=piece.path,
        number=piece.number,
        heading=heading,
        text=piece.text,
        line=piece.line,
        lead=tuple(units.lead),
        cooperating=tuple(units.cooperating),
        responsible=tuple(units.responsible),
        inherited=inherited,
        labels=tuple(units.labels),
        amounts=amounts_of(piece.text, facts),
        facts=tuple(fact for fact in facts if fact.kind not in ("money", "percentage")),
    )


def _with_leads(units: Sequence[Units]) -> Iterator[Units]:
    """“列第一位者为牵头单位，下同”: from there on the first of several units leads, the others cooperate."""
    first_leads = False
    for named in units:
        first_leads = first_leads or named.first_leads
        if first_leads and not named.lead and len(named.responsible) + named.and_others > 1:
            first, *others = named.responsible
            yield replace(named, lead=[first], cooperating=others, responsible=[])
        else:
            yield named


def _inherited(pieces: Sequence[Piece], units: Sequence[Units]) -> Iterator[tuple[str, ...]]:
    """The units that other clauses declare for each clause: an earlier “以下均需…落实”, or the clause above it."""
    declared: tuple[str, ...] = ()
    own = {piece.path: named for piece, named in zip(pieces, units, strict=True)}
    for piece, named in zip(pieces, units, strict=True):
        above = own.get(piece.path.rpartition("/")[0])
        from_above = above.everyone if above and not named.everyone else ()
        yield () if piece.has_children else tuple(dict.fromkeys((*declared, *from_above)))
        declared = (*declared, *named.for_later)
