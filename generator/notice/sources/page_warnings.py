"""What of the pages of a PDF or OFD was not read, or is to be looked at: warnings, or the refusal of the file."""

from collections.abc import Callable, Iterator, Sequence

from generator.dataclass import replace
from generator.message import NOTHING, Message, message
from generator.notice.sources.contents import SourceRefused
from generator.notice.sources.page_print import PrintedPage

_MOST_LISTED = 10
_EXAMPLES = 3
_RECOGNISE = message("Run text recognition (OCR) on it and save it with a text layer, or as .docx or .txt.")
# What is told of pages as a whole, with their numbers from 1.
_OF_PAGES: tuple[tuple[Callable[[PrintedPage], bool], Message], ...] = (
    (lambda page: page.is_closed, message("{kind}, page {pages}: damaged, not read")),
    (lambda page: page.is_picture, message("{kind}, page {pages}: a picture, its words were not read")),
    (lambda page: page.is_drawn, message("{kind}, page {pages}: words drawn as outlines, not read")),
    (
        lambda page: page.is_codeless,
        message("{kind}, page {pages}: the fonts do not say which characters they print (no ToUnicode), not read"),
    ),
    (
        lambda page: page.is_recognised,
        message("{kind}, page {pages}: a scan, read by its recognised text (OCR); look at the notice"),
    ),
)


def page_warnings(pages: Sequence[PrintedPage], count: int, kind: str) -> Iterator[Message]:
    """The warnings of a file of `count` pages and of a kind (PDF, OFD); `pages` are those that were read."""
    if len(pages) < count:
        yield message(
            "{kind} of {count} pages: only the first {read} were read", kind=kind, count=count, read=len(pages)
        )
    for holds, words in _OF_PAGES:
        numbers = [number for number, page in enumerate(pages, start=1) if holds(page)]
        if numbers:
            yield replace(words, values={"kind": kind, "pages": _listed(numbers)})
    for number, page in enumerate(pages, start=1):
        yield from _of_signs(message("{kind}, page {number}", kind=kind, number=number), page)


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


def _of_signs(place: Message, page: PrintedPage) -> Iterator[Message]:
    if page.unknown:
        places = "”、“".join(page.unknown[:_EXAMPLES])
        more = message(" and others") if len(page.unknown) > _EXAMPLES else NOTHING
        yield message(
            "{place}: {count} characters without a code, nobody can say which: “{places}”{more}; look at the notice",
            place=place,
            count=page.unknown_count,
            places=places,
            more=more,
        )
    if page.struck:
        yield (
            message(
                "{place}: struck words were not read: “{words}”; look at the notice", place=place, words=page.struck
            )
            if page.struck != "…"
            else message("{place}: words struck by an annotation were read; look at the notice", place=place)
        )
    if page.unseen:
        yield message(
            "{place}: words that nobody sees were not read: “{words}”; look at the notice",
            place=place,
            words=page.unseen,
        )
    if page.aside:
        yield message(
            "{place}: slanted or turned words, or such over the text, were not read: “{words}”",
            place=place,
            words=page.aside,
        )


def _listed(numbers: Sequence[int]) -> Message:
    shown = "、".join(map(str, numbers[:_MOST_LISTED]))
    if len(numbers) > _MOST_LISTED:
        return message("{numbers} and others, {count} pages", numbers=shown, count=len(numbers))
    return message("{numbers}", numbers=shown)
