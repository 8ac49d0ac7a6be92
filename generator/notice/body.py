"""The body of a notice cut at its clause numbers: preamble, clauses with their own paragraphs, closing."""

from collections import Counter
from collections.abc import Sequence

from generator.dataclass import dataclass, replace
from generator.notice.annexes import without_attachment_lists
from generator.notice.closing import closing_start, opens_paragraph, starts_attachments, without_run_on_signature
from generator.notice.lines import Fragment, Line, NoticeParagraph, paragraphs, with_whole_words, wrap_width
from generator.notice.marks import LONGEST_HEADING, Kind, NumberMark, marks, point_marks
from generator.notice.outline import OutlineNode, outline
from generator.notice.preamble import contents_end, covering_end, preamble_paragraphs

_STOPS = frozenset("。；，：:;！？、")
_FORM_LINE = 30
_SHORT = 0.5  # share of the width of a wrapped text
_LIST, _LISTED = "附件", "附件目录"  # the list of annexes; where an annex itself is called 附件
_QUOTED = 10  # signs of a passage that a warning repeats, so that it is found in any kind of file


@dataclass(frozen=True, slots=True)
class ClausePiece:
    """One clause before its words are understood: path, number, kind of number, own paragraphs, line of the number."""

    path: str
    number: str
    kind: Kind
    paragraphs: tuple[str, ...]
    line: int
    has_children: bool

    @property
    def text(self) -> str:
        """The clause's own words, its paragraphs on lines of their own."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class NoticeBody:
    """A notice cut up: preamble and closing as paragraphs, the clauses between as pieces.

    `letter_numbers` says that a covering letter with numbers of its own stands before the clauses; `passed_over`
    are the numbers (with their first words) that stand where clause numbers do but continue no sequence, `lacking`
    the paths of clauses before which a number lacks.
    """

    preamble: tuple[str, ...]
    pieces: tuple[ClausePiece, ...]
    closing: tuple[str, ...]
    letter_numbers: bool = False
    passed_over: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A node with its own fragments."""

    node: OutlineNode
    fragments: tuple[Fragment, ...]
    has_children: bool


def body(lines: Sequence[Line]) -> NoticeBody:
    """The lines cut at their clause numbers."""
    lines = with_whole_words(lines)
    width = wrap_width(lines)
    found = without_attachment_lists(lines, marks(lines, width))
    start = max(covering_end(lines, found), contents_end(lines, found))
    nodes = outline([mark for mark in found if mark.line >= start]) or outline(point_marks(lines))
    stop = (nodes[0].mark.line, nodes[0].mark.start) if nodes else (len(lines), 0)
    paths = _paths(nodes)
    pieces, closing = _pieces(lines, nodes, paths, width)
    return NoticeBody(
        preamble=preamble_paragraphs(_between(lines, (0, 0), stop), width=width),
        pieces=pieces,
        closing=closing,
        letter_numbers=any(mark.line < start and mark.kind != "annex" for mark in found),
        passed_over=_passed_over(lines, found, nodes, start),
        lacking=tuple(path for node, path in zip(nodes, paths, strict=True) if node.lacking),
    )


def _passed_over(
    lines: Sequence[Line], found: Sequence[NumberMark], nodes: Sequence[OutlineNode], start: int
) -> tuple[str, ...]:
    taken = {(node.mark.line, node.mark.start) for node in nodes}
    return tuple(
        f"{mark.number}（“{_first_words(lines[mark.line].text[mark.start :])}”）"
        for mark in found
        if mark.line >= start
        and not mark.inline
        and not (mark.kind == "arabic" and mark.doubt > 2)  # 3.5 at the start of a wrapped line is a figure
        and (mark.line, mark.start) not in taken
    )


def _first_words(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _between(lines: Sequence[Line], start: tuple[int, int], stop: tuple[int, int]) -> tuple[Fragment, ...]:
    """The fragments of the lines from one place to another (line index, column)."""
    fragments: list[Fragment] = []
    for index in range(start[0], min(stop[0] + 1, len(lines))):
        line = lines[index]
        first = start[1] if index == start[0] else 0
        last = stop[1] if index == stop[0] else len(line.text)
        if index < stop[0] or last > first:
            fragments.append(
                Fragment(line.text[first:last].strip(), line.number, line.complete, len(line.text), line.row)
            )
    return tuple(fragments)


def _pieces(
    lines: Sequence[Line], nodes: Sequence[OutlineNode], paths: Sequence[str], width: int
) -> tuple[tuple[ClausePiece, ...], tuple[str, ...]]:
    """The clauses as pieces, and the closing paragraphs behind the last of them."""
    parts = _parts(lines, nodes)
    ready = _with_heading_lines(parts, wrapped=width > 0)
    pieces: list[ClausePiece] = []
    closing: tuple[str, ...] = ()
    name = _LISTED if _LIST in paths else _LIST  # of a list of attachments
    for index, (part, path) in enumerate(zip(ready, paths, strict=True)):
        own = paragraphs(part.fragments, width=width, starts=opens_paragraph)
        last = index + 1 == len(ready)
        if last and own:
            signed = without_run_on_signature(own[-1].text)
            own = (*own[:-1], *(NoticeParagraph(text, own[-1].line) for text in signed))
        ends_main = last or nodes[index + 1].mark.kind == "annex"
        cut = closing_start([each.text for each in own]) if ends_main and part.node.mark.kind != "annex" else len(own)
        pieces.append(_piece(lines, part, path, own[:cut]))
        if last:
            closing = tuple(each.text for each in own[cut:])
        else:
            pieces[-1:] = _with_attachment_list(pieces[-1], own[cut:], name)
    return tuple(pieces), closing


def _parts(lines: Sequence[Line], nodes: Sequence[OutlineNode]) -> list[_Part]:
    parents = {id(parent) for node in nodes for parent in node.parents}
    ends = [*((node.mark.line, node.mark.start) for node in nodes[1:]), (len(lines), 0)][: len(nodes)]
    return [
        _Part(node, _between(lines, (node.mark.line, node.mark.end), end), id(node.mark) in parents)
        for node, end in zip(nodes, ends, strict=True)
    ]


def _with_attachment_list(piece: ClausePiece, rest: Sequence[NoticeParagraph], name: str) -> list[ClausePiece]:
    """What stands between the last clause and the first annex: an attachment list is a piece of its own.

    The rest (a signature) stays with the clause, since pieces must give back the text in its order.
    """
    if not rest:
        return [piece]
    own = tuple(each.text for each in rest)
    if starts_attachments(own[0]):
        return [piece, ClausePiece(name, "", "annex", own, rest[0].line, has_children=False)]
    return [replace(piece, paragraphs=(*piece.paragraphs, *own))]


def _paths(nodes: Sequence[OutlineNode]) -> list[str]:
    """The path of every node; a list that starts again under the same clause gets #2 behind its numbers."""
    seen: Counter[str] = Counter()
    names: dict[int, str] = {}
    for node in nodes:
        above = names[id(node.parents[-1])] if node.parents else ""
        path = f"{above}/{node.mark.number}" if above else node.mark.number
        seen[path] += 1
        names[id(node.mark)] = path if seen[path] == 1 else f"{path}#{seen[path]}"
    return [names[id(node.mark)] for node in nodes]


def _piece(lines: Sequence[Line], part: _Part, path: str, own: Sequence[NoticeParagraph]) -> ClausePiece:
    mark = part.node.mark
    texts = tuple(each.text for each in own)
    if mark.kind == "appendix":
        # 附则 has no number: its name is its own text.
        texts = (lines[mark.line].text[mark.start : mark.end], *texts)
    number = "" if mark.kind == "appendix" else mark.number
    return ClausePiece(path, number, mark.kind, texts, lines[mark.line].number, part.has_children)


def _with_heading_lines(parts: Sequence[_Part], *, wrapped: bool) -> list[_Part]:
    """The parts with lines that are whole paragraphs marked so: headings on a line of their own, lines of forms."""
    line_headed = _line_headed_kinds(parts)
    ready: list[_Part] = []
    for part in parts:
        if part.node.mark.kind == "annex" and not wrapped:
            fragments = tuple(
                replace(each, complete=each.complete or len(each.text) < _FORM_LINE) for each in part.fragments
            )
            part = replace(part, fragments=fragments)
        elif _starts_with_heading_line(part, line_headed=part.node.mark.kind in line_headed, wrapped=wrapped):
            part = replace(part, fragments=(replace(part.fragments[0], complete=True), *part.fragments[1:]))
        ready.append(part)
    return ready


def _line_headed_kinds(parts: Sequence[_Part]) -> set[Kind]:
    """The kinds of clause that mostly have nothing but a heading line of their own (and children below)."""
    above = [part for part in parts if part.has_children]
    everyone = Counter(part.node.mark.kind for part in above)
    headed = Counter(part.node.mark.kind for part in above if _is_heading(_filled(part)))
    return {kind for kind, count in headed.items() if count >= 2 and 2 * count >= everyone[kind]}


def _filled(part: _Part) -> list[Fragment]:
    return [fragment for fragment in part.fragments if fragment.text]


def _is_heading(fragments: Sequence[Fragment]) -> bool:
    text = "".join(fragment.text for fragment in fragments)
    return 0 < len(text) <= LONGEST_HEADING and not _STOPS.intersection(text.replace("、", ""))


def _starts_with_heading_line(part: _Part, *, line_headed: bool, wrapped: bool) -> bool:
    """Whether the first line is a heading although the text goes on: “五、切实做好组织实施⏎坚持党的领导。…”."""
    filled = _filled(part)
    if len(filled) < 2 or filled[0] is not part.fragments[0] or not _is_heading(filled[:1]) or _is_heading(filled):
        return False
    if line_headed:
        return not wrapped or len(filled[0].text) < 0.8 * max(len(each.text) for each in filled)
    if wrapped:
        # A line that ends long before the others ends its paragraph.
        short = filled[0].reach < _SHORT * max(each.reach for each in filled)
        return short and filled[0].text[-1] not in "、和与及的" and filled[1].text[0] not in "“”《》（）〔〕"
    longest = 40 if len(filled[1].text) > 60 else 30
    return len(filled[0].text) <= longest
