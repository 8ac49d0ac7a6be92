"""Clauses: what the words of each piece of the body say: heading, units, amounts and facts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.notice.amounts import amounts_of
from generator.notice.body import Piece
from generator.notice.facts import find_facts
from generator.notice.headings import headings
from generator.notice.model import Clause
from generator.notice.units import Units, units_of


def clauses(pieces: Sequence[Piece]) -> tuple[Clause, ...]:
    """The clauses with headings, units, amounts and facts, in reading order."""
    units = list(_with_leads([units_of(piece.text) for piece in pieces]))
    return tuple(
        _clause(piece, heading, named, more)
        for piece, heading, named, more in zip(pieces, headings(pieces), units, _inherited(pieces, units), strict=True)
    )


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
        doubts=tuple(units.doubts),
        amounts=amounts_of(piece.text, facts),
        facts=tuple(fact for fact in facts if fact.kind not in ("money", "percentage")),
    )


def _with_leads(units: Sequence[Units]) -> Iterator[Units]:
    """“列第一位者为牵头单位”: the first of several units leads, the others cooperate; with 下同 from there on."""
    from_here_on = False
    for named in units:
        from_here_on = from_here_on or named.first_leads_below
        if (from_here_on or named.first_leads) and not named.lead and len(named.responsible) + named.and_others > 1:
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
