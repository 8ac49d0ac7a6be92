"""The fact reader: one case a line, the facts written by hand as kind text=value, then what qualifies them."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.notice.numerals import chinese_number

CASES = """
给予一次性奖励 20 万元 | repetition 一次性=one_off ; money 20 万元=200000 CNY
按季度发放 | repetition 按季度=quarterly
按每班次5万元 | money 5万元=50000 CNY per 班次
壹佰万元整 | money 壹佰万元整=1000000 CNY
奖励一百万元 | money 一百万元=1000000 CNY
谋划百亿元产业集群 | money 百亿元=10000000000 CNY
1.5万亿元 | money 1.5万亿元=1500000000000 CNY
１０％和百分之六十 | percentage １０％=10 % ; percentage 百分之六十=60 %
实到外资的8‰ | percentage 8‰=0.8 %
千分之八 | percentage 千分之八=0.8 %
30-50 万元 | money 30=300000 CNY at_least ; money 50 万元=500000 CNY at_most
5000（含）—1万平方米 | count 5000=5000 平方米 at_least included ; count 1万平方米=10000 平方米 at_most
8000至1.5万元 | money 8000=8000 CNY at_least ; money 1.5万元=15000 CNY at_most
10—5万元 | money 10=100000 CNY at_least ; money 5万元=50000 CNY at_most
20 万元到100 万元 | money 20 万元=200000 CNY at_least ; money 100 万元=1000000 CNY at_most
200万-500万（不含）美元 | money 200万=2000000 USD at_least ; money 500万=5000000 USD at_most excluded
由0.54万元下降至0.378万元 | money 0.54万元=5400 CNY ; money 0.378万元=3780 CNY
每家企业补助总额不超过 10 万元 | money 10 万元=100000 CNY at_most per 家
最高奖励金额1000 万元 | money 1000 万元=10000000 CNY at_most
30万元封顶 | money 30万元=300000 CNY at_most
分别给予50 万元以下和200 万元以下 | money 50 万元=500000 CNY at_most ; money 200 万元=2000000 CNY at_most
分别不超过10万元、20万元 | money 10万元=100000 CNY at_most ; money 20万元=200000 CNY at_most
分别予以50 万元、最高30 万元 | money 50 万元=500000 CNY ; money 30 万元=300000 CNY at_most
300万美元、500万美元以上 | money 300万美元=3000000 USD at_least ; money 500万美元=5000000 USD at_least
200万元以下（含200万元） | money 200万元=2000000 CNY at_most included ; money 200万元=2000000 CNY at_most included
最高可达50万元 | money 50万元=500000 CNY at_most
增长10%（含10%）以上 | percentage 10%=10 % at_least included ; percentage 10%=10 % at_least included
总分50%（含）以上 | percentage 50%=50 % at_least included
三个月以上一年以下 | duration 三个月=P3M at_least ; duration 一年=P1Y at_most
申报前一年内 | duration 一年=P1Y at_most
两年以下一年以上 | duration 两年=P2Y at_most ; duration 一年=P1Y at_least
最近一年内 | duration 一年=P1Y at_most
在此基础上一年兑现 | duration 一年=P1Y
线下一年 | duration 一年=P1Y
上两年度 | duration 两年=P2Y
10万元及以上 | money 10万元=100000 CNY at_least included
以不低于当年税收地方留成部分 60% 的资金 | percentage 60%=60 % at_least
经考核达标给予10万元 | money 10万元=100000 CNY
超过部分按50%给予 | percentage 50%=50 %
按最低工资标准的80% | percentage 80%=80 %
每人每月3000元 | repetition 每月=monthly ; money 3000元=3000 CNY per 人·月
每亩分别为770 元、1290元 | money 770 元=770 CNY per 亩 ; money 1290元=1290 CNY per 亩
每人2500元/月 | money 2500元=2500 CNY per 人·月
每家最高60元/平方米 | money 60元=60 CNY at_most per 平方米
每1美元补0.04元 | count 1美元=1 美元 ; money 0.04元=0.04 CNY per 美元
每出口1美元奖励0.03元 | count 1美元=1 美元 ; money 0.03元=0.03 CNY per 美元
每到资200万美元奖励3万元 | count 200万美元=2000000 美元 ; money 3万元=30000 CNY per 200万美元
每增加200万美元，再奖励3万元 | money 200万美元=2000000 USD ; money 3万元=30000 CNY
按年租赁费的20%补助 | percentage 20%=20 %
按年度维护产值的3%补助 | percentage 3%=3 %
按月工资的10%补助 | percentage 10%=10 %
按月给予300元 | repetition 按月=monthly ; money 300元=300 CNY per 月
5元/人/夜 | money 5元=5 CNY per 人·夜
750元／吨 | money 750元=750 CNY per 吨
连续 3 年按比例奖励 | duration 连续 3 年=P3Y consecutive
毕业 1 年内 | duration 1 年=P1Y at_most
登记失业半年以上 | duration 半年=P6M at_least
10个工作日内 | duration 10个工作日=P10D at_most
3—12个月 | duration 3=P3M at_least ; duration 12个月=P12M at_most
执行至 2025 年 12 月 31 日止 | date 2025 年 12 月 31 日=2025-12-31
二○○七年八月七日 | date 二○○七年八月七日=2007-08-07
至2020年12月底 | date 2020年12月底=2020-12-31
2024年2月底前 | date 2024年2月底=2024-02-29
2019年1月1日至12月31日 | date 2019年1月1日=2019-01-01 ; date 12月31日=2019-12-31
10月1日至3日 | date 10月1日=--10-01 ; date 3日=--10-03
2024年5月6日、7日和9日 | date 2024年5月6日=2024-05-06 ; date 7日=2024-05-07 ; date 9日=2024-05-09
3月10日至5日内 | date 3月10日=--03-10 ; duration 5日=P5D at_most
自2024年3月起，30日内 | date 2024年3月=2024-03 ; duration 30日=P30D at_most
2021-2025年 | date 2021=2021 ; date 2025年=2025
国家级、自治区级、市级 | level 国家级=national ; level 自治区级=regional ; level 市级=municipal
国家、省级政策 | level 国家=national ; level 省级=provincial
根据上述国办发〔2023〕11 号 | document_number 国办发〔2023〕11 号=国办发〔2023〕11号
按照前述桂政发〔2022〕7号 | document_number 桂政发〔2022〕7号=桂政发〔2022〕7号
根据国办发〔2023〕11 号 | document_number 国办发〔2023〕11 号=国办发〔2023〕11号
16—24岁 | count 16=16 岁 at_least ; count 24岁=24 岁 at_most
45周岁以下 | count 45周岁=45 周岁 at_most
强化三个片区联动 | count 三个=3 个
只能申请一次 | count 一次=1 次
一等奖10万元 | rank 一等奖=一等奖 ; money 10万元=100000 CNY
新评定为三星级的酒店 | rank 三星级=三星级
0\ue0102元降到0\ue01018元 | money 0\ue0102元=0.2 CNY ; money 0\ue01018元=0.18 CNY
岗位3 6 万个以上 | count 6 万个=60000 个 at_least
""".replace("\\ue010", "\ue010").strip()

NO_FACTS = """
集中受理上一年度补贴申请
上一年的营业收入
上一年度审计报告
下一年度兑现
前一年度纳税
后一年度兑现
上一个月的用电量
下一个月兑现
上1年度的营业收入
统一规划，进一步简化，同一企业，每一家，一批项目，一站式服务
第三条第（一）项，第二年，第一款
“六税两费”，“最多跑一次”改革，“一证多址”，“双随机、一公开”
三位一体，千家万户，百年老店，二次开发，元旦，多元化，单元
12325热线，GB/T 19580，29490-2013，2.0版，5G，ISO56005
县级市，副省级城市，社区级
数百万元，几十万元，万元产值能耗
当年没有发生，一次性告知
扫描件的1 0万元
""".strip()


def printed(fact: Fact) -> str:
    """A fact as the cases write it."""
    words = [f"{fact.kind} {fact.text}={fact.value}"]
    if fact.unit and fact.kind != "duration":
        words.append(fact.unit)
    if fact.bound != "exact":
        words.append(fact.bound)
    if fact.inclusive is not None:
        words.append("included" if fact.inclusive else "excluded")
    if fact.per:
        words.append(f"per {fact.per}")
    if fact.consecutive:
        words.append("consecutive")
    return " ".join(words)


@pytest.mark.parametrize("case", CASES.splitlines())
def test_the_facts_of_a_phrase_are_those_that_a_reader_finds(case: str) -> None:
    text, _, expected = case.partition(" | ")
    assert [printed(fact) for fact in find_facts(text)] == expected.split(" ; ")


@pytest.mark.parametrize("text", NO_FACTS.splitlines())
def test_words_that_only_look_like_figures_are_no_facts(text: str) -> None:
    assert [printed(fact) for fact in find_facts(text)] == []


def test_a_figure_broken_by_a_line_end_is_one_figure() -> None:
    (fact,) = find_facts("给予30 万\n元、")
    assert (fact.text, fact.value) == ("30 万\n元", Decimal(300000))


def test_a_date_broken_by_a_page_end_is_one_date() -> None:
    (fact,) = find_facts("执行至 2025 年 12 月 31\n\n日止")
    assert fact.value == "2025-12-31"


WORDS = """
奖励 不超过 20 万元 3 年 % ‰ 、 ， 。 （含） 以上 至 - 国家级 每人每月 一百 连续 2025年 12月 31日 〔2021〕12号
百分之 六十 省 亿 美元
"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_facts_stand_where_they_say_in_order_and_never_overlap(text: str) -> None:
    facts = find_facts(text)
    assert all(text[fact.start : fact.end] == fact.text and fact.text for fact in facts)
    assert all(left.end <= right.start for left, right in pairwise(facts))


@given(st.lists(PIECES, max_size=20), st.data())
def test_white_space_around_digits_changes_no_value(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    spaced = "".join(
        sign + ("\n" if data.draw(st.booleans()) and not (sign.isdigit() and after.isdigit()) else "")
        for sign, after in pairwise(text + "。")
    )
    assert [fact.value for fact in find_facts(spaced)] == [fact.value for fact in find_facts(text)]


@given(st.text(max_size=200))
def test_any_text_at_all_is_read(text: str) -> None:
    assert all(text[fact.start : fact.end] == fact.text for fact in find_facts(text))


def in_chinese(number: int) -> str:
    """A number below 10**8 as Chinese print it; written for the test, apart from the reader."""
    digits = "零一二三四五六七八九"
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        rest = "" if not low else ("零" if low < 1000 else "") + in_chinese(low)
        return in_chinese(high) + "万" + rest
    words, gap = "", False
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            words += ("零" if gap and words else "") + digits[digit] + sign
        gap = digit == 0
    return words or "零"


@given(st.integers(1, 10**8 - 1))
def test_chinese_numerals_read_back_as_the_number_they_were_written_from(number: int) -> None:
    assert chinese_number(in_chinese(number)) == number


@given(st.integers(1, 10**8 - 1))
def test_an_amount_in_chinese_numerals_is_worth_the_same_as_in_digits(number: int) -> None:
    (chinese,) = find_facts(f"给予{in_chinese(number)}元")
    (arabic,) = find_facts(f"给予{number}元")
    assert chinese.value == arabic.value == Decimal(number)
