"""Corrections of where clauses begin, what they are numbered and where they hang: cut pieces in, cut pieces out.

No word is added, lost or moved: a clause takes its words from the text it is cut out of, and gives them back to the
text before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.corrections.clause_starts import MAY_BEGIN, begins, own_words
from generator.corrections.pieces import (
    CLOSING,
    PREAMBLE,
    Restructured,
    index_of,
    paragraphs,
    parent_path,
    renamed,
    taken_out,
    unique,
)
from generator.corrections.places import place_of, squeeze, stands
from generator.corrections.refused import contradicts, misfits
from generator.dataclass import replace
from generator.message import message
from generator.notice.body import ClausePiece, NoticeBody
from generator.notice.lines import Line
from generator.notice.marks import marks
from generator.policy.readings import TOP, ClauseStart, Reading
from generator.regex import regex

_SEPARATOR = regex(r"[、.．﹒:：,，]?\s*")


def restructured(body: NoticeBody, printed: str, reading: Reading) -> Restructured:
    """The body with one correction applied. Raises RefusedError. `printed`: all that the file says."""
    if not stands(reading.quote, printed):
        misfits(message("the words {words} do not stand in {where}", words=reading.quote, where=message("the notice")))
    done = _BY_KIND[reading.kind](body, reading)
    return replace(done, body=_whole(done.body))


def _whole(body: NoticeBody) -> NoticeBody:
    """The body with what follows from its paths."""
    parents = {piece.path.rpartition("/")[0] for piece in body.pieces}
    return replace(body, pieces=tuple(replace(piece, has_children=piece.path in parents) for piece in body.pieces))


def _raw(piece: ClausePiece, quote: str) -> str:
    """Number and words of a clause as the notice prints them; what stands between the two is told by the quote."""
    small, number = squeeze(quote), squeeze(piece.number)
    behind = small[len(number) :] if small.startswith(number) else ""
    separator = _SEPARATOR.match(behind)
    assert separator is not None  # noqa: S101 - the pattern may be empty
    words = behind[separator.end() :]
    if not words or not squeeze(piece.text).startswith(words):
        misfits(
            message("clause {clause} does not begin with {words}", clause=piece.path, words=quote),
            message("quote its number as printed and its first words"),
        )
    return f"{piece.number}{separator[0]}{piece.text}"


def _joins(body: NoticeBody, reading: Reading) -> Restructured:
    index = index_of(body, reading.clause)
    piece = body.pieces[index]
    words = _raw(piece, reading.quote)
    _refuse_in_sequence(body, index)
    glue = "" if reading.joins == "sentence" else "\n"
    before = body.pieces[index - 1] if index else None
    text = before.text if before else "\n".join(body.preamble)
    whole = paragraphs(f"{text}{glue}{words}")
    rest = renamed(body.pieces[index + 1 :], piece.path, before.path if before else "")
    if before is None:
        return Restructured(replace(body, preamble=whole, pieces=rest), PREAMBLE, piece.path, PREAMBLE)
    pieces = (*body.pieces[: index - 1], replace(before, paragraphs=whole), *rest)
    return Restructured(replace(body, pieces=pieces), before.path, piece.path, before.path)


def _refuse_in_sequence(body: NoticeBody, index: int) -> None:
    """三 between 二 and 四 is a clause: numbers that run on over it cannot be by chance."""
    piece = body.pieces[index]
    parent = piece.path.rpartition("/")[0]
    values = {
        value: other.path
        for other in body.pieces
        if other.kind == piece.kind and other.path.rpartition("/")[0] == parent and (value := _value(other)) is not None
    }
    value = _value(piece)
    if value is not None and value + 1 in values and (value == 1 or value - 1 in values):
        contradicts(
            message(
                "{clause} stands between {before} and {after}: it is the clause of that number",
                clause=piece.path,
                before=values.get(value - 1, parent or TOP),
                after=values[value + 1],
            )
        )


def _value(piece: ClausePiece) -> int | None:
    """The number that a clause's number says."""
    mark = next(iter(marks((Line(f"{piece.number}、某", 1), Line(f"{piece.number} 某", 2)))), None)
    return mark.value if mark else None


def _ends(body: NoticeBody, reading: Reading) -> Restructured:
    index = index_of(body, reading.clause)
    if index != len(body.pieces) - 1:
        contradicts(message("behind clause {clause} other clauses follow", clause=reading.clause))
    text = body.pieces[index].text
    start, _ = place_of(reading.quote, text, reading.clause)
    if text[:start].strip() and not MAY_BEGIN.search(text[:start]):
        contradicts(message("before {words} no sentence ends", words=reading.quote))
    before, _ = taken_out(body, reading.clause, paragraphs(text[:start]))
    done = replace(before, closing=(*paragraphs(text[start:]), *body.closing))
    return Restructured(done, CLOSING, reading.clause, CLOSING)


def _number(body: NoticeBody, reading: Reading) -> Restructured:
    index = index_of(body, reading.clause)
    piece = body.pieces[index]
    rest, mark = own_words(ClauseStart(number=reading.number), _raw(piece, reading.quote))
    assert mark is not None  # noqa: S101 - a number was given
    parent = piece.path.rpartition("/")[0]
    path = unique(body, f"{parent}/{mark.number}" if parent else mark.number)
    changed = replace(piece, path=path, number=mark.number, kind=mark.kind, paragraphs=paragraphs(rest))
    below = renamed(body.pieces[index + 1 :], piece.path, path)
    done = replace(body, pieces=(*body.pieces[:index], changed, *below))
    return Restructured(done, path, piece.path, path)


def _under(body: NoticeBody, reading: Reading) -> Restructured:
    index = index_of(body, reading.clause)
    piece = body.pieces[index]
    _raw(piece, reading.quote)
    parent = parent_path(body, index, reading.under or TOP)
    old = piece.path.rpartition("/")[0]
    segment = piece.path.rpartition("/")[2].partition("#")[0]
    if parent == old:
        return Restructured(body, piece.path, piece.path, piece.path)
    _refuse_out_of_sequence(body, piece, old, parent)
    path = unique(body, f"{parent}/{segment}" if parent else segment)
    pieces = (
        *body.pieces[:index],
        replace(piece, path=path),
        *renamed(body.pieces[index + 1 :], piece.path, path),
    )
    return Restructured(replace(body, pieces=pieces), path, piece.path, path)


def _refuse_out_of_sequence(body: NoticeBody, piece: ClausePiece, old: str, new: str) -> None:
    """（二） that follows （一） where it is read does not belong where no （一） stands before it."""
    value = _value(piece)
    if value is None or value == 1:
        return
    at = body.pieces.index(piece)
    before = {
        parent: any(
            each.path.rpartition("/")[0] == parent and each.kind == piece.kind and _value(each) == value - 1
            for each in body.pieces[:at]
        )
        for parent in (old, new)
    }
    if before[old] and not before[new]:
        contradicts(
            message(
                "{clause} goes on a sequence under {old}; under {new} none leads up to it",
                clause=piece.path,
                old=old or TOP,
                new=new or TOP,
            )
        )


_BY_KIND: Mapping[str, Callable[[NoticeBody, Reading], Restructured]] = {
    "begins": begins,
    "joins": _joins,
    "ends": _ends,
    "number": _number,
    "under": _under,
}
