"""The pieces of a notice while they are corrected: found by path, cut, renamed."""

from __future__ import annotations

from collections.abc import Sequence

from generator.corrections.refused import contradicts, misfits
from generator.dataclass import dataclass, replace
from generator.message import message
from generator.notice.body import ClausePiece, NoticeBody
from generator.policy.readings import TOP

PREAMBLE, CLOSING = "preamble", "closing"


@dataclass(frozen=True, slots=True)
class Restructured:
    """The parts after a correction; `clause`: the path of the clause that it is about; `before`, `after`: in words."""

    body: NoticeBody
    clause: str
    before: str
    after: str


def index_of(body: NoticeBody, path: str) -> int:
    """Which piece has that path. Raises RefusedError."""
    found = next((index for index, piece in enumerate(body.pieces) if piece.path == path), None)
    if found is None:
        misfits(
            message("the notice has no clause {clause}", clause=path),
            message("clauses as read: {clauses}", clauses="、".join(piece.path for piece in body.pieces[:60])),
        )
    return found


def text_of(body: NoticeBody, clause: str) -> str:
    """The text of a clause, or of what stands around the clauses. Raises RefusedError."""
    around = {PREAMBLE: body.preamble, CLOSING: body.closing}
    return "\n".join(around[clause]) if clause in around else body.pieces[index_of(body, clause)].text


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def taken_out(body: NoticeBody, clause: str, left: tuple[str, ...]) -> tuple[NoticeBody, int]:
    """The body in which `clause` keeps the paragraphs `left` alone, and where a piece cut out of it goes."""
    if clause == PREAMBLE:
        return replace(body, preamble=left), 0
    if clause == CLOSING:
        return replace(body, closing=left), len(body.pieces)
    index = index_of(body, clause)
    piece = replace(body.pieces[index], paragraphs=left)
    return replace(body, pieces=(*body.pieces[:index], piece, *body.pieces[index + 1 :])), index + 1


def parent_path(body: NoticeBody, at: int, under: str) -> str:
    """The path of the clause above a piece at place `at`; it must still be open there: texts keep their order."""
    if under == TOP:
        return ""
    above = body.pieces[at - 1].path if at else ""
    if above != under and not above.startswith(f"{under}/"):
        contradicts(
            message("a clause behind {before} cannot hang under {under}", before=above or PREAMBLE, under=under),
            message("the clause above is the one before it, or one that this one hangs under"),
        )
    return under


def unique(body: NoticeBody, path: str) -> str:
    taken = {piece.path for piece in body.pieces}
    count = 2
    name = path
    while name in taken:
        name = f"{path}#{count}"
        count += 1
    return name


def renamed(pieces: Sequence[ClausePiece], old: str, new: str) -> tuple[ClausePiece, ...]:
    """The pieces with what hangs under `old` hanging under `new`, which may be no clause at all."""
    found: list[ClausePiece] = []
    for piece in pieces:
        if piece.path.startswith(f"{old}/"):
            piece = replace(piece, path=f"{new}{piece.path[len(old) :]}".lstrip("/"))
        found.append(piece)
    return tuple(found)
