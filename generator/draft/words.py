"""The words by which a granting sentence is taken apart."""

from __future__ import annotations

from generator.regex import regex

GIVES = r"(?:给予|予以|奖励|奖补|补助|补贴|资助|贴息|补偿|返还|发放|兑现|领取|申领|享受)"
BENEFIT = r"(?:奖励|奖补|补助|补贴|资助|扶持|支持|津贴|贴息|补偿|返还|奖金|奖|资金|经费|配套|补)"
CAPS = r"(?:最高|最多|不(?:得|能|应)?超(?:过|出)|不(?:得)?高于|至多|上限|封顶|限额|为限|控制在|限定在)"
_FLOORS = (
    r"(?:(?:达到|达|(?<!不)(?<!不得)(?<!不能)超过|突破|不低于|不少于|不得低于|不小于|(?<!不)高于|大于|增长)(?!部分)|(?<!不)满|不足|未满|不满|"
    r"低于|少于|小于|未达到?|增幅|增速|下降|占比?|每增加|每新增|超(?!出|额|过部分))"
)

GIVING = regex(GIVES)
GIVES_SUM = regex(rf"{GIVES}[^，。；：\d]{{0,26}}\Z")
# A verb of giving with little between it and the figure: whom, how often, up to what, of what.
GIVES_TAIL = regex(rf"(?:{GIVES}[^，。；：\d]{{0,26}}|(?:扶持|支持)[^，。；：\d]{{0,6}}|[奖补])\Z")
BENEFIT_HEAD = regex(rf"(?:人民币|左右)?(?:[/／][^，。；\d]{{1,6}})*的?[^，。；：、\d（）()]{{0,10}}?{BENEFIT}")
STANDARD_HEAD = regex(r"(?:[/／][^，。；\d]{1,6})*的?(?:标准|比例|额度)")
CHARGED = regex(r"(?:的(?:标准|比例|税率|优惠税率)?)?(?:计|减)?(?:收取|征收|计征|缴纳|收费)")
BY = regex(r"(?:按照?|以|依照|参照|按其)[^，。；：]{0,30}\Z")
CAP_BEFORE = regex(rf"{CAPS}[^，。；：\d]{{0,22}}\Z")
CAP_BEHIND = regex(r"(?:人民币)?(?:以内|封顶|为限|为上限)")
BOUND_BEHIND = regex(
    r"(?:人民币)?(?:[（(]不?含[^（）()]{0,6}[）)])?(?:美元)?(?:及?以[上下]|之间|及以内|以内(?=的?部分))(?:[（(]不?[含包][^（）()]{0,10}[）)])?"
)
# 补贴价格不超过45元/平方米, 优秀比例不超过参评总数的20%: limits of a price or of how many there are.
LIMITS_ELSE = regex(
    "(?:贷款(?:额度|金额|总额|本金|规模)|价格|单价|租金标准|[^补助贴励额金费资投]比例)(?:最高)?不(?:得)?(?:超过|高于)"
)
FLOOR_BEFORE = regex(rf"{_FLOORS}[^，。；：\d]{{0,3}}\Z")
PAYS_OUT = regex(r"拨付|兑付|兑现|拨款|到位|预拨|支付(?!的)")
STANDARD_IS = regex(r"(?:标准|金额|额度|比例|奖金|数额)(?:分别)?(?:为|是)[^，。；：\d]{0,16}\Z")
SCOPES = (
    r"(?:同一|单一|单个|单家|单项|单户|单次|单笔|每一?(?:架次|航次|班次|家|个|户|项|人|件|块|名|台|辆|年|套|亩|场|次|张|间|种|位|处|条|栋|部|集|篇|期|届|座|艘|架|列|趟|单|笔|门|所|床|桩|株|头)|"
    r"一个|每人|累计|年度|当年|全年|合计|总计|总额|总和|按年|最终|全部)"
)
SCOPE = regex(SCOPES)
# What is set apart, lent, aimed at, owed or a punishment is granted to nobody.
SET_APART = regex(r"安排|设立|设置|筹集|筹措|统筹|注资|出资|总规模|资金池|保证金|预算")
NOT_GIVEN = regex(r"授信|贷款额度|贷款|融资额度|处以|罚款|没收|担保费|缴存|注册资本|滞纳|预付|首付|预留")
RATE = regex(r"(?:费率|利率|税率|征收率|报价)[^，。；]{0,8}\Z")
CHANGED = regex(r"(?:由|从)[^，。；至到]{0,16}\Z")
CHANGES_TO = regex(r"[^，。；\d]{0,6}(?:提高|调整|上调|下调|降低|降|增加|提升)[^，。；\d]{0,3}[至到为]")
AIMED_AT = regex(
    r"(?:增长|增幅|涨幅|增速|达到?|完成|实现|提高到|提升到|提高至|(?<!不)超过|占比?|比重|比例达|覆盖率|率)[^，。；]{0,6}\Z"
)
HOW = (
    r"(?:分别|相应|依次|择优|额外|另外|另行|增加|增发|加发|追加|加|增|再|另|均|可以|可|将|由|各|给|在|经|并|就|则|按其?|按照?(?:不同)?(?:级别|标准|等次|档次|事项|比例)?(?:分别)?|"
    r"一次性|每年|每月|连续|直接|最高|最多|分阶段|分期|分年度?|逐年|分档|分级|按比例|[亩人户]均|不低于|不少于|不超过|至少|约|[为是])"
)
EACH_ALONE = regex("(?:标准为)?每[^，。；：\\d不最超]{1,8}")
YEAR_ALONE = regex(
    "(?:其中)?(?:(?:[第前后][一二两三四五六七八九十\\d]+|首)个?年度?|次年)(?:的?每年)?(?:为|给予|奖励|补助|补贴)?"
)
# 其中小微企业补助比例提高至15%: how much more than others somebody gets.
RAISED = regex(
    r"(?:奖励|奖补|补助|补贴|资助|贴息)?的?(?:比例|标准|额度|金额)?(?:可以?|再|相应)*(?:提高|提升|上浮|上调|增加)[到至为](?:每[^，。；：、\d]{1,6})*\Z"
)
LOWERED = regex("(?:下调|降低|减免|优惠)\\Z")
BOUGHT = regex("回购|收购|购买")


def phrase_start(text: str, start: int, end: int) -> int:
    """Where the phrase begins that `end` lies in, from `start` on: behind the last stop or open bracket before it.

    Brackets that are closed before `end` belong to the phrase: 示范县（园区）给予.
    """
    depth = 0
    for place in range(end - 1, start - 1, -1):
        sign = text[place]
        depth += 1 if sign == "）" else 0
        if depth and sign == "（":
            depth -= 1
        elif not depth and sign in "（，：。；":
            return place + 1
    return start


def phrase_end(text: str, place: int) -> int:
    """Where the phrase ends that `place` lies in."""
    return min([len(text), *(found for sign in "，：。；" if (found := text.find(sign, place)) >= 0)])
