"""Clauses: what the words of each piece of the body say: heading, units, amounts and facts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.dataclass import replace
from generator.notice.amounts import amounts_of
from generator.notice.body import ClausePiece
from generator.notice.facts import find_facts
from generator.notice.headings import headings
from generator.notice.model import NoticeClause
from generator.notice.units import Units, units_of
from generator.regex import regex

_UNIT_LINE = regex(r"[（(〔\[［【]?[\u4e00-\u9fff]{2,6}(?:单位|部门)[：:]")


def clauses(pieces: Sequence[ClausePiece]) -> tuple[NoticeClause, ...]:
    """The clauses with headings, units, amounts and facts, in reading order."""
    units = list(_with_leads([units_of(piece.text) for piece in pieces]))
    return tuple(
        _clause(piece, heading, named, more)
        for piece, heading, named, more in zip(pieces, headings(pieces), units, _inherited(pieces, units), strict=True)
    )


def _clause(piece: ClausePiece, heading: str | None, units: Units, inherited: tuple[str, ...]) -> NoticeClause:
    facts = find_facts(piece.text)
    return NoticeClause(
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


def _inherited(pieces: Sequence[ClausePiece], units: Sequence[Units]) -> Iterator[tuple[str, ...]]:
    """The units that other clauses declare for each clause: an earlier “以下均需…落实”, or the clause above it."""
    declared: tuple[str, ...] = ()
    own = {piece.path: named for piece, named in zip(pieces, units, strict=True)}
    of_chapters = _at_chapter_ends(pieces, units)
    for piece, named in zip(pieces, units, strict=True):
        above = own.get(piece.path.rpartition("/")[0])
        from_above = above.everyone if above and not named.everyone else ()
        from_above = from_above or of_chapters.get(piece.path, ())
        yield () if piece.has_children else tuple(dict.fromkeys((*declared, *from_above)))
        declared = (*declared, *named.for_later)


def _at_chapter_ends(pieces: Sequence[ClausePiece], units: Sequence[Units]) -> Mapping[str, tuple[str, ...]]:
    """The units of clauses whose chapter names them once, on a line below its last clause.

    Only where the notice does so throughout: in two chapters or more, and no clause before the last names units.
    """
    chapters: dict[str, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if "/" in piece.path:
            chapters[piece.path.rpartition("/")[0]].append(index)
    closed = [
        members
        for members in chapters.values()
        if len(members) > 1 and units[members[-1]].everyone and _UNIT_LINE.match(pieces[members[-1]].paragraphs[-1])
    ]
    last = {members[-1] for members in closed}
    if len(closed) < 2 or any(named.everyone for index, named in enumerate(units) if index not in last):
        return {}
    return {pieces[index].path: units[members[-1]].everyone for members in closed for index in members[:-1]}
