"""Who says it, to whom, when: title, body title, document number, issuers, addressees and date of issue."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.notice.body import Body
from generator.notice.facts import find_facts
from generator.notice.organisations import is_organisation
from generator.notice.preamble import DOCUMENT_NUMBER_LINE, METADATA, is_title

_ISSUES = re.compile(r"(?:关于|印发|转发|批转|公布|发布)")
_DATED = re.compile(
    r"(?P<date>(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日)(?:印发)?$"
)
# A letter that lost its line ends: …执行。某市人民政府2023年9月5日（此件公开发布）某某办法.
_SIGNED = re.compile(
    r"(?<=。)(?P<office>[^。，：:；\s]{4,40}?)(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)"
    r"(?P<note>[（(][^（）()]{2,20}[）)])?(?P<rest>[^。]{0,80})$"
)
_ADDRESSED = re.compile(r"(?:各|区属|市属|省属|有关)[^。：:]{2,120}[：:](?=现将|经|为)")
_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")


@dataclass(frozen=True, slots=True)
class Front:
    """The data of a notice as a document."""

    title: str
    body_title: str | None
    document_number: str | None
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    issued: date | None


def front(parts: Body, around: Mapping[str, str]) -> Front:
    """What preamble and closing say about the notice itself; `around` is what the page around it says."""
    metadata = {
        **around,
        **{
            "".join(match["key"].split()): match["value"].strip()
            for text in parts.preamble
            if (match := METADATA.match(text))
        },
    }
    paragraphs = [piece for text in parts.preamble if not METADATA.match(text) for piece in _unfolded(text)]
    titles = _titles(paragraphs)
    title = titles[0] if titles else metadata.get("标题", metadata.get("名称", ""))
    return Front(
        title=title,
        body_title=titles[1] if len(titles) > 1 else _named_body(title, paragraphs),
        document_number=_document_number(paragraphs, metadata),
        issuers=_issuers(title, paragraphs, parts.closing, metadata),
        addressees=_addressees(paragraphs),
        issued=_issued(paragraphs, parts.closing, metadata),
    )


def _unfolded(text: str) -> Iterator[str]:
    """The paragraphs of a letter that stands on one line: addressees, text, signature, date, title of the body."""
    addressed = _ADDRESSED.match(text)
    if addressed:
        yield addressed.group()
        text = text[addressed.end() :]
    signed = _SIGNED.search(text)
    if signed is None or not is_organisation(signed["office"]):
        yield text
        return
    yield text[: signed.start()]
    yield from (part for part in (signed["office"], signed["date"], signed["rest"]) if part)


def _titles(paragraphs: Sequence[str]) -> list[str]:
    return [text for text in paragraphs if is_title(text) and not text.startswith("附件")]


def _named_body(title: str, paragraphs: Sequence[str]) -> str | None:
    """The name of the body in the covering letter where the body does not repeat it: 《…办法》已经…同意，现印发实施."""
    if "印发" not in title:
        return None
    for text in paragraphs:
        match = _NAMED.search(text)
        if match and "印发" in text and text != title:
            return match[1]
    return None


def _document_number(paragraphs: Sequence[str], metadata: dict[str, str]) -> str | None:
    for key in ("文号", "发文字号"):
        if DOCUMENT_NUMBER_LINE.match(metadata.get(key, "")):
            return "".join(metadata[key].split())
    return next(("".join(text.split()) for text in paragraphs if DOCUMENT_NUMBER_LINE.match(text)), None)


def _issuers(
    title: str, paragraphs: Sequence[str], closing: Sequence[str], metadata: dict[str, str]
) -> tuple[str, ...]:
    """The offices named before 关于 / 印发 in the title; else the signature; else the metadata table."""
    match = _ISSUES.search(title)
    if match and (named := _offices(title[: match.start()])):
        return named
    signed = _signature(paragraphs) or _signature(closing)
    return signed or _offices(metadata.get("发文机关", metadata.get("发文单位", "")))


def _offices(text: str) -> tuple[str, ...]:
    """Offices run together with spaces or 、 between; none where one of them is no office."""
    names = tuple(name for name in re.split(r"[\s、，]+", text.strip()) if name)
    return names if names and all(is_organisation(name) for name in names) else ()


def _signature(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The short lines right before a line that is a date."""
    for index, text in enumerate(paragraphs):
        if _DATED.match(text):
            names: list[str] = []
            for above in reversed(paragraphs[:index]):
                offices = _offices(above) if len(above) <= 60 else ()
                if not offices:
                    break
                names = [*offices, *names]
            if names:
                return tuple(names)
    return ()


def _addressees(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """The groups before the colon: 各县、区人民政府，各开发区、管理区管委，市直各委、办、局：."""
    for text in paragraphs:
        plain = "".join(text.split())
        if re.match(r"(?:各|区属|市属|省属|有关|[^，。：]{2,20}(?:局|厅|委|部|政府|公司)[，,、])[^。]*[：:]$", plain):
            return tuple(
                part
                for part in re.split(r"[，,]|、(?=各直属|省政府|省人民政府|市政府|国务院)", plain.rstrip("：:"))
                if part
            )
    return ()


def _issued(paragraphs: Sequence[str], closing: Sequence[str], metadata: dict[str, str]) -> date | None:
    for text in (*paragraphs, *reversed(closing)):
        match = _DATED.match(text)
        if match:
            return as_date(match["date"])
    return as_date(metadata.get("成文日期", metadata.get("发文日期", "")))


def as_date(text: str) -> date | None:
    """The first full date in a text."""
    for fact in find_facts(text):
        if fact.kind == "date" and isinstance(fact.value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value):
            try:
                return date.fromisoformat(fact.value)
            except ValueError:
                return None
    return None
