"""Facts in a guise are looked for only where one can begin: nothing is found less for that."""

from __future__ import annotations

import random
import re

import pytest

from generator.checks import disguised
from generator.notice.scan import matches

_TOLD = """
    本月底 上半年 下个季度 每个年初 当年末 这周 今年 明年 后年 去年 周三 星期日 礼拜天 周级 元旦 春节前 除夕 元宵
    清明节 劳动节 端午 中秋 国庆 五一节 五一 当天 次日 隔天 即日 十二月三日 三月份 二月前 12/3 2021/12/03
    百分之三 二分之一 一半 半数 减半 半价 折半 对半 双倍 加倍 成倍 翻倍 三倍 翻一番 翻番 两成 成立 八折 数十亿
    上百万 近千人 几百 三百余 廿人 卅万元 百万 千万 千万别 亿元级 万元大奖 ￥5 $3,000 USD 5 RMB50 50W 5k 50 V50
    甲乙县科技局 科技局 发改委 发改委托 自治区财政厅 市商务局 区政府办 省农业农村厅 县大数据局 州林业局
    市某某某委员会 http://example.org/a www.example.org a.b@example.org example.gov.cn 0123-4567890 13912345678
    400-123-4567 12345热线 12345 微信号：abc_123 QQ群123456 微信 万一 万无一失 百分百 三百强 的 、 ， ( ) - . _ x
    奖励 企业
"""
_PIECES = _TOLD.split()
_PAIRS = {
    "contacts": (disguised._CONTACTS, disguised._REACHED_FROM),
    **{f"guise {number}": pair for number, pair in enumerate(disguised._GUISES)},
}


@pytest.mark.parametrize("pair", _PAIRS)
def test_a_pattern_finds_all_from_the_characters_that_it_can_begin_with(pair: str) -> None:
    pattern, starts = _PAIRS[pair]
    chance, found = random.Random(1), 0
    for _ in range(4000):
        text = "".join(chance.choices(_PIECES, k=chance.randint(1, 6)))
        spans = [each.span() for each in pattern.finditer(text)]
        assert [each.span() for each in matches(pattern, starts, text)] == spans, text
        found += len(spans)
    assert found > 1000


def test_a_manner_of_speaking_is_no_figure() -> None:
    assert list(disguised.disguised("千方百计，奖励翻一番", ())) == ["翻一番"]
    assert not re.search("千方百计", "".join(disguised.disguised("千方百计", ())))
