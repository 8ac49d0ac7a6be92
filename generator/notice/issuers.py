"""Who issues a notice: the offices named in the title, in the signature, in the head of a decree or around the text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.notice.letterhead import is_date_line, signed_line
from generator.notice.organisations import is_organisation
from generator.regex import regex

_ISSUES = regex(r"(?:关于|印发|转发|批转|公布|发布)")
_AND_OTHERS = regex(r"等(?:[\d一二三四五六七八九十]+(?:个|家)?)?(?:部门|单位|局|委|厅|机关)?$", of="等")
# A seal set for an office, behind the name: （某省发展和改革委员会代章）.
_SEALED_FOR = regex(r"[（(][^（）()]*(?:代章|代)[）)]$")
_DECREE = regex(r"(?P<office>[\u4e00-\u9fff]{2,20}(?:政府|委员会|局|厅|部|院))令(?:\s*第?.*号)?$")
_PLACE = regex(r"[\u4e00-\u9fff]{2,8}?(?:自治区|自治州|自治县|新区|开发区|高新区|[省市区县州盟旗])")
# How the names of offices begin that repeat no place.
_OPENS_NAME = ("中共", "国家税务总局", "中国人民银行", "中国银保监会", "国家金融监督管理总局", "共青团")
_LONGEST_LINE = 60


def issuers(
    title: str, paragraphs: Sequence[str], closing: Sequence[str], metadata: Mapping[str, str]
) -> tuple[str, ...]:
    """The offices before 关于 / 印发 in the title; the signature where that says 等部门; else what the page says."""
    signed = _signature(paragraphs) or _signature(closing)
    match = _ISSUES.search(title)
    head = title[: match.start()].strip() if match else ""
    plain = _AND_OTHERS.sub("", head)
    named = _offices(plain)
    if named and signed and (plain != head or "".join(named) == "".join(signed)):
        return signed
    if named:
        return (*_above_title(title, paragraphs), *named)
    decreed = next((match["office"] for text in paragraphs if (match := _DECREE.match("".join(text.split())))), None)
    return signed or ((decreed,) if decreed else _offices(metadata.get("发文机关", metadata.get("发文单位", ""))))


def _above_title(title: str, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The offices on lines of their own above a title that begins with the last of several issuers."""
    return _lines_above(paragraphs[: paragraphs.index(title)]) if title in paragraphs else ()


def _offices(text: str) -> tuple[str, ...]:
    """Offices with spaces or 、 between, or run together; none where one of them is no office."""
    parts = [name for name in re.split(r"[\s、，]+", text.strip()) if name]
    names = tuple(name for part in parts for name in _run_together(part))
    return names if names and all(is_organisation(name) for name in names) else ()


def _run_together(text: str) -> Iterator[str]:
    """某市财政局某市科技局 as two: a further name begins where the place comes again behind a whole name."""
    place = _PLACE.match(text)
    openings = (*((place.group(),) if place else ()), *_OPENS_NAME)
    start = 0
    for index in range(3, len(text) - 3):
        if text.startswith(openings, index) and is_organisation(text[start:index]):
            yield text[start:index]
            start = index
    yield text[start:]


def _signature(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The short lines right before a line that is a date, or the office on the line of the date."""
    for index, text in enumerate(paragraphs):
        together = signed_line(text)
        if together:
            return (*_lines_above(paragraphs[:index]), *_offices(together[0]))
        if is_date_line(text):
            names = _lines_above(paragraphs[:index])
            if names:
                return names
    return ()


def _lines_above(paragraphs: Sequence[str]) -> tuple[str, ...]:
    names: tuple[str, ...] = ()
    for above in reversed(paragraphs):
        plain = _SEALED_FOR.sub("", above).strip()
        offices = _offices(plain) if len(plain) <= _LONGEST_LINE else ()
        if plain and not offices:
            break
        names = (*offices, *names)
    return names
