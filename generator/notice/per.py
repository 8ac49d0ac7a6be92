"""What a figure is counted by: 每亩, 每人每月, 元/平方米/月."""

import re

from generator.notice.tables import word_table

_NAMES = word_table("""
    亩=mu 人=person 名=person 个人=person 吨=ton 平方米=square_metre 公里=kilometre 台=unit 套=set 辆=vehicle 标准箱=teu
    年=year 季=quarter 季度=quarter 月=month 天=day 日=day 晚=night 夜=night 学期=term 次=time 场=event
    家=enterprise 企业=enterprise 个企业=enterprise 家企业=enterprise 户企业=enterprise 户=household
    项目=project 个项目=project 项=item 件=item 张证书=certificate
""")
_WORDS = "|".join(sorted(_NAMES, key=len, reverse=True))
_EACH = re.compile(
    rf"(?:每|按)(?:增加|新增|成功推荐|推荐|引进|培育)?1?(?P<what>{_WORDS})(?!民币)|(?P<acre>亩)(?=补|均|奖)"
)
_BEHIND = re.compile(rf"(?:[/](?:{_WORDS}))+")
_STOP = "，,。；;：:！？()"
_WINDOW = 30
_SUM = re.compile(r"\d[万亿]*(?:元|美元)")


def per_behind(text: str, end: int) -> str | None:
    """元/平方米/月 as "square_metre/month"; None where no stroke follows the unit ending at `end`."""
    match = _BEHIND.match(text, end)
    return "/".join(_NAMES[name] for name in match.group()[1:].split("/")) if match else None


def per_before(text: str, start: int) -> str | None:
    """每人每月 before a figure as "person/month"; only inside the same phrase."""
    window = text[max(0, start - _WINDOW) : start]
    phrase = window[max(window.rfind(stop) for stop in _STOP) + 1 :]
    phrase = _SUM.split(phrase)[-1]  # 每场5000元、每家200元: each sum has its own
    names = [_NAMES[match["what"] or match["acre"]] for match in _EACH.finditer(phrase)]
    return "/".join(dict.fromkeys(names)) or None
