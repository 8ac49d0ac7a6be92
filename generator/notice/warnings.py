"""What a reader of the notice should look at again; messages are Chinese, for the office."""

import re
from collections.abc import Iterator, Sequence

from generator.notice.body import NoticeBody
from generator.notice.front import NoticeFront
from generator.notice.model import NoticeClause
from generator.notice.preamble import is_title
from generator.notice.private_use import private_glyphs

_RUN_ON_POINTS = re.compile(r"一是[^\n]*二是")
_UNITS_AT_END = re.compile(r"[（(〔【]?\s*(?:牵头|责任|配合|负责|主办|协办|承办|主管|实施)(?:单位|部门)\s*[：:]")
_TOLD = 24  # characters of a passage that a warning repeats


def warnings(
    parts: NoticeBody, top: NoticeFront, clauses: Sequence[NoticeClause], unclaimed_term: str | None
) -> tuple[str, ...]:
    """The warnings of a notice that was read."""
    if unclaimed_term:
        return (
            *_warnings(parts, top, clauses),
            f"文中写有“{unclaimed_term}”，但没有读出本文件的施行日期或有效期，请核对。",
        )
    return tuple(_warnings(parts, top, clauses))


def _warnings(parts: NoticeBody, top: NoticeFront, clauses: Sequence[NoticeClause]) -> Iterator[str]:
    if not clauses:
        yield "没有找到任何条款编号。"
    if not top.title:
        yield "没有找到文件标题。"
    if top.document_number is None:
        yield "没有找到文号。"
    if top.issued is None:
        yield "没有找到成文日期。"
    for text in (top.title, top.body_title):
        if text in parts.preamble and not is_title(text):
            yield f"“{text}”按所在位置认定为标题，请核对。"
    yield from _of_numbers(parts)
    yield from _glyphs("正文前", parts.preamble)
    for clause in clauses:
        yield from _of_clause(clause)
    yield from _of_closing(parts)
    yield from _glyphs("正文后", parts.closing)


def _of_closing(parts: NoticeBody) -> Iterator[str]:
    for text in parts.closing:
        if _UNITS_AT_END.match(text):
            yield f"文末写有“{text if len(text) <= _TOLD else f'{text[:_TOLD]}…'}”，没有归到任何条款，请核对。"


def _of_numbers(parts: NoticeBody) -> Iterator[str]:
    if not parts.pieces and any(map(_RUN_ON_POINTS.search, parts.preamble)):
        yield "文中在同一段内写有“一是……二是……”，没有作为条款，请核对。"
    if parts.letter_numbers:
        yield "印发通知正文中的编号未作为条款，只取所附文件的条款。"
    for number in parts.passed_over:
        yield f"编号不连续，未作为条款：{number}。"
    for path in parts.lacking:
        yield f"{path}之前缺少编号，请核对原文是否漏了一条。"


def _of_clause(clause: NoticeClause) -> Iterator[str]:
    if "#" in clause.path:
        yield f"条款编号重复：{clause.path}。"
    for words in clause.doubts:
        told = words if len(words) <= _TOLD else f"{words[:_TOLD]}…"
        yield f"{clause.path}：“{told}”中的责任单位没有完全读懂，请核对。"
    yield from _glyphs(clause.path, (clause.text,))


def _glyphs(place: str, texts: Sequence[str]) -> Iterator[str]:
    """One warning for each kind of private-use glyph in a place, with the words around the first."""
    for glyph in private_glyphs("\n".join(texts)):
        times = f"，共{glyph.count}处" if glyph.count > 1 else ""
        meaning = f"，可能是{glyph.meaning}" if glyph.meaning else ""
        yield f"{place}：“{glyph.around}”中有无法显示的字符（{glyph.code}）{meaning}{times}，请核对原文。"
