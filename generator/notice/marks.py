"""Marks: what looks like the printed number of a clause: 第一章, 第一条, 一、, （一）, 1., ①, a., 附则, 附件1."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, cast

from generator.dataclass import dataclass, replace
from generator.notice.compact import half_width
from generator.notice.enclosed import ENCLOSED
from generator.notice.lines import Line, ends_sentence
from generator.notice.numerals import chinese_number
from generator.regex import regex

Kind = Literal[
    "annex",
    "appendix",
    "part",
    "chapter",
    "section",
    "article",
    "han",
    "han_bracket",
    "arabic",
    "arabic_bracket",
    "half_han",
    "half_bracket",
    "circled",
    "roman",
    "letter",
    "letter_bracket",
    "decimal",
    "long_decimal",
]

_HAN = "一二三四五六七八九十百〇零"
_ARABIC = r"\d[\d\s]{0,3}"
# （一）、（二）项 and （一）至（三） name clauses; （一）、加强 and （一）和谐 begin one.
_NO_LIST = r"(?!\s*[、，,至到或和及]\s*第?[（(〔])"
_NOT_A_FIGURE = r"(?![\d.]*\s*(?:[十百千]?[万亿]|[元%％‰倍个家人户件项米吨亩度折年月日天级]|平方|公里|千瓦))"
_WORDS = r"(?=\s*[\u4e00-\u9fff“《])"
# The kinds that a pattern tells, and the pattern; each kind has a group of its name, but for the two of an annex.
_PATTERNS = (
    ("annex", r"附\s*[件表录]\s*(?P<annex>[\d一二三四五六七八九十]{0,2})\s*[:：]?$"),
    (
        "annex",
        r"附\s*[件表录]\s*(?P<titled>\d{1,2}|[一二三四五六七八九十])(?:\s*[:：]\s*|\s+)(?=[^。；，\s][^。；]{1,40}$)",
    ),
    ("appendix", r"附\s*则(?=[:：]?$|\s*(?:1[.．﹒、]|一、|第))"),
    ("part", rf"第\s*(?P<part>[{_HAN}]{{1,5}}|{_ARABIC})\s*(?:编|部分)(?=[\s:：、]|$)"),
    ("chapter", rf"第\s*(?P<chapter>[{_HAN}\s]{{1,6}}|{_ARABIC})\s*章"),
    ("section", rf"第\s*(?P<section>[{_HAN}\s]{{1,6}}|{_ARABIC})\s*节"),
    ("article", rf"(?P<open>【\s*)?第\s*(?P<article>[{_HAN}千\s]{{1,8}}|{_ARABIC}\d?)\s*条(?(open)\s*】)"),
    (
        "han",
        rf"(?P<han>[{_HAN}]{{1,5}})\s*(?:、|[.．﹒](?!\d)|,(?=\s)|，|\s+(?=[\u4e00-\u9fff]{{2,24}}$))(?![{_HAN}]{{1,3}}(?:[、产线级类]|是))",
    ),
    ("han_bracket", rf"[（(〔【]\s*(?P<han_bracket>[{_HAN}]{{1,5}})\s*[）)〕】]{_NO_LIST}、?"),
    ("half_han", rf"(?P<half_han>[{_HAN}]{{1,3}})\s*[）)]"),
    (
        "long_decimal decimal",
        rf"\d{{1,2}}[.．](?:\d{{1,2}}[.．](?P<long_decimal>\d{{1,2}})|(?P<decimal>[1-9]\d?))[.．、]?{_NOT_A_FIGURE}{_WORDS}",
    ),
    ("arabic", r"(?P<arabic>\d{1,3})\s*(?:[.．﹒]|、)(?!\s*\d{1,3}\s*、)"),
    ("arabic_bracket", rf"[（(]\s*(?P<arabic_bracket>\d{{1,3}})\s*[）)]{_NO_LIST}、?"),
    ("half_bracket", r"(?P<half_bracket>\d{1,2})\s*[）)]"),
    (
        "letter letter_bracket",
        r"(?:(?P<letter>[a-zA-Z])\s*[.．、)）]|[（(]\s*(?P<letter_bracket>[a-zA-Z])\s*[）)])(?=\s*[\u4e00-\u9fff“《（])",
    ),
)
_MARK = regex("|".join(f"(?:{pattern})" for _, pattern in _PATTERNS))
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("titled", "annex"),
    *((kind, cast("Kind", kind)) for kinds, _ in _PATTERNS for kind in kinds.split() if kind != "appendix"),
)
# Behind 第X条 these mostly make it a reference to an article, not the article: 第七条、第八条第（一）项, 第二条规定.
_REFERS = regex(r"[、，,；;。]|[款项和及与至到或之规所的中]")
# 3.5年内 may be item 3 or a figure; 3.2025年 is an item.
_FIGURE = regex(r"\d(?!\d{3}\s*年)")
_AGAINST: dict[Kind, re.Pattern[str]] = {
    "chapter": _REFERS,
    "section": _REFERS,
    "article": _REFERS,
    "arabic": _FIGURE,
}
_COUNTED: tuple[Kind, ...] = ("chapter", "section", "article")
_ROOTS: tuple[Kind, ...] = ("annex", "appendix")
_POINT = regex(rf"(?P<han>[{_HAN}]{{1,3}})是(?=[\u4e00-\u9fff“])")
# Where a number may stand inside a line that holds a whole notice: anywhere; the outline decides by what is before.
_INLINE = regex(
    rf"第[{_HAN}千\s]{{1,8}}[章节条]|(?<![第{_HAN}])[{_HAN}]{{1,4}}、|(?<!第)[（(][{_HAN}]{{1,4}}[）)]"
    r"|(?<![\d.第])\d{1,2}[.．﹒](?!\d)|附\s*则(?=\s*(?:1[.．﹒、]|一、|第))"
)
_INLINE_REFERENCE = regex(r"[、，,；;。:：第款项和及与至到或之规所的中]")
_STOP = regex(r"[。；;：:）)”!！?？]\s*$|\s$")
_SENTENCE_STOP = regex(r"[。；;：]")
_INNER_STOP = regex(r"[，；：,;:。]")
LONG_LINE = 1500
# In a file of hardly any lines a line of this length holds a notice that lost its line ends.
_FEW_LINES, _LONG_ALONE = 3, 100
_HEADING_REACH = 60
LONGEST_HEADING = 50
_FULL = 0.75  # share of the wrap width from which on a line may run on in the next


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A possible clause number: where it stands, what kind it is, which number it says and how it prints.

    `doubt` counts what speaks against it: 1 where the line above breaks off mid-sentence, so that the number may
    belong to that sentence, 2 where the words behind make it a reference (第二条规定) or a figure (3.5年), 3 both.
    `bare` where nothing but a heading stands between it and the next mark. For a mark inside a line: `behind_stop`
    where a sentence ends right before it; else only a heading may stand between the number before and this one, and
    nothing before `heading_start` belongs to it.
    """

    line: int
    start: int
    end: int
    kind: Kind
    value: int
    number: str
    inline: bool = False
    doubt: int = 0
    bare: bool = False
    behind_stop: bool = False
    heading_start: int = 0


def marks(lines: Sequence[Line], width: int = 0) -> tuple[NumberMark, ...]:
    """Every possible clause number (`NumberMark.line` is an index) at line starts and inside very long lines.

    `width` is the wrap width, 0 where lines are paragraphs. In 第八章 附则 the 附则 is the chapter's heading and no
    clause of its own.
    """
    found: list[NumberMark] = []
    for mark in _marks(lines, width):
        if found:
            between = _between(found[-1], mark, lines)
            if mark.kind == "appendix" and found[-1].kind in ("part", "chapter", "section", "han") and not between:
                continue
            if 0 < len(between) <= LONGEST_HEADING and not _INNER_STOP.search(between):
                found[-1] = replace(found[-1], bare=True)
        found.append(mark)
    return tuple(found)


def point_marks(lines: Sequence[Line]) -> tuple[NumberMark, ...]:
    """一是…二是… at the start of lines, for a notice that prints no other numbers; none without a second point."""
    found: list[NumberMark] = []
    for index, line in enumerate(lines):
        match = _POINT.match(line.text)
        if match and chinese_number(match["han"]) == len(found) + 1:
            found.append(NumberMark(index, 0, match.end(), "han", len(found) + 1, match.group()))
    return tuple(found) if len(found) > 1 else ()


def _between(before: NumberMark, mark: NumberMark, lines: Sequence[Line]) -> str:
    """What stands between two marks, as far as it can matter."""
    if mark.line == before.line:
        return lines[mark.line].text[before.end : mark.start].strip()
    last = lines[mark.line].text[: mark.start]
    inner = [line.text for line in lines[before.line + 1 : min(mark.line, before.line + 6)]]
    return "".join((lines[before.line].text[before.end :], *inner, last)).strip()


def _marks(lines: Sequence[Line], width: int) -> Iterator[NumberMark]:
    above: Line | None = None
    longest = LONG_LINE if sum(1 for line in lines if line.text) > _FEW_LINES else _LONG_ALONE
    for index, line in enumerate(lines):
        first = _mark_at(line.text, 0, index, inline=False)
        if first:
            doubt = first.doubt + (above is not None and _breaks_off(above, width))
            yield replace(first, doubt=doubt)
            yield from _second(line.text, first)
        above = line if line.text else above
        if len(line.text) > longest:
            yield from _inline_marks(line.text, first.end if first else 0, index)


def _second(text: str, first: NumberMark) -> Iterator[NumberMark]:
    """The first number of a list that begins right behind another number: 一、（一）…, 第三条 1.…."""
    if len(text) > LONG_LINE or first.kind == "annex":
        return
    start = len(text) - len(text[first.end :].lstrip())
    mark = _mark_at(text, start, first.line, inline=True)
    if mark and mark.kind != first.kind and not mark.doubt and (mark.value == 1 or first.kind == "appendix"):
        yield replace(mark, heading_start=first.end)


def _breaks_off(above: Line, width: int) -> bool:
    """Whether a line may run on in the next: it ends in no stop, is full where lines are wrapped, and is no heading."""
    text = above.text
    if above.complete or above.row or ends_sentence(text) or (width and len(text) < _FULL * width):
        return False
    return bool(width or _INNER_STOP.search(text) or not starts_with_mark(text))


def _inline_marks(text: str, start: int, index: int) -> Iterator[NumberMark]:
    for match in _INLINE.finditer(text, start):
        mark = _mark_at(text, match.start(), index, inline=True)
        if mark and not (mark.kind in _COUNTED and _INLINE_REFERENCE.match(text, mark.end)):
            before = text[max(0, mark.start - _HEADING_REACH) : mark.start]
            stops = [stop.end() for stop in _SENTENCE_STOP.finditer(before)]
            heading = mark.start - len(before) + (stops[-1] if stops else 0)
            yield replace(mark, behind_stop=_STOP.search(before) is not None, heading_start=heading)


def _mark_at(text: str, start: int, index: int, *, inline: bool) -> NumberMark | None:
    enclosed = ENCLOSED.get(text[start : start + 1])
    if enclosed:
        end = start + 1 + (text[start + 1 : start + 2] in ("、", ".", "．"))
        return NumberMark(index, start, end, cast("Kind", enclosed[0]), enclosed[1], text[start], inline)
    match = _MARK.match(text, start)
    if match is None:
        return None
    group, kind = next(((name, kind) for name, kind in _KINDS if match[name] is not None), ("", "appendix"))
    value = 0 if kind == "appendix" else _value(kind, match[group])
    if value is None or (not value and kind not in _ROOTS):
        return None
    doubt = 2 if _is_doubtful(kind, match, text) else 0
    return NumberMark(index, start, match.end(), kind, value, _printed(match.group()), inline, doubt)


def _is_doubtful(kind: Kind, match: re.Match[str], text: str) -> bool:
    """Whether what follows a number speaks against it; 一 总则 has a gap instead of a stop."""
    against = _AGAINST.get(kind)
    gap = kind == "han" and match.group()[-1].isspace()
    return gap or (against is not None and against.match(text, match.end()) is not None)


def _value(kind: Kind, numeral: str) -> int | None:
    plain = "".join(half_width(numeral).split())
    if kind in ("letter", "letter_bracket"):
        return ord(plain.lower()) - ord("a") + 1
    if not plain:
        return 0 if kind == "annex" else None
    return int(plain) if plain.isdigit() and plain.isascii() else chinese_number(plain)


def _printed(mark: str) -> str:
    """The number as printed, without the 、 or . after it and without white space: "第 1 0 条" is 第10条."""
    return "".join(mark.split()).rstrip("、.．﹒:：,，")


def starts_with_mark(text: str) -> bool:
    """Whether a line begins with what can be a clause number."""
    return _mark_at(text, 0, 0, inline=False) is not None
