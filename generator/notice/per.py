"""What a figure is counted by: 每亩, 每人每月, 元/平方米/月, 元/人·月, as the printed units joined by "·" (人·月)."""

import re

from generator.notice.tables import word_table
from generator.regex import regex

# Printed unit = its name; units of one meaning share a name.
_NAMES = word_table("""
    亩=亩 公顷=公顷 人=人 名=人 位=人 个人=人 人次=人次 万人=万人 万人次=万人次
    人月=人·月 人年=人·年 人天=人·天 人日=人·天 床日=床位·天 吨公里=吨·公里 人公里=人·公里
    吨标准煤=吨标准煤 吨标煤=吨标准煤 吨二氧化碳=吨二氧化碳 吨二氧化碳当量=吨二氧化碳
    载重吨=载重吨 吨=吨 公斤=公斤 千克=公斤 平方米=平方米 平米=平方米 ㎡=平方米
    立方米=立方米 方=立方米 立方=立方米 米=米 公里=公里 千米=公里
    台=台 套=套 辆=辆 艘=艘 艘次=艘次 架=架 标准箱=标准箱 标箱=标准箱 TEU=标准箱 箱=箱
    车=车 列=列 单=单 票=票 班=班 班次=班次 航班=航班 航次=航次 车次=车次 列次=列次 架次=架次
    千瓦时=千瓦时 兆瓦时=兆瓦时 kWh=千瓦时 度=度 千瓦=千瓦 兆瓦=兆瓦 瓦时=瓦时 瓦=瓦 桩=桩
    年=年 年度=年 季=季度 季度=季度 月=月 个月=月 天=天 日=天 晚=夜 夜=夜
    学期=学期 小时=小时 学时=学时 课时=课时 分钟=分钟
    次=次 场=场 场次=场 届=届 期=期 批=批 家=家 企业=家 个企业=家 家企业=家 户企业=家 机构=家 家机构=家 户=户
    项目=个 个项目=个 项=项 件=件 张证书=张 张=张 个=个 间=间 栋=栋 床位=床位 张床位=床位 床=床位
    株=株 棵=棵 头=头 匹=匹 只=只 尾=尾 羽=羽 块=块 口=口 眼=眼 枚=枚 盏=盏 幅=幅 具=具
    场馆=场馆 场站=场站 车位=车位 泊位=泊位 所=所 门=门 部=部 篇=篇 集=集 款=款 座=座 层=层 股=股
""")
# A unit with what it counts, so that a product of units reads as notices say it: 每家企业每个项目, not 每家每个.
_NOUNS = (
    "企业|公司|机构|单位|园区|中心|平台|项目|岗位|展位|产品|品牌|基地|店铺|门店|场馆|站点|工位|车位|床位|证书|商标|专利"
    "|标准|课题|团队|学员|员工|职工|协会|合作社|事务所|酒店|民宿|景区|村|镇|街区"
)
NAMED_UNIT = regex(rf"(?P<unit>[家个户件项])(?:{_NOUNS})")


def plain_unit(unit: str) -> str:
    """The unit without what it counts: 家企业 is 家, 个项目 is 个; any other unit itself."""
    found = NAMED_UNIT.fullmatch(unit)
    return found["unit"] if found else unit


_WORDS = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_NOT = r"(?!民币|性|体|别|均|人次?以|级|案|工|才|力)"
_MORE = (
    "新增加|新增|增加|成功推荐|推荐|引进|引育|培育|新设立|设立|新建|建成|建设"
    "|满|超过|超出|超|获得|取得|认定|举办|承办|吸纳|招用|招收|培训"
)
_NUMERAL = r"\d+(?:\.\d+)?[百千万亿]*|[一二两三四五六七八九十百千万]+"
# 按年服务费, 按月租金, 按年度产值: the time belongs to what is measured and says not how often it is paid.
OF_A_MEASURE = (
    r"(?!(?<=[年度月季])度?(?:均|平均|租|薪|工资|产值|产量|销|营|服务|维修|利率|利息|用[电水气工]|交易|成交|收入|总"
    r"|实际|出口|进口|研发|投资|费用|运营|保费|物业|贡献|增))"
)
_IF_PAID = r"(?:(?<![年度月季])|(?=[给予奖补支拨发兑计分按每最不一,，。；;、)\d]|定额|据实|全额|足额|$))"
# What stands behind 按件, 按项目 where it says by what a rate is counted. Of 按项目投资额的20% the unit is only
# the beginning of what the rate is of; 收入 and the like are nouns that begin like a verb of paying.
_NOUN_AFTER_ALL = "收入|支出|发票|计划|一级|分类"
_COUNTS = regex(
    rf"(?=数?量?(?:[给予奖补支拨发兑计分按每最不一各约均减返免收,，。；;:：、)\d]"
    rf"|资助|标准|的标准|定额|据实|全额|足额|人民币|进行|实行|累|核|$))(?!{_NOUN_AFTER_ALL})"
)
_RATES = ("%", "％", "‰")
# 每人, 每新增1个, 每10吨, 每满一万人; behind other words only 一 counts: 每成功孵化1家.
# 每个人、按个: the units stand once, for they take longer to compile than all the rest.
_EACH = regex(
    rf"(?:每(?:{_MORE})?(?P<count>{_NUMERAL})?|每(?![年月季天日家户人])[\u4e00-\u9fff]{{2,8}}?(?:1|一)"
    rf"|(?P<by>按)1?(?!单[台位家个件项户次价体]))(?P<what>{_WORDS}){_NOT}(?(by){_IF_PAID}(?![租价型销服]))"
    r"|(?P<acre>亩)(?=补|均|奖)"
)
_BEHIND = regex(
    rf"(?:/\(?|每)(?P<first>{_WORDS})(?P<more>(?:(?:[/·•∙⋅・.*×]|每|-(?![\d]))(?:{_WORDS})(?![\u4e00-\u9fff]?元))*)"
)
_TIMES = frozenset({"年", "季度", "月", "天", "夜", "小时", "学期"})
_PART = regex(rf"(?:[/·•∙⋅・.*×-]|每)?({_WORDS})")
# A unit that no table knows stays as it is printed: 元/标方.
_STRANGE = regex(
    r"/(?P<unit>[\u4e00-\u9fffA-Za-z]{1,6}?)(?=的|标准|给予|予以|补|奖|计|收|进行|[，,。；;、()]|$)", of="/"
)
_STOP = "，,。；;：:！？()"
_WINDOW = 30
_SUM = regex(r"\d[万亿]*(?:元|美元)")
_CURRENCY = "元|美元|美金|欧元|港元|港币|日元|英镑"
_TRADED = "(?:进出口|出口|进口|实现|到资|到位|投资|纳税|缴税|销售|产值|营业额|交易额?|成交额?|贷款|收汇|结汇|实缴)?"
# A sum that another one is paid for: 每出口1美元奖励0.05元.
_PER_SUM = regex(rf"每{_TRADED}(?P<sum>(?:\d+(?:\.\d+)?)?[百千万亿]*(?:{_CURRENCY}))[^\d每]{{0,12}}$")
_BEFORE_COUNTED = regex(rf"每{_TRADED}$")
_PAID_FOR = regex(r"[^\d每,，。；;、]{0,12}\d+(?:\.\d+)?[百千万亿]*(?:元|美元|%|‰)")


def per(text: str, start: int, end: int) -> str | None:
    """What the figure at `start:end` is counted by; a time behind joins what is before: 每人4000元/月 is 人·月."""
    behind, before = per_behind(text, end), per_before(text, start, rate=text[end - 1] in _RATES)
    if behind in _TIMES and before and not _TIMES.intersection(before.split("·")):
        return f"{before}·{behind}"
    return behind or before


def per_behind(text: str, end: int) -> str | None:
    """元/平方米/月 as "平方米·月"; None where no stroke or 每 follows the unit ending at `end`."""
    if text[end : end + 1] not in ("/", "每"):
        return None
    match = _BEHIND.match(text, end)
    if match:
        return "·".join(_NAMES[name] for name in (match["first"], *_PART.findall(match["more"])))
    strange = _STRANGE.match(text, end)
    return strange["unit"] if strange else None


def is_counted(text: str, start: int, end: int) -> bool:
    """Whether a sum is what another one is paid for: 1美元 in 每1美元0.05元."""
    return (
        _BEFORE_COUNTED.search(text[max(0, start - 8) : start]) is not None and _PAID_FOR.match(text, end) is not None
    )


def per_before(text: str, start: int, *, rate: bool) -> str | None:
    """每人每月 before a figure as "人·月"; only inside the same phrase. `rate`: 按 may name what it is of."""
    window = text[max(0, start - _WINDOW) : start]
    phrase = window[max(window.rfind(stop) for stop in _STOP) + 1 :]
    paid_for = _PER_SUM.search(phrase)
    if paid_for:
        return re.sub(r"^1(?=\D)", "", paid_for["sum"])
    phrase = _SUM.split(phrase)[-1]  # 每场5000元、每家200元: each sum has its own
    found = (match for match in _EACH.finditer(phrase) if not (rate and _is_of_base(match, phrase)))
    names = [_counted(match) for match in found]
    return "·".join(dict.fromkeys(names)) or None


def _is_of_base(match: re.Match[str], phrase: str) -> bool:
    return match["by"] is not None and _COUNTS.match(phrase, match.end()) is None


def _counted(match: re.Match[str]) -> str:
    """The unit with how many of it are counted, where that is not one: 每10吨 is 10吨, 每满一万人 万人."""
    what = _NAMES[match["what"] or match["acre"]]
    count = re.sub(r"^(?:1|一)(?=[百千万亿]|$)", "", match["count"] or "")
    return f"{count}{what}"
