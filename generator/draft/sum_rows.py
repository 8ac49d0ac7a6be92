"""Sums that stand in one row with a granted one: 博士每月5000元、硕士每月2000元标准发放. One of them has the verb."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import replace
from generator.draft.part import FigurePart, Role
from generator.draft.quantities import Listed
from generator.regex import regex

# What names one sum of a row: words without a stop or a figure, and what the sum is counted by.
_LABEL = r"(?:[^，。；：、\d（）]|（[^（）\d]*）){0,24}"
_UNIT_BEHIND = r"(?:[/／][^，。；：、\d]{1,8}?)*"
_JOINT = regex(
    rf"{_UNIT_BEHIND}(?:的?[^，。；：、\d（）]{{0,8}})?(?:[、，；]|和|及|以及)(?:(?<=；)[^，。；：、\d]{{2,16}}的，)?(?P<label>{_LABEL})\Z"
)
_LEADS = regex(
    r"(?:标准|金额|额度|比例|办法|奖励|补助|补贴|资助|津贴|规定)(?:分别)?(?:为|是|如下|分为)?：(?P<label>[^，。；：\d]{0,24})\Z"
)
_ALONE = regex(r"\A[^，。；：\d]{0,30}\Z")
_NOT_A_LABEL = regex(
    r"达|超|满|低于|高于|不足|贷款|投资|注册|资本|收入|产值|营收|总额|安排|设立|基金|预算|罚|收取|价格|不得|增长|下降"
    r"|累计|合计|以上|以下|以内|利率|费率|让利|承担|自付|自筹|自缴|自担|负担"
)
_SUMS = ("money", "percentage")


def with_rows(text: str, parts: Sequence[FigurePart], *, led: bool) -> tuple[FigurePart, ...]:
    """The parts, with those granted that stand in a row with a granted one. `led`: the words above the sentence
    announce what its items are (按以下标准给予补贴：), so that a sum with nothing but a name is granted.
    """
    known = [_opened(text, part, led=led and number == 0) for number, part in enumerate(parts)]
    for number in range(1, len(known)):
        known[number] = _beside(text, known[number - 1], known[number], known[number])
    for number in range(len(known) - 1, 0, -1):
        known[number - 1] = _beside(text, known[number - 1], known[number], known[number - 1])
    return tuple(known)


def _beside(text: str, left: FigurePart, right: FigurePart, open_one: FigurePart) -> FigurePart:
    """`open_one`, granted where the other of the two is."""
    granted = {part.role for part in (left, right)} == {Role.GRANT, Role.OTHER} and open_one.role is Role.OTHER
    return replace(open_one, role=Role.GRANT) if granted and _in_row(text, left.listed, right.listed) else open_one


def _in_row(text: str, left: Listed, right: Listed) -> bool:
    if left.kind != right.kind or left.kind not in _SUMS or left.items[0].unit != right.items[0].unit:
        return False
    if any(item.bound == "at_least" or item.to is not None for item in (*left.items, *right.items)):
        return False
    joint = _JOINT.match(text[left.end : right.start])
    before = text[max(text.rfind(stop, 0, left.start) for stop in "，；：。") + 1 : left.start]
    return joint is not None and bool(joint["label"]) and not _NOT_A_LABEL.search(f"{joint['label']}；{before}")


def _opened(text: str, part: FigurePart, *, led: bool) -> FigurePart:
    """The first sum of a row that a colon opens, or one that stands in its clause with nothing but a name."""
    if part.role is not Role.OTHER or part.listed.kind not in _SUMS:
        return part
    before = text[: part.listed.start]
    found = _LEADS.search(before)
    label = found["label"] if found else before if led and _ALONE.match(before) else None
    return replace(part, role=Role.GRANT) if label and not _NOT_A_LABEL.search(label) else part
