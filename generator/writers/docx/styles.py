"""From what a block is to the Word style that gives its look. All looks stand in reference.docx under these names.

Built-in names are those that Word keeps in the file in every language ("heading 1"); the others are shown to the
office as they stand here. docs/reference-docx.md says what each is for.
"""

from __future__ import annotations

from generator.documents.blocks import SpanKind

# Level 1 is the document's title; the headings of its text therefore begin at Word's level 1 and skip none.
HEADINGS = {1: "Title", 2: "heading 1", 3: "heading 2", 4: "heading 3"}
CONTENTS = ("toc 1", "toc 2", "toc 3")  # by depth: the highest level in a table of contents is its first

# Paragraph styles of the tree, in the text.
PARAGRAPHS = {
    "": "Body Text",
    "plain": "正文无缩进",
    "lead": "导语",
    "small": "小字",
    "center": "居中",
    "right": "居右",
    "source": "出处",
    "cover-title": "封面标题",
    "cover-line": "封面文字",
    "cover-foot": "封面文字",
    "label": "正文无缩进",
    "sign": "签章",
    "part": "表单分部",
    "scan": "居中",
    "basis": "表单依据",
    "opinion": "审核栏",
    "how-to": "填写说明",
}
_IN_CELLS = dict.fromkeys(("", "plain", "lead", "center", "right", "scan"), "表格文字")
_SMALL_IN_CELLS = {"small": "表单说明", "source": "表单说明", "label": "表单标签"}
_WORDS = ("", "plain", "label")

CELLS = PARAGRAPHS | _IN_CELLS | _SMALL_IN_CELLS
OPINIONS = CELLS | {"sign": "意见签章", "opinion": "审核栏"}  # their space holds the opinion and the seal
SMALL_CELLS = CELLS | dict.fromkeys(_WORDS, "列表填写")  # of a form's list
COLUMN_HEADS = CELLS | dict.fromkeys(_WORDS, "表头文字")
MARK_HEADS = CELLS | dict.fromkeys(_WORDS, "矩阵表头")
ROW_HEADS = CELLS | dict.fromkeys(_WORDS, "行标题")
FORM_LABELS = CELLS | dict.fromkeys(_WORDS, "表单标签")
_EVERY_CELL = (CELLS, OPINIONS, COLUMN_HEADS, MARK_HEADS, ROW_HEADS, FORM_LABELS, SMALL_CELLS)

# A box is one style from its first to its last paragraph, or Word would draw several boxes.
NOTES = {"info": "提示框 信息", "warning": "提示框 警示", "draft": "提示框 草稿", "quote": "引文框"}
SMALL_IN_NOTES = frozenset({"small", "source"})
ALIGNED = {"center": "center", "right": "right", "sign": "right"}

LISTS = {
    "bullet": "List Bullet",
    "number": "List Number",
    "tick": "勾选列表",
    "plain": "无号列表",
    "fine": "填写说明编号",
}
CELL_LISTS = {
    "bullet": "表格项目符号",
    "number": "表格编号",
    "tick": "表格勾选",
    "plain": "表格无号",
    "fine": "填写说明编号",
}

# In a box every mark stands at the box's edge and nested ones behind blanks: another indent would be another box.
NOTE_LISTS = {
    "bullet": "框内项目符号",
    "number": "框内编号",
    "tick": "框内勾选",
    "plain": "框内无号",
    "fine": "框内编号",
}
EVERY_LIST = (*LISTS.values(), *CELL_LISTS.values(), *NOTE_LISTS.values())

TABLES = {
    "data": "政策数据表",
    "card": "政策卡片",
    "grid": "政策表单",
    "list": "政策表单",
    "matrix": "政策矩阵",
}
FORM_TABLES = frozenset(("grid", "list"))

CAPTION, GAP, COVER_SPACE, HEADER, FOOTER = "caption", "间隔", "封面上空", "header", "footer"
ENTRY, LIST_ENTRY, HELP = "表单填写", "列表填写", "表单说明"

LINK, STRONG, PLACEHOLDER, BLANK, SMALL_WORDS, CHECK_BOX = (
    "Hyperlink",
    "Strong",
    "Placeholder Text",
    "待填",
    "小字文字",
    "勾选框",
)
SPAN_KINDS = {SpanKind.EXAMPLE: "举例"}

_IN_EVERY_CELL = (name for cells in _EVERY_CELL for name in cells.values())
_IN_TEXT = (*HEADINGS.values(), *CONTENTS, *PARAGRAPHS.values(), *_IN_EVERY_CELL)
_OTHERS = (CAPTION, GAP, COVER_SPACE, HEADER, FOOTER, ENTRY, LIST_ENTRY, HELP)

# What reference.docx must hold, by type of style.
REQUIRED: dict[str, tuple[str, ...]] = {
    "paragraph": tuple(dict.fromkeys((*_IN_TEXT, *NOTES.values(), *EVERY_LIST, *_OTHERS))),
    "character": (LINK, STRONG, PLACEHOLDER, BLANK, SMALL_WORDS, CHECK_BOX, *SPAN_KINDS.values()),
    "table": tuple(dict.fromkeys(TABLES.values())),
}
