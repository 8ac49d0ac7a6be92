"""What a sum is counted by, in the sentence's own words: 每人每月, 元/平方米/月, 每满一万人."""

from __future__ import annotations

import re

from generator.draft.lines import SumLine
from generator.draft.words import phrase_start
from generator.notice.per import NAMED_UNIT
from generator.regex import regex

_UNITS = (
    "平方米|平方公里|标准箱|千瓦时|兆瓦时|千瓦|兆瓦|公里|千米|公斤|千克|立方米|公顷|人次|批次|架次|场馆|场站|站点|车位|泊位|席位|床位|吨标准煤|吨标煤|吨二氧化碳当量|吨二氧化碳|学期|学年|车次|班次|航次|列次|艘次|载重吨|瓦时|季度|个月|瓦|度|"
    "家|个|户|项|人|件|块|名|台|辆|套|亩|场|次|张|间|种|位|处|条|栋|座|艘|架|箱|吨|篇|部|集|册|款|类|例|单|笔|期|届|床|头|匹|只|尾|羽|株|棵|桩|口|眼|枚|盏|幅|具|"
    "月|季|天|日|晚|夜|年|周"
)
_BEHIND = regex(rf"(?:[/／·](?:{_UNITS}))+|每(?P<each>{_UNITS})(?=[，。；的奖补]|\Z)")
_EACH = regex(rf"(?:每|(?<=[/／·]))一?1?(?P<unit>{_UNITS})(?![度均])|(?P<mean>[亩人户])均|(?P<acre>亩)(?=补|奖)")
_ANY = regex(r"每(?P<unit>[一-龥]{1,4}?)(?=奖励|奖补|补贴|补助|给予|资助|最高|不超过|一次性|\d|\Z)")
_STRANGE = regex("元\\Z|[\u4e00-\u9fff]{4,}")  # 每1美元, 元/立方标米: more than a plain unit
_TIMES = frozenset({"年", "季度", "季"})  # how often it is paid, said elsewhere


def per_of(text: str, line: SumLine, end: int) -> str | None:
    """The unit without 每, several joined by ·: as the reader has it, else by the words. `end`: where these end."""
    quantity = line.quantity
    read = [unit for unit in (quantity.per or "").split("·") if unit and unit not in _TIMES]
    own = _printed(text, line, end)
    if quantity.kind == "percentage":
        return own
    fewer = len(own.split("·") if own else ()) < len(read)
    per = "·".join(read) if fewer or _STRANGE.search(read[0] if read else "") else own
    start = phrase_start(text, line.own[0], quantity.start)
    return per if per is None or "·" not in per else _with_nouns(per, text[start : quantity.start])


def _with_nouns(per: str, phrase: str) -> str:
    """Several units with what they count, where the words print it: 家企业·个项目 of 每家企业每个项目."""
    named = {found["unit"]: found[0] for found in NAMED_UNIT.finditer(phrase)}
    return "·".join(named.get(unit, unit) for unit in per.split("·"))


def _printed(text: str, line: SumLine, end: int) -> str | None:
    quantity = line.quantity
    behind = _BEHIND.match(text, quantity.end, end)
    if behind:
        return behind["each"] or "·".join(re.split("[/／·]", behind[0].strip("/／·")))
    start = phrase_start(text, line.own[0], quantity.start)
    phrase = text[start : quantity.start]
    last = phrase.rpartition("、")[2]
    phrase = last if "每" in last else phrase  # 每个展位补贴2人、每人补贴5000元
    units = [found["unit"] or found["mean"] or found["acre"] for found in _EACH.finditer(phrase)]
    units = [unit for unit in units if unit not in _TIMES] or _any(phrase)
    return "·".join(dict.fromkeys(units)) or None


def _any(phrase: str) -> list[str]:
    """每 with a unit that no list knows."""
    found = _ANY.search(phrase)
    return [found["unit"]] if found and found["unit"] not in _TIMES and "年" not in found["unit"] else []
