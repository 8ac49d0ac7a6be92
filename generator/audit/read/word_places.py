"""Where in a body the styles of paragraphs belong, and with which list, lines, breaks and numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.audit.read import word_vocabulary as known
from generator.audit.read.word_grammar import broken_lines
from generator.audit.read.word_styles import StyleSheet

_BESIDE = 180  # twentieths of a point: left and right of the words of a cell
_SPACE, COVER = "间隔", "封面上空"
_LOW = frozenset((_SPACE, COVER))  # a line or less: nothing is said there
_FRAMES = frozenset({"header", "footer"})
_OF_CELLS = frozenset(
    known.words(
        "表格文字 表头文字 矩阵表头 行标题 表单标签 列表填写 意见签章 审核栏 表格项目符号 表格编号 表格勾选 表格无号"
    )
)
_OF_BOTH = frozenset(known.words("表单填写 表单说明 封面标题 封面文字 签章 表单分部"))
_NOTES = frozenset(("提示框 信息", "提示框 警示", "提示框 草稿", "引文框"))
_IN_NOTES = frozenset(known.words("框内项目符号 框内编号 框内勾选 框内无号"))
_LISTS = (
    _IN_NOTES
    | frozenset(known.words("表格项目符号 表格编号 表格勾选 表格无号 勾选列表 无号列表 填写说明编号"))
    | {
        "list bullet",
        "list number",
    }
)
_ON_COVER, _LABEL, _REMARK, _ENTRY = "封面文字", "表单标签", "表单说明", "toc "
_LISTED = "列表填写"
_WHOLE = ("",)
_BROKEN = dict.fromkeys(("title", _LABEL, _LISTED), ("", "words"))  # whose lines end where the words allow it


class WordPlace(NamedTuple):
    """Where a paragraph stands. `wide`: its cell in twentieths of a point, None in the text; `text`: the width of the
    text; `silent`: a cell from above goes on in its own."""

    wide: int | None
    text: int
    on_cover: bool
    silent: bool


def belongs(found: re.Match[str], name: str, place: WordPlace, sheet: StyleSheet) -> bool:
    """Whether a paragraph, as the grammar of bodies matched it, may stand there. `name`: of its style, "" where it has
    none."""
    said = bool(found["said"]) and (place.silent or name in _LOW)
    here = _fits(name, in_table=place.wide is not None)
    return not said and here and _list_fits(found, name, sheet) and _laid_out(found, name, place)


def _fits(name: str, *, in_table: bool) -> bool:
    """Whether a paragraph style is one of cells, or one of the text."""
    if not name or name in _FRAMES:
        return False
    return name in _OF_BOTH or (name in _OF_CELLS) == in_table


def _laid_out(found: re.Match[str], name: str, place: WordPlace) -> bool:
    """Lines at the foot of a cover, dots before page numbers, labels in even lines, broken titles: each of these in its
    own styles only."""
    side = found["side"]
    return (
        (not found["frame"] or (name == _ON_COVER and place.on_cover))
        and _numbered(found, name, place)
        and (side is None or (name == _LABEL and _has_room(int(side), place)))
        and broken_lines(found["said"]) in _BROKEN.get(name, _WHOLE)
    )


def _numbered(found: re.Match[str], name: str, place: WordPlace) -> bool:
    """Entries of the contents have dots to the edge and a page number; of other words remarks in a cell may have a
    number."""
    edge, page = found["edge"], found["page"]
    if name.startswith(_ENTRY):
        return edge == str(place.text) and page is not None
    return edge is None and (page is None or (name == _REMARK and place.wide is not None))


def _has_room(side: int, place: WordPlace) -> bool:
    """Whether the words of a cell keep half of it, indented by so much on both sides."""
    return place.wide is not None and 4 * side <= place.wide - _BESIDE


def _list_fits(found: re.Match[str], name: str, sheet: StyleSheet) -> bool:
    number = found["number"]
    if number is None:
        return name not in _LISTS
    look = sheet.numbers.get(number)
    if name in _NOTES:
        return look in {sheet.lists.get(sheet.ids.get(each, "")) for each in _IN_NOTES}
    return name in _LISTS and look is not None and look == sheet.lists.get(found["style"])
