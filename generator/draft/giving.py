"""Whether the words beside a figure say that it is given."""

from __future__ import annotations

import re

from generator.draft import words
from generator.draft.part import Beside, FigurePart, Role
from generator.draft.quantities import Listed
from generator.regex import regex

_SUBSIDISES = regex(
    "的?(?:标准|比例)?(?:(?:给予|予以|进行)[^，。；\\d]{0,8})?(?:贴息|补贴|补助|奖励)"
)  # 按年利率2%给予贴息
_LENDS_OR_FINES = regex("的?[^，。；]{0,6}(?:贷款|授信|罚款)")
# 500万元工作经费和200万元安家费
_NAMED = regex(rf"的?[^，。；：、\d（）]{{0,10}}?(?:{words.BENEFIT}|费)")
_NAMED_AND = regex(rf"的?[^，。；：、\d（）]{{0,10}}?(?:{words.BENEFIT}|费)(?:、|和|及|以及)(?:一次性)?\Z")
_RECKONED = regex("的?(?:标准|比例)?(?:予以|进行)?(?:核定|核算|测算|计算|计发|核发)")  # 电费补贴，按实际发生额的15%核定
_RAISED_BY = regex("(?:可|再)(?:上浮|提高|增加)\\Z")
_PAID_AT = regex("(?:标准)?(?:执行|发放|计发|兑现|享受)")  # 空箱减半执行
_ADDED = regex("(?:增加|追加|加奖|增发)\\Z")
_BENEFIT_IS = regex("(?:贴息|补贴|补助|奖励|资助)(?:的?(?:比例|标准|利率|额度|金额))?(?:为|是)[^，。；\\d]{0,6}\\Z")


def gives(listed: Listed, beside: Beside, before: FigurePart | None) -> bool:
    """Words of giving beside the figure, and none of setting apart, lending, aiming or punishing."""
    if before is not None and _follows(listed, beside, before):
        return True
    if _is_withheld(listed, beside):
        return False
    if _is_said_to_be_given(beside):
        return True
    giving = words.GIVING.search(beside.since) is not None
    if words.CAP_BEFORE.search(beside.left) and giving:
        return True  # 对研发投入给予补助，最高20万元
    if listed.kind == "money" and _tells_how_counted(beside):
        return giving or _by_the_next_years(beside, before)
    return _spared(listed, beside) or _goes_on(listed, beside, before)


def _is_said_to_be_given(beside: Beside) -> bool:
    """Words of giving next to the figure, or of the standard by which it is given."""
    if words.GIVES_TAIL.search(beside.left) or words.BENEFIT_HEAD.match(beside.right):
        return True
    by_standard = words.BY.search(beside.phrase) is not None and _by_standard(beside)
    return by_standard or words.STANDARD_IS.search(beside.phrase) is not None


def _tells_how_counted(beside: Beside) -> bool:
    """给予社会保险补贴，每人每月300元; 给予奖励，第一年5万元、第二年3万元: nothing else stands beside the sum."""
    each = words.EACH_ALONE.fullmatch(beside.phrase) is not None and not beside.behind
    return each or words.YEAR_ALONE.fullmatch(beside.phrase) is not None


def _by_the_next_years(beside: Beside, before: FigurePart | None) -> bool:
    """给予补助。前2年每年10万元，后3年每年5万元: years behind those of a sum that is given."""
    if before is None or before.role is not Role.GRANT:
        return False
    return all(words.YEAR_ALONE.fullmatch(told) for told in (beside.phrase, before.left.rpartition("。")[2]))


def _spared(listed: Listed, beside: Beside) -> bool:
    """全额补贴, 租金减半; 每千瓦时下调0.05元; 按不低于基准价的1.2倍回购."""
    if listed.kind == "money":
        return listed.items[0].per is not None and words.LOWERED.search(beside.left) is not None
    if listed.kind == "times" and words.BOUGHT.search(beside.behind):
        return True
    whole = beside.phrase + listed.items[0].words + beside.behind
    given = words.GIVING.search(whole) is not None or words.CHARGED.search(whole) is not None or "免" in whole
    return listed.kind in ("times", "share") and given


def _follows(listed: Listed, beside: Beside, before: FigurePart) -> bool:
    """What more or less than a sum before it is given: 非首家通过的减半; 奖金可上浮50%; 每增加1亿元增加4万元."""
    if before.role is Role.EACH:
        return listed.kind == "money" and _ADDED.search(beside.left) is not None
    if before.role is Role.GRANT and before.listed.kind == listed.kind and words.RAISED.search(beside.left):
        return True
    granted = before.role in (Role.GRANT, Role.CAP)
    if listed.kind == "share":
        return granted and (_is_of_the_same(beside) or before.listed.kind == "share")
    return granted and listed.kind == "percentage" and _RAISED_BY.search(beside.left) is not None


def _is_of_the_same(beside: Beside) -> bool:
    """非首家通过的减半; 空箱减半执行: a part of the sum before it."""
    return beside.left.endswith("的") or _PAID_AT.match(beside.right) is not None


def _by_standard(beside: Beside) -> bool:
    """按60元/平方米/月的标准给予…; 按现行标准80%收取; 按1500元奖励."""
    return (
        words.GIVING.search(beside.behind) is not None
        or words.CHARGED.search(beside.behind) is not None
        or words.STANDARD_HEAD.match(beside.right) is not None
        or words.GIVING.search(beside.rest) is not None
        or (words.GIVING.search(beside.since) is not None and _RECKONED.match(beside.rest) is not None)
    )


def _goes_on(listed: Listed, beside: Beside, before: FigurePart | None) -> bool:
    """The next sum of a row: 街区管理机构30万元、入驻商户代表5万元奖励; 一般项目20万元、重大项目50万元."""
    continued = before is not None and before.role is Role.GRANT and before.listed.kind in (listed.kind, "money")
    joint = re.match(r"(?:的[^，。；\d]{0,8})?(?:、|和|及|以及|或)", beside.left)
    named = _NAMED_AND.match(beside.left) is not None and _NAMED.match(beside.right) is not None
    return continued and (joint is not None or named)


def _is_withheld(listed: Listed, beside: Beside) -> bool:
    if words.LIMITS_ELSE.search(beside.phrase):
        return True
    if words.CHANGED.search(beside.left) and words.CHANGES_TO.match(beside.rest):
        return True
    if words.RATE.search(beside.phrase):
        return words.CHARGED.search(beside.behind) is None and _SUBSIDISES.match(beside.behind) is None
    if words.NOT_GIVEN.search(beside.phrase[-14:]) or _LENDS_OR_FINES.match(beside.behind):
        said = words.BENEFIT_HEAD.match(beside.right) or words.BY.search(beside.phrase)
        return not (said or _BENEFIT_IS.search(beside.phrase))
    return _is_set_apart_or_aimed_at(listed, beside)


def _is_set_apart_or_aimed_at(listed: Listed, beside: Beside) -> bool:
    """A sum set apart and not given, or a rate that is aimed at."""
    apart = words.SET_APART.search(beside.phrase + beside.behind[:12])
    if apart and not re.search("给予|予以|奖励|补助", beside.phrase):
        return True
    aimed = listed.kind == "percentage" and words.AIMED_AT.search(beside.left) is not None
    return aimed and not re.search("给予|予以|奖励|补助|补贴|资助", beside.phrase + beside.behind)
