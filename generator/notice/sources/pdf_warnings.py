"""What of a PDF's pages was not read, or is to be looked at: warnings for the office, or the refusal of the file."""

from collections.abc import Callable, Iterator, Sequence

from generator.message import message
from generator.notice.sources.contents import Refused
from generator.notice.sources.pdf_pages import Page

_MOST_LISTED = 10
_EXAMPLES = 3
_RECOGNISE = message("Run text recognition (OCR) on it and save it with a text layer, or as .docx or .txt.")
# What is told of pages as a whole, with their numbers from 1.
_OF_PAGES: tuple[tuple[Callable[[Page], bool], str], ...] = (
    (lambda page: page.is_closed, "PDF第{pages}页已损坏，打不开，未读。"),
    (lambda page: page.is_picture, "PDF第{pages}页是图片，图片中的文字未读。"),
    (lambda page: page.is_drawn, "PDF第{pages}页的文字已转为图形，没有文字层，未读。"),
    (lambda page: page.is_codeless, "PDF第{pages}页的字体没有可用的字符编码（缺少ToUnicode），无法读出文字，未读。"),
    (lambda page: page.is_recognised, "PDF第{pages}页是扫描件，读到的是识别（OCR）出的文字，可能有误，请核对原文。"),
)


def page_warnings(pages: Sequence[Page], count: int) -> Iterator[str]:
    """The warnings of a PDF of `count` pages; `pages` are those that were read."""
    if len(pages) < count:
        yield f"PDF共{count}页，只读了前{len(pages)}页。"
    for holds, words in _OF_PAGES:
        numbers = [number for number, page in enumerate(pages, start=1) if holds(page)]
        if numbers:
            yield words.format(pages=_listed(numbers))
    for number, page in enumerate(pages, start=1):
        yield from _of_signs(number, page)


def refusal(pages: Sequence[Page]) -> Refused:
    """Why nothing of a PDF could be read."""
    if any(page.is_picture for page in pages):
        return Refused(message("the PDF holds scanned pictures of pages and no text"), _RECOGNISE)
    if any(page.is_codeless for page in pages):
        return Refused(
            message("the PDF's fonts do not say which characters they print (no ToUnicode): its text cannot be read"),
            message(
                "Print it anew from the program that wrote it, save it as .docx, or run text recognition (OCR) on it."
            ),
        )
    if any(page.is_drawn for page in pages):
        return Refused(message("the PDF draws its words as outlines and holds no text"), _RECOGNISE)
    if any(page.is_closed for page in pages):
        return Refused(message("the PDF is damaged"), message("Open it in a PDF reader and print it to a new PDF."))
    return Refused(message("the PDF holds no text"))


def _of_signs(number: int, page: Page) -> Iterator[str]:
    if page.unknown:
        places = "”、“".join(page.unknown[:_EXAMPLES])
        more = "等" if len(page.unknown) > _EXAMPLES else ""
        yield f"PDF第{number}页有{page.unknown_count}个字符没有编码，读不出是什么字：“{places}”{more}，请核对原文。"
    if page.struck:
        yield (
            f"PDF第{number}页有划掉的文字，未读：“{page.struck}”，请核对原文。"
            if page.struck != "…"
            else (f"PDF第{number}页有删除线批注，被划掉的文字仍按正文读出，请核对原文。")
        )
    if page.aside:
        yield f"PDF第{number}页有斜排或侧排的文字（水印、边注等），未读：“{page.aside}”。"


def _listed(numbers: Sequence[int]) -> str:
    shown = "、".join(map(str, numbers[:_MOST_LISTED]))
    return f"{shown}等{len(numbers)}" if len(numbers) > _MOST_LISTED else shown
