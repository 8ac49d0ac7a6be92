"""What a list of figures does in its sentence: granted, limiting what is granted, selecting it, paying it out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from generator.draft import least, told_otherwise, words
from generator.draft.quantities import Listed


class Role(Enum):
    """GRANT: what an applicant could get. CAP: an upper limit of it. BAND: a figure of the applicant that selects it.

    FLOOR: the least of it that is paid. EACH: what one sum is given for (每满一万人). QUOTA: how many may get it.
    PAYOUT: the shares in which it is paid. OTHER: targets, funds, loans, periods.
    """

    GRANT = "grant"
    CAP = "cap"
    FLOOR = "floor"
    BAND = "band"
    EACH = "each"
    QUOTA = "quota"
    PAYOUT = "payout"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """A list of figures in its role, with the words of its phrase on either side, up to the figures beside it."""

    listed: Listed
    role: Role
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class _Beside:
    """`left`: from the figure or stop before; `phrase`: from the stop before; `right`: to the figure or stop behind;
    `behind`: to the stop behind; `rest`: to the sentence's end; `since`: from the grant before it, or all before it.
    """

    left: str
    phrase: str
    right: str
    behind: str
    rest: str
    since: str


_BEHIND_STOP = re.compile(r"\A[^，；。]*(?:，|(?=；)|\Z)")  # the rest of the phrase in which a sum stands
_STOPS = "，：。；（）()"
_ENDS = "，。；："
_OWN_WORDS = re.compile(r"(?:，|\A)(?:对|凡)(?!其|该)")
_NAMES_A_THING = re.compile(
    r"\A(?!给予|予以|奖励|补助|资助|补贴)[^，。；：\d]{0,3}(?:的(?!标准|比例|额度|奖|补|资助|资金|支持|一次|配套|经费|建设|运营)|，|且|企业|项目|单位|机构|主体|团队|或)"
)
_NUMBER_OF = re.compile(r"数量|家数|名额|总数|(?:支持|奖励|资助|申报|补助|推荐|评选|遴选|申请)\Z")
_EACH = re.compile(r"每(?P<does>(?:(?!奖|补|给|资|发|最|不|按|年|月)[^，。；：\d每]){0,12})\Z")
_CURRENCY = re.compile(r"元\Z")
_ADDS = re.compile("增|超|满|达|完成|实现|投|销售|出口|进口|缴|产")
_OWN_CASE = re.compile("(?:\\A|[，；：])(?:其中)?(?:对|凡)(?!其|该)|的，|的(?=给予|予以|奖励\\d|补助\\d|资助\\d)")
_HIGHEST_OF = re.compile("(?:只|仅|择|就|按)[^，。；]{0,8}最高(?:的|者)?\\Z")  # 只奖最高一项 is no number of winners
_SUBSIDISES = re.compile(
    "的?(?:标准|比例)?(?:(?:给予|予以|进行)[^，。；\\d]{0,8})?(?:贴息|补贴|补助|奖励)"
)  # 按年利率2%给予贴息
_LENDS_OR_FINES = re.compile("的?[^，。；]{0,6}(?:贷款|授信|罚款)")
_RAISED = re.compile("(?:提高|上浮|增加|上调)[到至为]\\Z")
# 补贴价格不超过45元/平方米, 优秀比例不超过参评总数的20%: limits of a price or of how many there are.
_LIMITS_ELSE = re.compile(
    "(?:贷款(?:额度|金额|总额|本金|规模)|价格|单价|租金标准|[^补助贴励额金费资投]比例)(?:最高)?不(?:得)?(?:超过|高于)"
)
_RAISED_BY = re.compile("(?:可|再)(?:上浮|提高|增加)\\Z")
_ADDED = re.compile("(?:增加|追加|加奖|增发)\\Z")
_LEAST = re.compile("(?:且|并|最低|至少)[^，。；：\\d]{0,8}不(?:得)?(?:低于|少于)\\Z|最低(?:奖励|补助|补贴)?\\Z")
_BENEFIT_IS = re.compile(
    "(?:贴息|补贴|补助|奖励|资助)(?:的?(?:比例|标准|利率|额度|金额))?(?:为|是)[^，。；\\d]{0,6}\\Z"
)
_OF_ALL = re.compile(
    r"本(?:措施|办法|政策|意见|规定|细则|条|通知|方案)|各项|上述|以上各|全部"
    r"|(?:同一|单个|每家|每个|每户)[^，。；：\d]{2,16}(?:累计|合计|总计|总额|总和)[^，。；：\d]{0,4}(?:奖|补|资助|扶持)[^，。；：\d]{0,4}不(?:得)?超过\Z"
    r"|(?:同一|单个|每家|每个|每户)[^，。；：\d]{2,16}(?:奖[励补]|补[助贴]|资助|扶持)(?:资金|金额)?(?:累计|合计|总计|总额|总和)[^，。；：\d]{0,4}不(?:得)?超过\Z"
)
_LIMITS_ONLY = re.compile(
    rf"\A[，、：（(\s]*(?:(?:且|并|但|和|及|总计|原则上|其中|{words.SCOPES}|[^，。；：\d]{{0,14}}?(?:{words.BENEFIT}|额度|总额|金额|投入|费用|支出)"
    rf"|其|按|[家个户项人件名]|企业|单位|机构|项目|[^，。；：\d对凡的]{{0,8}}))*{words.CAPS}[^，。；：\d]{{0,20}}\Z"
)


def parts_of(text: str, lists: Sequence[Listed], *, granted: bool, by_row: Collection[int] = ()) -> tuple[Part, ...]:
    """Every list of the sentence in its role. `granted`: whether a limit may belong to an earlier sentence's grant;
    `by_row`: where lists begin that are granted because they stand in a row with a granted one."""
    parts: list[Part] = []
    for number, listed in enumerate(lists):
        before = lists[number - 1].end if number else 0
        behind = lists[number + 1].start if number + 1 < len(lists) else len(text)
        beside = _beside(text, listed, before, behind)
        given = [part.listed.end for part in parts if part.role is Role.GRANT]
        since = text[max(given, default=0) : listed.start]
        beside = replace(beside, since=_BEHIND_STOP.sub("", since, count=1) if given else since)
        seen = granted or bool(given)
        role = _role(listed, beside, seen, parts[-1] if parts else None)
        part = Part(listed, Role.GRANT if listed.start in by_row else role, beside.left, beside.right)
        if parts and least.tops_up(text, parts[-1].listed, listed):
            parts[-1], part = replace(parts[-1], role=Role.OTHER), replace(part, role=Role.FLOOR)
        parts.append(part)
    return tuple(parts)


def _beside(text: str, listed: Listed, before: int, behind: int) -> _Beside:
    start = max(text.rfind(stop, 0, listed.start) for stop in _STOPS) + 1
    ends = [place for stop in _ENDS if (place := text.find(stop, listed.end)) >= 0]
    end = min(ends, default=len(text))
    return _Beside(
        text[max(start, before) : listed.start],
        text[start : listed.start],
        text[listed.end : min(end, behind)],
        text[listed.end : end],
        text[listed.end :],
        "",
    )


def _role(listed: Listed, beside: _Beside, granted: bool, before: Part | None) -> Role:
    if listed.kind == "count" and _CURRENCY.search(listed.items[0].unit):
        return Role.OTHER  # 每1美元0.05元: the sum says by itself that it is counted so
    if len(listed.items) == 1 and _is_each(listed, beside):
        return Role.EACH
    bound = listed.items[-1].bound
    if told_otherwise.is_told(bound, beside.left, beside.phrase, beside.rest, beside.since):
        return Role.OTHER
    if listed.kind == "count":
        return _of_count(listed, beside)
    return _of_sum(listed, beside, granted, before)


def _of_sum(listed: Listed, beside: _Beside, granted: bool, before: Part | None) -> Role:
    """The role of sums, rates and shares."""
    if listed.kind == "percentage" and _pays_out(beside):
        return Role.PAYOUT
    if before is not None and _is_floor(listed, beside, before):
        return Role.FLOOR
    if _is_threshold(listed, beside) and not _is_bought(listed, beside):
        return Role.BAND
    if _limits(listed, beside, granted, before):
        return Role.CAP
    return Role.GRANT if _gives(listed, beside, before) else Role.OTHER


def _is_each(listed: Listed, beside: _Beside) -> bool:
    """每满一万人, 每设立一个, 每新增1亿元; not 每亩1000元."""
    found = _EACH.search(beside.left)
    if found is None or listed.kind not in ("count", "money"):
        return False
    return listed.kind == "count" or _ADDS.search(found["does"]) is not None


def _of_count(listed: Listed, beside: _Beside) -> Role:
    """Numbers of things are thresholds, or say how many may get the grant."""
    if _HIGHEST_OF.search(beside.left):
        return Role.OTHER
    said = words.CAP_BEFORE.search(beside.left) or words.CAP_BEHIND.match(beside.right)
    if said and (_NUMBER_OF.search(beside.left[: said.start()]) or words.SCOPE.search(beside.left) or not beside.right):
        return Role.QUOTA
    stated = listed.items[0].to is not None or any(item.bound != "exact" for item in listed.items)
    return Role.BAND if stated else Role.OTHER


def _pays_out(beside: _Beside) -> bool:
    """分两年按60%、40%拨付; not 按投资额的10%给予补助."""
    near = words.PAYS_OUT.search(beside.behind) or words.PAYS_OUT.search(beside.phrase[-12:])
    return near is not None and not re.search("给予|予以|奖励|补助", beside.behind + beside.phrase[-8:])


def _is_floor(listed: Listed, beside: _Beside, before: Part) -> bool:
    """每家最高20万元且不低于1万元: the least that is paid, beside the most."""
    lone = listed.kind == "money" and len(listed.items) == 1 and before.role in (Role.CAP, Role.GRANT)
    return lone and _LEAST.search(beside.left) is not None and re.match("的|，|且|\\Z", beside.right) is not None


def _is_threshold(listed: Listed, beside: _Beside) -> bool:
    """A figure of the applicant: 5000万元以上的, 达到1000万元, 500万元—5000万元，奖励…"""
    edge = words.BOUND_BEHIND.match(beside.right)
    bounded = edge is not None or all(item.to is not None for item in listed.items)
    if not (bounded or words.FLOOR_BEFORE.search(beside.left)):
        return False
    right = beside.right[edge.end() :] if edge else beside.right
    of_thing = bounded and _NAMES_A_THING.match(right) is not None
    if words.GIVES_SUM.search(beside.left):
        return of_thing and edge is not None and words.GIVING.search(beside.rest) is not None
    if of_thing or words.CAP_BEFORE.search(beside.left):
        return of_thing  # what is limited is no figure of the applicant, unless it is one of a thing
    return not _is_benefit(listed, beside, right)


def _is_bought(listed: Listed, beside: _Beside) -> bool:
    """按建安成本的1.2倍回购: a price."""
    return listed.kind == "times" and words.BOUGHT.search(beside.behind) is not None


def _is_benefit(listed: Listed, beside: _Beside, right: str) -> bool:
    """Whether the words behind the figure and its bound say that it is what is given.

    So it is of a range of rates without a bound, and never of a rate with a floor.
    """
    if listed.kind == "percentage":
        if right == beside.right and all(item.to is not None for item in listed.items):
            return True
        if words.FLOOR_BEFORE.search(beside.left):
            return False
    said = words.BENEFIT_HEAD.match(right) or words.STANDARD_HEAD.match(right)
    return said is not None and beside.right == beside.behind


def _limits(listed: Listed, beside: _Beside, granted: bool, before: Part | None) -> bool:
    """An upper limit of something granted before it, in words that name no new case."""
    if not _is_ceiling(listed, beside):
        return False
    given = before if before is not None and before.role is Role.GRANT else None
    if len(listed.items) > 1:
        return given is not None and _limits_each(listed, beside, given)
    if given and beside.left != beside.phrase and _OWN_WORDS.search(beside.left) is None:
        return (given.listed.kind, given.listed.capped) != (listed.kind, True)
    return _limits_what_is_granted(beside, granted=granted)


def _is_ceiling(listed: Listed, beside: _Beside) -> bool:
    said = words.CAP_BEFORE.search(beside.left) or words.CAP_BEHIND.match(beside.right)
    return bool(said) and listed.capped and _LIMITS_ELSE.search(beside.phrase) is None


def _limits_each(listed: Listed, beside: _Beside, given: Part) -> bool:
    """Whether several sums limit one rate, or each sum of a list as long: 分别不超过…、…"""
    one_rate = given.listed.kind == "percentage" and len(given.listed.items) == 1 and listed.kind == "money"
    same = len(given.listed.items) == len(listed.items) and "分别" in beside.phrase
    return (one_rate or same) and _OWN_WORDS.search(beside.phrase) is None


def _limits_what_is_granted(beside: _Beside, *, granted: bool) -> bool:
    """Whether the phrase only limits, and what: what was granted before, or all of it."""
    of_all = _OF_ALL.search(beside.since) is not None
    if not (granted or of_all) or _LIMITS_ONLY.match(beside.phrase) is None:
        return False
    own_case = _OWN_CASE.search(beside.since) is not None and not of_all
    return not own_case and _OWN_WORDS.search(beside.phrase) is None


def _gives(listed: Listed, beside: _Beside, before: Part | None) -> bool:
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
        return giving
    return _spared(listed, beside) or _goes_on(listed, beside, before)


def _is_said_to_be_given(beside: _Beside) -> bool:
    """Words of giving next to the figure, or of the standard by which it is given."""
    if words.GIVES_TAIL.search(beside.left) or words.BENEFIT_HEAD.match(beside.right):
        return True
    by_standard = words.BY.search(beside.phrase) is not None and _by_standard(beside)
    return by_standard or words.STANDARD_IS.search(beside.phrase) is not None


def _tells_how_counted(beside: _Beside) -> bool:
    """给予社会保险补贴，每人每月300元; 给予奖励，第一年5万元、第二年3万元: nothing else stands beside the sum."""
    each = words.EACH_ALONE.fullmatch(beside.phrase) is not None and not beside.behind
    return each or words.YEAR_ALONE.fullmatch(beside.phrase) is not None


def _spared(listed: Listed, beside: _Beside) -> bool:
    """全额补贴, 租金减半; 每千瓦时下调0.05元; 按不低于基准价的1.2倍回购."""
    if listed.kind == "money":
        return listed.items[0].per is not None and words.LOWERED.search(beside.left) is not None
    if listed.kind == "times" and words.BOUGHT.search(beside.behind):
        return True
    whole = beside.phrase + listed.items[0].words + beside.behind
    given = words.GIVING.search(whole) is not None or words.CHARGED.search(whole) is not None or "免" in whole
    return listed.kind in ("times", "share") and given


def _follows(listed: Listed, beside: _Beside, before: Part) -> bool:
    """What more or less than a sum before it is given: 非首家通过的减半; 奖金可上浮50%; 每增加1亿元增加4万元."""
    if before.role is Role.EACH:
        return listed.kind == "money" and _ADDED.search(beside.left) is not None
    if before.role is Role.GRANT and before.listed.kind == listed.kind and _RAISED.search(beside.left):
        return True
    granted = before.role in (Role.GRANT, Role.CAP)
    if listed.kind == "share":
        return granted and (beside.left.endswith("的") or before.listed.kind == "share")
    return granted and listed.kind == "percentage" and _RAISED_BY.search(beside.left) is not None


def _by_standard(beside: _Beside) -> bool:
    """按60元/平方米/月的标准给予…; 按现行标准80%收取; 按1500元奖励."""
    return (
        words.GIVING.search(beside.behind) is not None
        or words.CHARGED.search(beside.behind) is not None
        or words.STANDARD_HEAD.match(beside.right) is not None
        or words.GIVING.search(beside.rest) is not None
    )


def _goes_on(listed: Listed, beside: _Beside, before: Part | None) -> bool:
    """The next sum of a row: 街区管理机构30万元、入驻商户代表5万元奖励; 一般项目20万元、重大项目50万元."""
    continued = before is not None and before.role is Role.GRANT and before.listed.kind in (listed.kind, "money")
    joint = re.match(r"(?:的[^，。；\d]{0,8})?(?:、|和|及|以及|或)", beside.left)
    return continued and joint is not None


def _is_withheld(listed: Listed, beside: _Beside) -> bool:
    if _LIMITS_ELSE.search(beside.phrase):
        return True
    if words.CHANGED.search(beside.left) and words.CHANGES_TO.match(beside.rest):
        return True
    if words.RATE.search(beside.phrase):
        return words.CHARGED.search(beside.behind) is None and _SUBSIDISES.match(beside.behind) is None
    if words.NOT_GIVEN.search(beside.phrase[-14:]) or _LENDS_OR_FINES.match(beside.behind):
        said = words.BENEFIT_HEAD.match(beside.right) or words.BY.search(beside.phrase)
        return not (said or _BENEFIT_IS.search(beside.phrase))
    return _is_set_apart_or_aimed_at(listed, beside)


def _is_set_apart_or_aimed_at(listed: Listed, beside: _Beside) -> bool:
    """A sum set apart and not given, or a rate that is aimed at."""
    apart = words.SET_APART.search(beside.phrase + beside.behind[:12])
    if apart and not re.search("给予|予以|奖励|补助", beside.phrase):
        return True
    aimed = listed.kind == "percentage" and words.AIMED_AT.search(beside.left) is not None
    return aimed and not re.search("给予|予以|奖励|补助|补贴|资助", beside.phrase + beside.behind)
