"""A statement in Word and on its page: two looks of one thing, held to each other by the audit's own table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, pairwise

from generator.audit.checks.title_groups import odd_groups, whole_names
from generator.audit.compare import ShownRow
from generator.audit.read.finished import ReadDocument, WordLook
from generator.audit.read.html_looks import HtmlLook
from generator.audit.read.model import Model
from generator.audit.subject import AuditProblem, AuditSubject
from generator.message import Message, message

_HINT = message("finished files are not edited: build the policy again")
_HEADINGS = {"h1": "title", "h2": "heading 1", "h3": "heading 2", "h4": "heading 3"}
_PARAGRAPHS = {
    "": "body text",
    "plain": "正文无缩进",
    "label": "正文无缩进",
    "lead": "导语",
    "small": "小字",
    "center": "居中",
    "right": "居右",
    "source": "出处",
    "cover-title": "封面标题",
    "cover-line": "封面文字",
    "cover-foot": "封面文字",
    "sign": "签章",
    "part": "表单分部",
    "scan": "居中",
    "basis": "表单依据",
    "opinion": "审核栏",
    "how-to": "填写说明",
}
_CELLS = _PARAGRAPHS | {
    **dict.fromkeys(("", "plain", "lead", "center", "right", "scan"), "表格文字"),
    **dict.fromkeys(("small", "source"), "表单说明"),
    "label": "表单标签",
}
_NOTES = {"info": "提示框 信息", "warning": "提示框 警示", "draft": "提示框 草稿", "quote": "引文框"}
_FINE = {"fine": "填写说明编号"}
_LISTS = _FINE | {"bullet": "list bullet", "number": "list number", "tick": "勾选列表", "plain": "无号列表"}
_CELL_LISTS = _FINE | {"bullet": "表格项目符号", "number": "表格编号", "tick": "表格勾选", "plain": "表格无号"}
_TABLES = {"data": "政策数据表", "card": "政策卡片", "grid": "政策表单", "list": "政策表单", "matrix": "政策矩阵"}
_OF_LIST = dict.fromkeys(("", "plain", "label"), "列表填写")  # a part of a form, with a line for each thing
_HEADS = {"matrix": "矩阵表头", "grid": "表头文字"}
_ROW_HEADS = {"grid": "表单标签"}
_LABEL, _NEEDED, _LEVEL, _FOOT = "label", " needed", "level-", "cover-foot"
_SHOWN = frozenset({"body", "contents"})
_LANDSCAPE = 'w:orient="landscape"'


def looks_differ(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A statement looks alike in Word and on its page: a heading is a heading, a warning a warning, a list has the same
    marks, a hidden caption is hidden in both, and the columns of a table are as wide. On a page the words of a title
    stay together as titles are cut.

    Passes: <p class="small"> on the page, the style 小字 in Word.

    Fails: the page shows a sum as a side remark, or a list with boxes to tick where Word has bullets.
    """
    yield from _of_titles(subject)
    for document in subject.rows_of:
        page, word = (subject.comparisons.get(f"{document}.{kind}") for kind in ("html", "docx"))
        if page is None or word is None:
            continue
        shown = {pair.row.id: pair for pair in word.pairs}
        for pair in page.pairs:
            other = shown.get(pair.row.id)
            found = _difference(pair, other) if other is not None else None
            if found is not None:
                yield AuditProblem(_of(pair, found), _HINT, f"{document}.html")
        if _landscape(subject, document) is not _turned(subject, document):
            yield AuditProblem(message("only one of page and Word file is in landscape"), _HINT, f"{document}.html")


def _of_titles(subject: AuditSubject) -> Iterator[AuditProblem]:
    model = subject.model
    if not isinstance(model, Model):
        return
    names = whole_names(model)
    for file, comparison in subject.comparisons.items():
        for pair in comparison.pairs:
            for problem in odd_groups(pair, names):
                yield AuditProblem(_of(pair, problem), _HINT, file)


def _of(pair: ShownRow, problem: Message) -> Message:
    return message("statement {id} ({text}): {problem}", id=pair.row.id, text=pair.row.text, problem=problem)


def _landscape(subject: AuditSubject, document: str) -> bool:
    head = subject.files[f"{document}.html"].partition(b"\n<main")[0]
    return b' landscape">' in head


def _turned(subject: AuditSubject, document: str) -> bool:
    reading = subject.readings[f"{document}.docx"]
    return isinstance(reading, ReadDocument) and _LANDSCAPE in dict(reading.parts).get("", "")


def _difference(page: ShownRow, word: ShownRow) -> Message | None:
    """In what a statement looks otherwise; None where it does not, or has no look that both formats show."""
    look, other = page.found.look, word.found.look
    if page.row.part not in _SHOWN or not isinstance(look, HtmlLook):
        return None
    if look.tag == "caption":
        if (look.style == "hidden") != (word.found.caption == "hidden"):
            return message("its caption is hidden in one format only")
        return None
    return _otherwise(look, other) if isinstance(other, WordLook) else None


@lru_cache(maxsize=1024)
def _otherwise(look: HtmlLook, other: WordLook) -> Message | None:
    """In what two looks are not those of one statement."""
    wanted = _styles(look)
    if other.style not in wanted:
        return message("on the page it looks like {wanted}, in Word like {found}", wanted=wanted[0], found=other.style)
    if (look.style == _FOOT) is not other.framed:
        return message("it stands at the foot of the cover in one format only")
    if other.table != _TABLES.get(look.table, "") or not _as_wide(look.columns, other.columns):
        return message("its table looks otherwise in Word")
    return None


def _styles(look: HtmlLook) -> tuple[str, ...]:
    """The names, in lower case, of the Word styles that a look of a page stands for."""
    if look.tag in _HEADINGS:
        return (_HEADINGS[look.tag],)
    if look.style.startswith(_LEVEL):
        return (f"toc {look.style.removeprefix(_LEVEL)}",)
    if look.note:
        return (_NOTES.get(look.note, ""),)
    if look.list:
        return ((_CELL_LISTS if look.cell else _LISTS).get(look.list, ""),)
    style = look.style.removesuffix(_NEEDED)
    named = _in_cell(look) if look.cell else _PARAGRAPHS
    # What names a field has the class of a label where it has no other; in Word it keeps the style that it has.
    return tuple(dict.fromkeys((named.get(style, ""), named[""] if style == _LABEL else named.get(style, ""))))


def _in_cell(look: HtmlLook) -> Mapping[str, str]:
    """Style in the tree -> Word style, of paragraphs in a cell like this one."""
    if look.table == "list":
        return _CELLS | _OF_LIST
    if look.cell == "td":
        return _CELLS | {"sign": "意见签章"} if look.row else _CELLS
    if look.head:
        name = _HEADS.get(look.table, "表头文字")
        return _CELLS | dict.fromkeys(("", "plain", "label"), name)
    plain = _ROW_HEADS.get(look.table)
    return _CELLS | (dict.fromkeys(("", "plain"), plain) if plain else dict.fromkeys(("", "plain", "label"), "行标题"))


def _as_wide(shares: tuple[str, ...], columns: tuple[int, ...]) -> bool:
    """Whether columns are divided as a page says, in per cent, up to a twentieth of a point."""
    parts = [int(share.removeprefix("width:").removesuffix("%") or 0) for share in shares]
    if len(parts) != len(columns) or not sum(parts):
        return not parts and not columns
    edges = [0, *(round(sum(columns) * each / sum(parts)) for each in accumulate(parts))]
    return all(abs(right - left - wide) <= 1 for (left, right), wide in zip(pairwise(edges), columns, strict=True))
