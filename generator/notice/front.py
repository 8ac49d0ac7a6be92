"""Who says it, to whom, when: title, body title, document number, issuers, addressees and date of issue."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.dataclass import dataclass
from generator.notice.body import NoticeBody
from generator.notice.closing import RELEASE
from generator.notice.facts import find_facts
from generator.notice.issuers import issuers
from generator.notice.letterhead import behind_title, date_of_line, number_of, signed_line
from generator.notice.organisations import is_organisation
from generator.notice.preamble import METADATA, is_title
from generator.regex import regex

# A letter that lost its line ends: …执行。某市人民政府2023年9月5日（此件公开发布）某某办法.
_SIGNED = regex(
    r"(?<=。)(?P<office>[^。，：:；\s]{4,40}?)(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)"
    r"(?P<note>[（(][^（）()]{2,20}[）)])?(?P<rest>[^。]{0,80})$"
)
_ADDRESSED = regex(r"(?:各|区属|市属|省属|有关)[^。：:]{2,120}[：:](?=现将|经|为)")
# The line of the addressees: it ends in a colon and is no sentence.
_ADDRESSES = regex(r"(?!.*(?:如下|以下|现将|现就|通知|公告))[^。；：:《》]{2,200}[：:]$")
_IS_GROUP = regex(
    r"^(?:各|有关|相关|区属|市属|省属|驻)|(?:局|厅|委|办|部|政府|公司|单位|部门|机构|街道|镇|乡|企业|中心|院|校|会|区|县|市)$"
)
_LONGEST_TITLE = 60
_NO_TITLE = regex(r"[。；！：:]|，.*，")
# An annex that the letter lists: 附件：1.…⏎2.…; a title does not begin so.
_LISTED = regex(r"附\s*[件表录]|附\s*[：:]|\d{1,2}\s*[.．﹒、](?!\d)", of="附.．﹒、")
_GROUPS = regex(r"[，,；;]|、(?=各直属|省政府|省人民政府|市政府|国务院)")
_NAMED = regex(r"《((?:[^《》]|《[^《》]*》)+)》")


@dataclass(frozen=True, slots=True)
class NoticeFront:
    """The data of a notice as a document."""

    title: str
    body_title: str | None
    document_number: str | None
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    issued: date | None


def front(parts: NoticeBody, around: Mapping[str, str]) -> NoticeFront:
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
    return NoticeFront(
        title=title,
        body_title=titles[1] if len(titles) > 1 else _named_body(title, paragraphs),
        document_number=_document_number(paragraphs, metadata),
        issuers=issuers(title, paragraphs, parts.closing, metadata),
        addressees=_addressees(paragraphs),
        issued=_issued(paragraphs, parts.closing, metadata),
    )


def _unfolded(text: str) -> Iterator[str]:
    """The paragraphs of a letter that stands on one line: addressees, text, signature, date, title of the body."""
    number = behind_title(text)
    if number and is_title(text[:number].strip()):
        yield from (text[:number].strip(), text[number:].strip())
        return
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
    """The titles by their last words (办法, 通知 …), and by its place the line right before the first clause."""
    titles = [text for text in paragraphs if is_title(text) and not _LISTED.match(text)]
    last = next((text for text in reversed(paragraphs) if text), "")
    if last not in titles and len(titles) < 2 and _can_head(last, paragraphs):
        titles.append(last)
    return titles


def _can_head(line: str, paragraphs: Sequence[str]) -> bool:
    """Whether a line in the place of a title can be one: the only line, or the line behind a signature's date."""
    if not 4 <= len(line) <= _LONGEST_TITLE or _NO_TITLE.search(line) or is_organisation(line):
        return False
    if number_of(line) or METADATA.match(line) or _is_signing(line):
        return False
    behind_date = len(paragraphs) > 1 and any(_is_signing(text) for text in paragraphs[-3:-1])
    return behind_date or sum(number_of(text) is None for text in paragraphs) == 1


def _is_signing(line: str) -> bool:
    """A date, a signature with its date, or a line of release (公开方式：主动公开)."""
    return bool(date_of_line(line) or signed_line(line) or RELEASE.match(line))


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
    told = (metadata.get(key, "") for key in ("文号", "发文字号"))
    return next((number for text in (*told, *paragraphs) if (number := number_of(text))), None)


def _addressees(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The groups before the colon: 各县、区人民政府，各开发区、管理区管委，市直各委、办、局：."""
    for text in paragraphs:
        plain = "".join(text.split())
        groups = tuple(part for part in _GROUPS.split(plain.rstrip("：:")) if part)
        if _ADDRESSES.match(plain) and any(_IS_GROUP.search(group) for group in groups):
            return groups
    return ()


def _issued(paragraphs: Sequence[str], closing: Sequence[str], metadata: dict[str, str]) -> date | None:
    for text in (*paragraphs, *reversed(closing)):
        signed = signed_line(text)
        printed = signed[1] if signed else date_of_line(text)
        if printed:
            return as_date(printed)
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
