"""What of the pages of a PDF or OFD was not read, or is to be looked at: warnings, or the refusal of the file."""

from collections.abc import Callable, Iterator, Sequence

from generator.message import message
from generator.notice.sources.contents import SourceRefused
from generator.notice.sources.page_print import PrintedPage

_MOST_LISTED = 10
_EXAMPLES = 3
_RECOGNISE = message("Run text recognition (OCR) on it and save it with a text layer, or as .docx or .txt.")
# What is told of pages as a whole, with their numbers from 1.
_OF_PAGES: tuple[tuple[Callable[[PrintedPage], bool], str], ...] = (
    (lambda page: page.is_closed, "{kind}第{pages}页已损坏，打不开，未读。"),
    (lambda page: page.is_picture, "{kind}第{pages}页是图片，图片中的文字未读。"),
    (lambda page: page.is_drawn, "{kind}第{pages}页的文字已转为图形，没有文字层，未读。"),
    (lambda page: page.is_codeless, "{kind}第{pages}页的字体没有可用的字符编码（缺少ToUnicode），无法读出文字，未读。"),
    (lambda page: page.is_recognised, "{kind}第{pages}页是扫描件，读到的是识别（OCR）出的文字，可能有误，请核对原文。"),
)


def page_warnings(pages: Sequence[PrintedPage], count: int, kind: str) -> Iterator[str]:
    """The warnings of a file of `count` pages and of a kind (PDF, OFD); `pages` are those that were read."""
    if len(pages) < count:
        yield f"{kind}共{count}页，只读了前{len(pages)}页。"
    for holds, words in _OF_PAGES:
        numbers = [number for number, page in enumerate(pages, start=1) if holds(page)]
        if numbers:
            yield words.format(kind=kind, pages=_listed(numbers))
    for number, page in enumerate(pages, start=1):
        yield from _of_signs(f"{kind}第{number}页", page)


def refusal(pages: Sequence[PrintedPage], kind: str) -> SourceRefused:
    """Why nothing of a file could be read."""
    if any(page.is_picture for page in pages):
        return SourceRefused(message("the {kind} holds scanned pictures of pages and no text", kind=kind), _RECOGNISE)
    if any(page.is_codeless for page in pages):
        return SourceRefused(
            message(
                "the {kind}'s fonts do not say which characters they print (no ToUnicode): its text cannot be read",
                kind=kind,
            ),
            message(
                "Print it anew from the program that wrote it, save it as .docx, or run text recognition (OCR) on it."
            ),
        )
    if any(page.is_drawn for page in pages):
        return SourceRefused(message("the {kind} draws its words as outlines and holds no text", kind=kind), _RECOGNISE)
    if any(page.is_closed for page in pages):
        return SourceRefused(
            message("the {kind} is damaged", kind=kind), message("Open it in a reader and print it to a new PDF.")
        )
    return SourceRefused(message("the {kind} holds no text", kind=kind))


def _of_signs(place: str, page: PrintedPage) -> Iterator[str]:
    if page.unknown:
        places = "”、“".join(page.unknown[:_EXAMPLES])
        more = "等" if len(page.unknown) > _EXAMPLES else ""
        yield f"{place}有{page.unknown_count}个字符没有编码，读不出是什么字：“{places}”{more}，请核对原文。"
    if page.struck:
        yield (
            f"{place}有划掉的文字，未读：“{page.struck}”，请核对原文。"
            if page.struck != "…"
            else (f"{place}有删除线批注，被划掉的文字仍按正文读出，请核对原文。")
        )
    if page.aside:
        yield f"{place}有斜排或侧排的文字（水印、边注等），未读：“{page.aside}”。"


def _listed(numbers: Sequence[int]) -> str:
    shown = "、".join(map(str, numbers[:_MOST_LISTED]))
    return f"{shown}等{len(numbers)}" if len(numbers) > _MOST_LISTED else shown
