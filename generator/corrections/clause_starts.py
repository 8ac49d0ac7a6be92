"""A clause begins where the reader saw none: cut out of the text it was read in, with all that stands below it."""

from __future__ import annotations

from generator.corrections.pieces import (
    CLOSING,
    PREAMBLE,
    Restructured,
    paragraphs,
    parent_path,
    renamed,
    taken_out,
    text_of,
    unique,
)
from generator.corrections.places import place_of, squeeze
from generator.corrections.refused import contradicts
from generator.dataclass import replace
from generator.message import message
from generator.notice.body import ClausePiece, NoticeBody
from generator.notice.closing import closing_start
from generator.notice.lines import Line
from generator.notice.marks import NumberMark, marks
from generator.policy.readings import TOP, ClauseStart, Reading
from generator.regex import regex

MAY_BEGIN = regex(r"(?:^|[。；;：:！？!?）)”]|\s)\s*$")


def begins(body: NoticeBody, reading: Reading) -> Restructured:
    start = reading.begins
    assert start is not None  # noqa: S101 - the reading is of this kind
    text = text_of(body, reading.clause)
    place, _ = place_of(reading.quote, text, reading.clause)
    if not MAY_BEGIN.search(text[:place]):
        contradicts(
            message("before {words} no sentence ends", words=reading.quote),
            message("a clause begins with a line or behind the end of a sentence"),
        )
    rest, mark = own_words(start, text[place:])
    before, at = taken_out(body, reading.clause, paragraphs(text[:place]))
    own, closing = _up_to_closing(paragraphs(rest)) if reading.clause == CLOSING else (paragraphs(rest), None)
    above, path = _path_of(start, reading, before, at)
    line = before.pieces[at - 1].line if at else 1
    piece = ClausePiece(path, start.number or "", mark.kind if mark else "han", own, line, has_children=False)
    below = renamed(before.pieces[at:], reading.clause, path) if _is_beside(above, reading.clause) else None
    pieces = (*before.pieces[:at], piece, *(below if below is not None else before.pieces[at:]))
    cut = replace(before, pieces=pieces, passed_over=_still_passed_over(before, reading.quote))
    cut = cut if closing is None else replace(cut, closing=closing)
    return Restructured(cut, path, reading.clause, path)


def _path_of(start: ClauseStart, reading: Reading, before: NoticeBody, at: int) -> tuple[str, str]:
    """The path of the clause above the new one, and of the new one."""
    segment = start.number or start.named or ""
    above = parent_path(before, at, start.under if start.under is not None else _beside(reading.clause))
    return above, unique(before, f"{above}/{segment}" if above else segment)


def own_words(start: ClauseStart, text: str) -> tuple[str, NumberMark | None]:
    """The clause's words behind its number, and the mark that the number is."""
    name = start.number or start.named or ""
    if not squeeze(text).startswith(squeeze(name)):
        contradicts(message("the quoted words do not begin with {words}", words=name))
    if start.number is None:
        return text, None
    number = squeeze(start.number)
    mark = _mark(text.split("\n", 1)[0]) or _mark_without_its_stop(text, number)
    if mark is None or mark.start or mark.number != number:
        contradicts(
            message("{words} is not printed as the number of a clause here", words=start.number),
            message("give the number as printed, without the 、 behind it; words without a number go under `named`"),
        )
    return text[mark.end :].strip(), mark


def _mark(line: str) -> NumberMark | None:
    return next(iter(marks((Line(line, 1),))), None)


def _mark_without_its_stop(text: str, number: str) -> NumberMark | None:
    """三 支持…: a number whose 、 was lost, with white space in its place."""
    behind = text[len(number) :]
    mark = _mark(f"{number}、某") or _mark(f"{number} 某")
    if mark is None or not text.startswith(number) or not behind[:1].isspace():
        return None
    return replace(mark, end=len(number))


def _up_to_closing(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    cut = closing_start(paragraphs)
    return paragraphs[:cut], paragraphs[cut:]


def _beside(clause: str) -> str:
    return TOP if clause in (PREAMBLE, CLOSING) else clause.rpartition("/")[0] or TOP


def _is_beside(parent: str, clause: str) -> bool:
    """Whether the new clause hangs above or beside the one it was cut out of: what follows is then its own."""
    return clause not in (PREAMBLE, CLOSING) and parent != clause


def _still_passed_over(body: NoticeBody, quote: str) -> tuple[str, ...]:
    """The warnings of numbers that are no clauses, without the one that now is one."""
    words = squeeze(quote)[:4]
    return tuple(each for each in body.passed_over if words not in squeeze(each))
