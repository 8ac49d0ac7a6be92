"""Marks: what looks like the printed number of a clause (第一章, 第一条, 一、, （一）, 1., （1）, ①, 附则, 附件1)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.notice.compact import half_width
from generator.notice.lines import Line, ends_sentence
from generator.notice.numerals import chinese_number

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
    "half_bracket",
    "circled",
]

_HAN = "一二三四五六七八九十百〇零"
# After 第X条 these signs make it a reference to an article, not the article: 第七条、第八条第（一）项, 第二条规定.
_REFERENCE = r"(?![、，,；;。:：第款项和及与至到或之规所的中])"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("annex", r"附\s*件\s*(?P<annex>[\d一二三四五六七八九十]{0,2})\s*[:：]?$"),
    ("appendix", r"附\s*则(?=$|\s*(?:1[.．﹒、]|一、|第))"),
    ("part", rf"第\s*(?P<part>[{_HAN}]{{1,5}}|\d[\d\s]{{0,3}})\s*(?:编|部分)(?=\s|$)"),
    ("chapter", rf"第\s*(?P<chapter>[{_HAN}\s]{{1,6}}|\d[\d\s]{{0,3}})\s*章{_REFERENCE}"),
    ("section", rf"第\s*(?P<section>[{_HAN}\s]{{1,6}}|\d[\d\s]{{0,3}})\s*节{_REFERENCE}"),
    ("article", rf"第\s*(?P<article>[{_HAN}\s]{{1,8}}|\d[\d\s]{{0,4}})\s*条{_REFERENCE}"),
    ("han", rf"(?P<han>[{_HAN}]{{1,5}})\s*(?:、|[.．﹒](?!\d)|,(?=\s))(?![{_HAN}]{{1,3}}(?:[、产线级类]|是))"),
    ("han_bracket", rf"[（(〔]\s*(?P<han_bracket>[{_HAN}]{{1,5}})\s*[）)〕](?![、，至或和]|[（(〔][{_HAN}])"),
    ("arabic", r"(?P<arabic>\d{1,3})\s*(?:[.．﹒](?!\d)|[.．﹒](?=(?:19|20)\d\d\s*年)|、)(?!\s*\d{1,3}\s*、)"),
    ("arabic_bracket", r"[（(]\s*(?P<arabic_bracket>\d{1,3})\s*[）)](?![、，至或和])"),
    ("half_bracket", r"(?P<half_bracket>\d{1,2})\s*[）)]"),
    ("circled", r"(?P<circled>[①-⑳])"),
)
_MARK = re.compile("|".join(f"(?:{pattern})" for _, pattern in _PATTERNS))
_KINDS: tuple[Kind, ...] = tuple(kind for kind, _ in _PATTERNS)
# Where a number may stand inside a line that holds a whole notice: anywhere; the outline decides by what is before.
_INLINE = re.compile(
    rf"第[{_HAN}\s]{{1,8}}[章节条]|(?<![第{_HAN}])[{_HAN}]{{1,4}}、|(?<!第)[（(][{_HAN}]{{1,4}}[）)]"
    r"|(?<![\d.第])\d{1,2}[.．﹒](?!\d)|附\s*则(?=\s*(?:1[.．﹒、]|一、|第))"
)
_STOP = re.compile(r"[。；;：:）)”!！?？]\s*$|\s$")
_SENTENCE_STOP = re.compile(r"[。；;：]")
LONG_LINE = 1500
# In a file of hardly any lines a line of this length holds a notice that lost its line ends.
_FEW_LINES, _LONG_ALONE = 3, 200
_HEADING_REACH = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A possible clause number: where it stands, what kind it is, which number it says and how it prints.

    `doubtful` where the line above breaks off mid-sentence, so that the number may belong to that sentence. For a
    mark inside a line: `behind_stop` where a sentence ends right before it; else only a heading may stand between
    the number before and this one, and nothing before `heading_start` belongs to it.
    """

    line: int
    start: int
    end: int
    kind: Kind
    value: int
    number: str
    inline: bool = False
    doubtful: bool = False
    behind_stop: bool = False
    heading_start: int = 0


def marks(lines: Sequence[Line]) -> Iterator[Mark]:
    """Every possible clause number (`Mark.line` is an index) at line starts and inside very long lines.

    In 第八章 附则 the 附则 is the chapter's heading and no clause of its own.
    """
    before: Mark | None = None
    for mark in _marks(lines):
        if mark.kind == "appendix" and before is not None and _heads(before, mark, lines):
            continue
        yield mark
        before = mark


def _heads(before: Mark, mark: Mark, lines: Sequence[Line]) -> bool:
    """Whether nothing stands between a chapter's number and the mark."""
    if before.kind not in ("part", "chapter", "section"):
        return False
    between = [line.text for line in lines[before.line : mark.line + 1]]
    between[-1] = between[-1][: mark.start]
    between[0] = between[0][before.end :]
    return not "".join(between).strip()


def _marks(lines: Sequence[Line]) -> Iterator[Mark]:
    above = "。"
    longest = LONG_LINE if sum(1 for line in lines if line.text) > _FEW_LINES else _LONG_ALONE
    for index, line in enumerate(lines):
        first = _mark_at(line.text, 0, index, inline=False)
        if first:
            yield replace(first, doubtful=not ends_sentence(above))
        above = line.text or above
        if len(line.text) > longest:
            yield from _inline_marks(line.text, first.end if first else 0, index)


def _inline_marks(text: str, start: int, index: int) -> Iterator[Mark]:
    for match in _INLINE.finditer(text, start):
        mark = _mark_at(text, match.start(), index, inline=True)
        if mark:
            before = text[max(0, mark.start - _HEADING_REACH) : mark.start]
            stops = [stop.end() for stop in _SENTENCE_STOP.finditer(before)]
            heading = mark.start - len(before) + (stops[-1] if stops else 0)
            yield replace(mark, behind_stop=_STOP.search(before) is not None, heading_start=heading)


def _mark_at(text: str, start: int, index: int, *, inline: bool) -> Mark | None:
    match = _MARK.match(text, start)
    if match is None:
        return None
    kind: Kind = next((name for name in _KINDS if name != "appendix" and match[name] is not None), "appendix")
    value = 0 if kind == "appendix" else _value(kind, match[kind])
    if value is None or (not value and kind not in ("annex", "appendix")):
        return None
    return Mark(index, start, match.end(), kind, value, _printed(match.group()), inline)


def _value(kind: Kind, numeral: str) -> int | None:
    plain = "".join(half_width(numeral).split())
    if kind == "circled":
        return ord(plain) - ord("①") + 1
    if not plain:
        return 0 if kind == "annex" else None
    return int(plain) if plain.isdigit() and plain.isascii() else chinese_number(plain)


def _printed(mark: str) -> str:
    """The number as printed, without the 、 or . after it and without white space: "第 1 0 条" is 第10条."""
    return "".join(mark.split()).rstrip("、.．﹒:：,")


def starts_with_mark(text: str) -> bool:
    """Whether a line begins with what can be a clause number."""
    return _mark_at(text, 0, 0, inline=False) is not None
