"""Page numbers in a text that was taken out of a PDF: — 3 —, - 3 -, ·3·, 第 3 页 共 9 页."""

from collections.abc import Iterable

from generator.regex import regex

_DASH = r"[-—–―─－﹣]{1,3}"
_COUNT = r"\d{1,4}"
_PAGE_NUMBER = regex(
    rf"\s*(?:{_DASH}\s*{_COUNT}\s*{_DASH}|[·•]\s*{_COUNT}\s*[·•]"
    rf"|[（(]?第\s*{_COUNT}\s*页(?:\s*[/／，,]?\s*[（(]?共\s*{_COUNT}\s*页[）)]?)?[）)]?)\s*"
)
_LONGEST = 40


def without_page_numbers(lines: Iterable[str]) -> list[str]:
    """The lines, blank where one is a page number and nothing else: a sentence runs on over it."""
    return ["" if _is_page_number(line) else line for line in lines]


def _is_page_number(line: str) -> bool:
    return 2 < len(line) <= _LONGEST and _PAGE_NUMBER.fullmatch(line) is not None
