"""What a reader of the notice should look at again."""

from collections.abc import Iterator, Sequence

from generator.message import NOTHING, Message, message
from generator.notice.body import NoticeBody
from generator.notice.front import NoticeFront
from generator.notice.model import NoticeClause
from generator.notice.preamble import is_title
from generator.notice.private_use import private_glyphs
from generator.regex import regex

_RUN_ON_POINTS = regex(r"一是[^\n]*二是")
_UNITS_AT_END = regex(r"[（(〔【]?\s*(?:牵头|责任|配合|负责|主办|协办|承办|主管|实施)(?:单位|部门)\s*[：:]")
_TOLD = 24  # characters of a passage that a warning repeats


def warnings(
    parts: NoticeBody, top: NoticeFront, clauses: Sequence[NoticeClause], unclaimed_term: str | None
) -> tuple[Message, ...]:
    """The warnings of a notice that was read."""
    if unclaimed_term:
        return (
            *_warnings(parts, top, clauses),
            message(
                "“{words}” stands there, but no day of effect and no term was read; look at it", words=unclaimed_term
            ),
        )
    return tuple(_warnings(parts, top, clauses))


def _warnings(parts: NoticeBody, top: NoticeFront, clauses: Sequence[NoticeClause]) -> Iterator[Message]:
    if not clauses:
        yield message("no number of a clause was found")
    if not top.title:
        yield message("no title was found")
    if top.document_number is None:
        yield message("no document number was found")
    if top.issued is None:
        yield message("no day of issue was found")
    for text in (top.title, top.body_title):
        if text in parts.preamble and not is_title(text):
            yield message("“{words}” was taken for the title by its place; look at it", words=text)
    yield from _of_numbers(parts)
    yield from _glyphs(message("before the clauses"), parts.preamble)
    for clause in clauses:
        yield from _of_clause(clause)
    yield from _of_closing(parts)
    yield from _glyphs(message("behind the clauses"), parts.closing)


def _of_closing(parts: NoticeBody) -> Iterator[Message]:
    for text in parts.closing:
        if _UNITS_AT_END.match(text):
            yield message("“{words}” stands at the end and belongs to no clause; look at it", words=_cut(text))


def _of_numbers(parts: NoticeBody) -> Iterator[Message]:
    if not parts.pieces and any(map(_RUN_ON_POINTS.search, parts.preamble)):
        yield message("一是 … 二是 … stand in one paragraph and were taken for no clauses; look at it")
    if parts.letter_numbers:
        yield message("numbers in the letter were taken for no clauses, only those of the document that it issues")
    for number in parts.passed_over:
        yield message("out of sequence, taken for no clause: {number}", number=number)
    for path in parts.lacking:
        yield message("a number is missing before {path}; look whether the notice lacks a clause", path=path)


def _of_clause(clause: NoticeClause) -> Iterator[Message]:
    if "#" in clause.path:
        yield message("the number of a clause stands twice: {path}", path=clause.path)
    for words in clause.doubts:
        yield message(
            "{path}: the organisations in “{words}” were not wholly understood; look at it",
            path=clause.path,
            words=_cut(words),
        )
    yield from _glyphs(message("{path}", path=clause.path), (clause.text,))


def _cut(words: str) -> str:
    return words if len(words) <= _TOLD else f"{words[:_TOLD]}…"


def _glyphs(place: Message, texts: Sequence[str]) -> Iterator[Message]:
    """One warning for each kind of private-use glyph in a place, with the words around the first."""
    for glyph in private_glyphs("\n".join(texts)):
        yield message(
            "{place}: “{around}” holds a character that cannot be shown ({code}){meaning}{times}; look at the notice",
            place=place,
            around=glyph.around,
            code=glyph.code,
            meaning=message(", perhaps {meaning}", meaning=glyph.meaning) if glyph.meaning else NOTHING,
            times=message(", {count} times", count=glyph.count) if glyph.count > 1 else NOTHING,
        )
