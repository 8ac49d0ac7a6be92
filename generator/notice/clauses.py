"""From lines to clauses: the body of a notice cut at its clause numbers, each clause with its own words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.notice.amounts import amounts_of
from generator.notice.closing import closing_start, opens_paragraph, starts_attachments
from generator.notice.facts import find_facts
from generator.notice.headings import heading_of
from generator.notice.lines import Fragment, Line, is_hard_wrapped, paragraphs
from generator.notice.marks import Mark, marks
from generator.notice.model import Clause
from generator.notice.outline import Node, outline
from generator.notice.preamble import covering_end, preamble_paragraphs
from generator.notice.units import Units, units_of


@dataclass(frozen=True, slots=True)
class Piece:
    """One clause before its words are understood: path, number, kind of number, own paragraphs, line of the number."""

    path: str
    number: str
    kind: str
    paragraphs: tuple[str, ...]
    line: int
    has_children: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A notice cut up: preamble and closing as paragraphs, the clauses between as pieces."""

    preamble: tuple[str, ...]
    pieces: tuple[Piece, ...]
    closing: tuple[str, ...]
    letter_numbers: bool = False


def body(lines: Sequence[Line]) -> Body:
    """The lines cut at their clause numbers."""
    wrapped = is_hard_wrapped(lines)
    found = _without_attachments(lines, tuple(marks(lines)))
    start = covering_end(lines, found)
    nodes = outline([mark for mark in found if mark.line >= start])
    first = nodes[0].mark if nodes else Mark(len(lines), 0, 0, "han", 1, "")
    preamble = preamble_paragraphs(_between(lines, (0, 0), (first.line, first.start)), wrapped=wrapped)
    pieces, closing = _pieces(lines, nodes, wrapped=wrapped)
    return Body(preamble, pieces, closing, letter_numbers=start > 0 and any(mark.line < start for mark in found))


def _without_attachments(lines: Sequence[Line], found: Sequence[Mark]) -> list[Mark]:
    """The marks without the numbers of an attachment list: “附件：1．…⏎2．…”."""
    kept: list[Mark] = []
    listing = False
    for index, mark in enumerate(found):
        previous = found[index - 1].line if index else -1
        if any(starts_attachments(lines[at].text) for at in range(max(previous, 0), mark.line) if mark.kind == "arabic"):
            listing = True
        listing = listing and mark.kind == "arabic" and (mark.line - previous <= 3 or not kept or mark.value <= 2)
        if not listing:
            kept.append(mark)
    return kept


def _between(lines: Sequence[Line], start: tuple[int, int], stop: tuple[int, int]) -> list[Fragment]:
    """The fragments of the lines from one place to another (line index, column)."""
    if start[0] >= len(lines):
        return []
    if start[0] == stop[0]:
        line = lines[start[0]]
        return [Fragment(line.text[start[1] : stop[1]].strip(), line.number, line.complete)]
    head, tail = lines[start[0]], lines[start[0] + 1 : stop[0]]
    fragments = [Fragment(head.text[start[1] :].strip(), head.number, head.complete)]
    fragments += [Fragment(line.text, line.number, line.complete) for line in tail]
    if stop[0] < len(lines) and stop[1]:
        fragments.append(Fragment(lines[stop[0]].text[: stop[1]].strip(), lines[stop[0]].number))
    return fragments


def _pieces(lines: Sequence[Line], nodes: Sequence[Node], *, wrapped: bool) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    parents = {id(parent) for node in nodes for parent in node.parents}
    paths = _paths(nodes)
    pieces: list[Piece] = []
    closing: tuple[str, ...] = ()
    for index, node in enumerate(nodes):
        stop = (nodes[index + 1].mark.line, nodes[index + 1].mark.start) if index + 1 < len(nodes) else (len(lines), 0)
        own = paragraphs(_between(lines, (node.mark.line, node.mark.end), stop), wrapped=wrapped, starts=opens_paragraph)
        piece = _piece(lines, node, paths[index], own, has_children=id(node.mark) in parents)
        last = index + 1 == len(nodes)
        if (last or nodes[index + 1].mark.kind == "annex") and node.mark.kind != "annex":
            end = closing_start(piece.paragraphs)
            rest = piece.paragraphs[end:]
            if last:
                closing, piece = rest, replace(piece, paragraphs=piece.paragraphs[:end])
            elif rest and starts_attachments(rest[0]):
                pieces.append(replace(piece, paragraphs=piece.paragraphs[:end]))
                piece = Piece("附件", "", "annex", rest, piece.line, has_children=False)
        pieces.append(piece)
    return tuple(pieces), closing


def _paths(nodes: Sequence[Node]) -> list[str]:
    """The path of every node; a list that starts again under the same clause gets #2 behind its numbers."""
    seen: dict[str, int] = {}
    names: dict[int, str] = {}
    for node in nodes:
        above = names[id(node.parents[-1])] if node.parents else ""
        path = f"{above}/{node.mark.number}" if above else node.mark.number
        seen[path] = seen.get(path, 0) + 1
        names[id(node.mark)] = path if seen[path] == 1 else f"{path}#{seen[path]}"
    return [names[id(node.mark)] for node in nodes]


def _piece(lines: Sequence[Line], node: Node, path: str, own: tuple[str, ...], *, has_children: bool) -> Piece:
    mark = node.mark
    if mark.kind == "appendix":
        # 附则 has no number: its name is its own text.
        own = (lines[mark.line].text[mark.start : mark.end], *own)
    number = "" if mark.kind == "appendix" else mark.number
    return Piece(path, number, mark.kind, own, lines[mark.line].number, has_children)


def clauses(parts: Body) -> tuple[Clause, ...]:
    """The clauses with headings, units, amounts and facts."""
    units = [units_of("\n".join(piece.paragraphs)) for piece in parts.pieces]
    inherited = _inherited(parts.pieces, units)
    leads_first = False
    read: list[Clause] = []
    for piece, named, more in zip(parts.pieces, units, inherited, strict=True):
        leads_first = leads_first or named.first_leads
        read.append(_clause(piece, _first_leading(named) if leads_first else named, more))
    return tuple(read)


def _clause(piece: Piece, units: Units, inherited: tuple[str, ...]) -> Clause:
    text = "\n".join(piece.paragraphs)
    facts = find_facts(text)
    return Clause(
        path=piece.path,
        number=piece.number,
        heading=_heading(piece),
        text=text,
        line=piece.line,
        lead=tuple(units.lead),
        cooperating=tuple(units.cooperating),
        responsible=tuple(units.responsible),
        inherited=inherited,
        labels=tuple(units.labels),
        amounts=amounts_of(text, facts),
        facts=tuple(fact for fact in facts if fact.kind not in ("money", "percentage")),
    )


def _heading(piece: Piece) -> str | None:
    if piece.kind == "appendix":
        return "".join(piece.paragraphs[0].split())
    return heading_of(piece.paragraphs, has_children=piece.has_children, kind=piece.kind)


def _first_leading(units: Units) -> Units:
    """“列第一位者为牵头单位，下同”: of several responsible units the first leads, the others cooperate."""
    if units.lead or len(units.responsible) < 2:
        return units
    first, *others = units.responsible
    return Units([first], others, [], units.labels, units.for_later, units.first_leads)


def _inherited(pieces: Sequence[Piece], units: Sequence[Units]) -> Iterator[tuple[str, ...]]:
    """The units that other clauses declare for each clause: an earlier “以下均需…落实”, or the clause above it."""
    declared: tuple[str, ...] = ()
    own: Mapping[str, Units] = {piece.path: named for piece, named in zip(pieces, units, strict=True)}
    for piece, named in zip(pieces, units, strict=True):
        above = own.get(piece.path.rpartition("/")[0])
        from_above = (*above.lead, *above.cooperating, *above.responsible) if above and not _has_units(named) else ()
        yield () if piece.has_children else tuple(dict.fromkeys((*declared, *from_above)))
        declared = (*declared, *named.for_later)


def _has_units(units: Units) -> bool:
    return bool(units.lead or units.cooperating or units.responsible)
