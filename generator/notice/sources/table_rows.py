"""Rows of a table as lines: a label and its value make one line, a row of short cells too, a layout cell stays text."""

from collections.abc import Iterator, Sequence

from generator.notice.preamble import METADATA_KEY
from generator.regex import regex

_LONGEST_CELL = 80  # signs; a longer cell holds text of its own, as in tables used for layout
_LABEL = regex(r"[^：:]{1,12}[：:]$")


def row_lines(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of one row; each cell comes as its own lines."""
    filled = [[line for line in cell if line] for cell in cells]
    filled = [cell for cell in filled if cell]
    if len(filled) < 2 or any(len(cell) > 3 or sum(map(len, cell)) > _LONGEST_CELL for cell in filled):
        for cell in filled:
            yield from cell
        return
    texts = ["".join(cell) for cell in filled]
    if _is_label(texts[0]):
        yield from _pairs(texts)
    else:
        yield " ".join(texts)


def _is_label(text: str) -> bool:
    plain = "".join(text.split())
    return _LABEL.match(plain) is not None or METADATA_KEY.fullmatch(plain) is not None


def _pairs(texts: Sequence[str]) -> Iterator[str]:
    """索引号：| 1 | 发文机关：| 某市 as two lines; a label without a value stays alone."""
    label = ""
    for text in texts:
        if _is_label(text):
            if label:
                yield label
            label = text if text.endswith(("：", ":")) else f"{text}："
        elif label:
            yield f"{label}{text}"
            label = ""
        else:
            yield text
    if label:
        yield label
