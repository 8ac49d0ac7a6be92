"""What a list of figures does in its sentence: granted, limiting what is granted, selecting it, paying it out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.dataclass import replace
from generator.draft import least, told_otherwise, words
from generator.draft.giving import gives
from generator.draft.part import Beside, FigurePart, Role
from generator.draft.quantities import Listed
from generator.regex import regex

_BEHIND_STOP = regex(r"\A[^，；。]*(?:，|(?=；)|\Z)")  # the rest of the phrase in which a sum stands
_STOPS = "，：。；（）()"
_ENDS = "，。；："
_OWN_WORDS = regex(r"(?:，|\A)(?:对|凡)(?!其|该)")
_NAMES_A_THING = regex(
    r"\A(?!给予|予以|奖励|补助|资助|补贴)[^，。；：\d]{0,3}(?:的(?!标准|比例|额度|奖|补|资助|资金|支持|一次|配套|经费|建设|运营)|，|且|企业|项目|单位|机构|主体|团队|或)"
)
_PART_OF_FIGURE = regex("(?:及?以[上下内])?的?部分")  # 增量不超过1000万元的部分
_NUMBER_OF = regex(r"数量|家数|名额|总数|(?:支持|奖励|资助|申报|补助|推荐|评选|遴选|申请)\Z")
_EACH = regex(r"每(?P<does>(?:(?!奖|补|给|资|发|最|不|按|年|月)[^，。；：\d每]){0,12})\Z")
_CURRENCY = regex(r"元\Z")
_ADDS = regex("增|超|满|达|完成|实现|投|销售|出口|进口|缴|产")
_MOVES = regex("增|超|提高|提升|上升|下降|降低|减少")
_OWN_CASE = regex("(?:\\A|[，；：])(?:其中)?(?:对|凡)(?!其|该)|的，|的(?=给予|予以|奖励\\d|补助\\d|资助\\d)")
_HIGHEST_OF = regex("(?:只|仅|择|就|按)[^，。；]{0,8}最高(?:的|者)?\\Z")  # 只奖最高一项 is no number of winners
_SHARE_OF_ALL = regex(r"(?:比例|占比)(?:原则上)?(?:最高)?(?:不(?:得)?(?:超过|高于)|控制在)\Z")
_LEAST = regex(
    "(?:且|并|最低|至少)[^，。；：\\d]{0,8}不(?:得)?(?:低于|少于)\\Z|最低(?:奖励|补助|补贴)?\\Z"
    r"|(?:奖励|奖补|补助|补贴|资助)(?:金|总)?额度?不(?:得)?(?:低于|少于)\Z"
)
# 单个项目最高分别为: of the sums that earlier phrases give one by one
_EACH_LIMITED = regex(
    rf"(?:{words.SCOPES}|年度|全年|累计|项目|企业|单位|补助|奖励|补贴|资助|总额|金额){{1,4}}{words.CAPS}?分别(?:为|{words.CAPS})?"
)
_OF_ALL = regex(
    r"本(?:措施|办法|政策|意见|规定|细则|条|通知|方案)|各项|上述|以上各|全部"
    r"|(?:同一|单个|每家|每个|每户)[^，。；：\d]{2,16}(?:累计|合计|总计|总额|总和)[^，。；：\d]{0,4}(?:奖|补|资助|扶持)[^，。；：\d]{0,4}不(?:得)?超过\Z"
    r"|(?:同一|单个|每家|每个|每户)[^，。；：\d]{2,16}(?:奖[励补]|补[助贴]|资助|扶持)(?:资金|金额)?(?:累计|合计|总计|总额|总和)[^，。；：\d]{0,4}不(?:得)?超过\Z"
)
# 给予其购买费用补助，每家企业补助总额不超过10万元: the limit says how much is given.
_PROMISED = regex("(?:给予|予以)[^，。；：\\d]{0,16}(?:奖励|奖补|补助|补贴|资助)，(?!本)[^，。；：\\d]*\\Z")
_LIMITS_ONLY = regex(
    rf"\A[，、：（(\s]*(?:(?:且|并|但|和|及|总计|原则上|其中|{words.SCOPES}|[^，。；：\d]{{0,14}}?(?:{words.BENEFIT}|额度|总额|金额|投入|费用|支出)"
    rf"|其|按|[家个户项人件名]|企业|单位|机构|项目|[^，。；：\d对凡的]{{0,8}}))*{words.CAPS}[^，。；：\d]{{0,20}}\Z"
)


def parts_of(
    text: str, lists: Sequence[Listed], *, granted: bool, by_row: Collection[int] = ()
) -> tuple[FigurePart, ...]:
    """Every list of the sentence in its role. `granted`: whether a limit may belong to an earlier sentence's grant;
    `by_row`: where lists begin that are granted because they stand in a row with a granted one."""
    parts: list[FigurePart] = []
    grants = [0]  # where they end, behind none of them
    for number, listed in enumerate(lists):
        before = lists[number - 1].end if number else 0
        behind = lists[number + 1].start if number + 1 < len(lists) else len(text)
        beside = _beside(text, listed, before, behind)
        given = grants[-1]
        beside = replace(beside, since=_since(text, given, listed))
        seen = granted or bool(given)
        role = _role(listed, beside, seen, _before(parts, listed, beside))
        part = FigurePart(listed, Role.GRANT if listed.start in by_row else role, beside.left, beside.right)
        if parts and least.tops_up(text, parts[-1].listed, listed):
            if parts[-1].role is Role.GRANT:
                grants.pop()
            parts[-1], part = replace(parts[-1], role=Role.OTHER), replace(part, role=Role.FLOOR)
        if part.role is Role.GRANT:
            grants.append(listed.end)
        parts.append(part)
    return tuple(parts)


def _before(parts: Sequence[FigurePart], listed: Listed, beside: Beside) -> FigurePart | None:
    """The figure before; of one that is raised (初创企业（不满3年）提高至50%) the last of its kind that is given."""
    raised = words.RAISED.search(beside.left) is not None
    given = (each for each in reversed(parts) if each.role is Role.GRANT and each.listed.kind == listed.kind)
    return next(given if raised else iter(()), parts[-1] if parts else None)


def _since(text: str, given: int, listed: Listed) -> str:
    """What stands between the last grant, which ends at `given`, and a list; without the stop behind the grant."""
    since = text[given : listed.start]
    return _BEHIND_STOP.sub("", since, count=1) if given else since


def _beside(text: str, listed: Listed, before: int, behind: int) -> Beside:
    start = max(text.rfind(stop, 0, listed.start) for stop in _STOPS) + 1
    ends = [place for stop in _ENDS if (place := text.find(stop, listed.end)) >= 0]
    end = min(ends, default=len(text))
    return Beside(
        text[max(start, before) : listed.start],
        text[start : listed.start],
        text[listed.end : min(end, behind)],
        text[listed.end : end],
        text[listed.end :],
        "",
    )


def _role(listed: Listed, beside: Beside, granted: bool, before: FigurePart | None) -> Role:
    if listed.kind == "count" and _CURRENCY.search(listed.items[0].unit):
        return Role.OTHER  # 每1美元0.05元: the sum says by itself that it is counted so
    if len(listed.items) == 1 and _is_each(listed, beside):
        return Role.EACH
    bound = listed.items[-1].bound
    if told_otherwise.is_told(bound, beside, granted=granted):
        return Role.OTHER
    if listed.kind == "count":
        return _of_count(listed, beside)
    return _of_sum(listed, beside, granted, before)


def _of_sum(listed: Listed, beside: Beside, granted: bool, before: FigurePart | None) -> Role:
    """The role of sums, rates and shares."""
    if listed.kind == "percentage" and _pays_out(beside):
        return Role.PAYOUT
    if before is not None and _is_share_of_all(listed, beside, before):
        return Role.OTHER
    if before is not None and _is_floor(listed, beside, before):
        return Role.FLOOR
    if _selects(listed, beside):
        return Role.BAND
    if _limits(listed, beside, granted, before):
        return Role.CAP
    return Role.GRANT if gives(listed, beside, before) else Role.OTHER


def _is_each(listed: Listed, beside: Beside) -> bool:
    """每满一万人, 每设立一个, 每新增1亿元; not 每亩1000元."""
    found = _EACH.search(beside.left)
    if found is None or listed.kind not in ("count", "money", "percentage"):
        return False
    if words.BOUND_BEHIND.match(beside.right):
        return False  # 每介绍10名以上的: a threshold
    adds = _MOVES if listed.kind == "percentage" else _ADDS
    return listed.kind == "count" or adds.search(found["does"]) is not None


def _of_count(listed: Listed, beside: Beside) -> Role:
    """Numbers of things are thresholds, or say how many may get the grant."""
    if _HIGHEST_OF.search(beside.left):
        return Role.OTHER
    said = words.CAP_BEFORE.search(beside.left) or words.CAP_BEHIND.match(beside.right)
    if said and (_NUMBER_OF.search(beside.left[: said.start()]) or words.SCOPE.search(beside.left) or not beside.right):
        return Role.QUOTA
    stated = listed.items[0].to is not None or any(item.bound != "exact" for item in listed.items)
    return Role.BAND if stated else Role.OTHER


def _pays_out(beside: Beside) -> bool:
    """分两年按60%、40%拨付; not 按投资额的10%给予补助."""
    near = words.PAYS_OUT.search(beside.behind) or words.PAYS_OUT.search(beside.phrase[-12:])
    return near is not None and not re.search("给予|予以|奖励|补助", beside.behind + beside.phrase[-8:])


def _is_share_of_all(listed: Listed, beside: Beside, before: FigurePart) -> bool:
    """给予10万元奖励（比例不超过10%）: how many are given it. 最高20万元，比例不超过30% is a rate."""
    capped = before.listed.kind == "money" and before.listed.capped
    return listed.kind == "percentage" and not capped and _SHARE_OF_ALL.match(beside.phrase) is not None


def _is_floor(listed: Listed, beside: Beside, before: FigurePart) -> bool:
    """每家最高20万元且不低于1万元: the least that is paid, beside the most."""
    lone = listed.kind == "money" and len(listed.items) == 1 and before.role in (Role.CAP, Role.GRANT)
    return lone and _LEAST.search(beside.left) is not None and re.match("的|，|、|且|\\Z", beside.right) is not None


def _selects(listed: Listed, beside: Beside) -> bool:
    """A threshold, or the edge of a part (增量不超过1000万元的部分); no price."""
    part = _PART_OF_FIGURE.match(beside.right) and not words.GIVES_SUM.search(beside.left)
    return bool(part) or (_is_threshold(listed, beside) and not _is_bought(listed, beside))


def _is_threshold(listed: Listed, beside: Beside) -> bool:
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


def _is_bought(listed: Listed, beside: Beside) -> bool:
    """按建安成本的1.2倍回购: a price."""
    return listed.kind == "times" and words.BOUGHT.search(beside.behind) is not None


def _is_benefit(listed: Listed, beside: Beside, right: str) -> bool:
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


def _limits(listed: Listed, beside: Beside, granted: bool, before: FigurePart | None) -> bool:
    """An upper limit of something granted before it, in words that name no new case."""
    if not _is_ceiling(listed, beside):
        return False
    given = before if before is not None and before.role is Role.GRANT else None
    if len(listed.items) > 1:
        return given is not None and _limits_each(listed, beside, given)
    given = before if before is not None and before.role is Role.FLOOR else given  # 不低于1万元、不高于50万元
    if given and beside.left != beside.phrase and _OWN_WORDS.search(beside.left) is None:
        return (given.listed.kind, given.listed.capped) != (listed.kind, True)
    return _limits_what_is_granted(beside, granted=granted)


def _is_ceiling(listed: Listed, beside: Beside) -> bool:
    said = words.CAP_BEFORE.search(beside.left) or words.CAP_BEHIND.match(beside.right)
    return bool(said) and listed.capped and words.LIMITS_ELSE.search(beside.phrase) is None


def _limits_each(listed: Listed, beside: Beside, given: FigurePart) -> bool:
    """Whether several sums limit one rate, or each sum of a list as long: 分别不超过…、…"""
    one_rate = given.listed.kind == "percentage" and len(given.listed.items) == 1 and listed.kind == "money"
    alike = len(given.listed.items) == len(listed.items) and "分别" in beside.phrase
    same = alike or _EACH_LIMITED.fullmatch(beside.left.lstrip("，")) is not None
    return (one_rate or same) and _OWN_WORDS.search(beside.phrase) is None


def _limits_what_is_granted(beside: Beside, *, granted: bool) -> bool:
    """Whether the phrase only limits, and what: what was granted before, or all of it."""
    of_all = _OF_ALL.search(beside.since) is not None and not _PROMISED.search(beside.since)
    if not (granted or of_all) or _LIMITS_ONLY.match(beside.phrase) is None:
        return False
    own_case = _OWN_CASE.search(beside.since) is not None and not of_all
    return not own_case and _OWN_WORDS.search(beside.phrase) is None
