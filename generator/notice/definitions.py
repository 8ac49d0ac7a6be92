"""Short names that a notice introduces: 广西钦州高新技术产业开发区（以下简称钦州高新区）."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.message import Message, message
from generator.notice.full_names import full_name, names_side_by_side
from generator.notice.model import ShortName
from generator.regex import regex

_CALLED = (
    r"(?:以下|下文|后文|文中|下)?(?:分别|均|皆|都|一律|合并|一并)?(?:统一)?(?:简称|统称|合称|通称|并称)(?:之)?(?:为|作(?![者品家坊业物]))?"
    r"|(?:以下|下文|下)(?:分别|并)?(?:统一)?称(?:之)?(?:为|作(?![者品家坊业物]))?"
)
_NAME = r"[^（）()“”\"‘’「」，。；、：\s]{1,20}"
_OPEN, _CLOSE = r"[“\"'‘「]?《?", r"》?[”\"'’」]?"
_INTRODUCED = regex(
    rf"[（(](?P<inside>(?!{_CALLED})[^（）()。]{{1,60}}?[，,；;])?(?P<how>{_CALLED})[：:]?"
    rf"(?P<terms>{_OPEN}{_NAME}{_CLOSE}(?:[、和及]?[“\"'‘「]{_NAME}[”\"'’」])*[\u4e00-\u9fff]{{0,6}})"
    r"(?P<more>[，,；;、][^（）()]{0,60})?[）)]"
    rf"|[，,](?P<then>(?:以下|下文)(?:简称|统称|合称)(?:为)?)(?P<free>{_OPEN}{_NAME}{_CLOSE})(?=[，,。；、）)])"
)
_QUOTES = regex(r"[“\"'‘「《]+([^”\"'’」》]+)[”\"'’」》]+")
# What a bracket says before the short name that is no list of what is meant: a document number, 含…, 下同.
_NO_LIST = regex(r"^(?:不?含|不?包括|指|即|下同|原|[^、]*$)|号[，,；;]$")
_SPEAKS_OF_A_NAME = regex(
    r"[（(][^（）()。]{0,60}(?:以下|下文|下)(?:[^（）()，。称]{0,6}[简统合]|)称(?![号职重量])[^（）()。]{1,40}[）)]"
)
_NO_NAME = regex(r"[为将由把向就凡]|现[就将对]")
_HEADING_BEFORE_GAP = regex(r"^([\u4e00-\u9fff]{2,4})[ \u3000]+(?=[\u4e00-\u9fff])", of=" \u3000")
_SEVERAL = regex(r"[统合并]称")
_WINDOW = 80
_FARTHEST = 300  # characters of a list that a name stands for
_PHRASE_END = regex("[，。；：！？\\n]")


def definitions(texts: Iterable[str]) -> tuple[ShortName, ...]:
    """The short names in the order introduced, each once; white space in them removed."""
    found = (definition for text in texts if "称" in text for definition in _in_text(_small(text)))
    return tuple({definition.term: definition for definition in reversed(list(found))}.values())[::-1]


def doubtful_names(texts: Iterable[str], found: Sequence[ShortName]) -> Iterator[Message]:
    """What a reader should look at: brackets that introduce a name that was not read, names read with a verb before."""
    terms = tuple(each.term for each in found)
    small = ["".join(text.split()) for text in texts if "称" in text and "下" in text]
    for text in small:
        for match in _SPEAKS_OF_A_NAME.finditer(text):
            if not any(term in match.group() for term in terms):
                yield message("“{words}” stands there, but no short name was read; look at it", words=match.group())
    for each in found:
        # 为盘活闲置资产（以下简称资产）: a purpose whose verb no table knows was taken into the name.
        purpose = re.compile(rf"(?:^|[，。；])为了?{re.escape(each.meaning)}[（(]")
        if _NO_NAME.match(each.meaning) or any(map(purpose.search, small)):
            yield message(
                "the short name “{term}” was read as “{meaning}”; look at it", term=each.term, meaning=each.meaning
            )


def _small(text: str) -> str:
    """The text without white space; a heading before a gap (第二条 对象 …) is a sentence of its own."""
    return "".join(_HEADING_BEFORE_GAP.sub(r"\1。", text, count=1).split())


def _in_text(text: str) -> Iterator[ShortName]:
    for match in _INTRODUCED.finditer(text):
        several = _SEVERAL.search(match["how"] or match["then"]) is not None
        before = _words_meant(match, text, several=several)
        terms = _terms_of(match)
        names = names_side_by_side(before) if len(terms) > 1 else ()
        if len(terms) > 1 and len(names) >= len(terms):
            yield from (
                ShortName(term, full_name(name, term)) for term, name in zip(terms, names[-len(terms) :], strict=True)
            )
        elif meaning := full_name(before, terms[0], several=several):
            yield ShortName(terms[0], meaning)


def _words_meant(match: re.Match[str], text: str, *, several: bool) -> str:
    """The words in which the full name is looked for: those before, or a list inside the brackets."""
    inside = match["inside"] or ""
    if inside and several and not _NO_LIST.search(inside):
        return inside[:-1]  # 打造“夜云屏”（夜食、夜购，以下统称“两夜”）
    return text[_begin(text, match.start()) : match.start()]


def _begin(text: str, end: int) -> int:
    """Where the words before a bracket begin: far enough to the left, and never within a phrase."""
    near = max(0, end - _WINDOW)
    if not near or _PHRASE_END.search(text, near, end):
        return near
    stops = [found.end() for found in _PHRASE_END.finditer(text, max(0, end - _FARTHEST), near)]
    return stops[-1] if stops else max(0, end - _FARTHEST)


def _terms_of(match: re.Match[str]) -> Sequence[str]:
    terms = _terms(match["terms"] or match["free"])
    if match["more"] and "分别" in match["how"] and len(terms) == 1:
        return re.split(r"[、和及]", terms[0] + match["more"])
    return terms


def _terms(printed: str) -> list[str]:
    """The short names in quotes, or the one that stands without; “三首”产品 is one name."""
    return _QUOTES.findall(printed) if printed.endswith(("”", '"', "'", "’", "」", "》")) else [printed]
