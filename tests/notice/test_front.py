"""Title, number, issuers, addressees, dates, validity and definitions, on small fronts written for the test."""

from datetime import date

import pytest

from generator.notice.facts import find_facts
from generator.notice.read import parse_notice

BODY = "\n一、甲。\n二、乙。"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("某市人民政府办公室\n印发关于促进\n发展若干措施的通知", "某市人民政府办公室印发关于促进发展若干措施的通知"),
        ("某市促进\n开放型经济发展的若干政策意见（试行）", "某市促进开放型经济发展的若干政策意见（试行）"),
        ("某政发〔2020〕8号\n某省人民政府关于推进开发区创新的若干意见", "某省人民政府关于推进开发区创新的若干意见"),
        ("为把旅游业培育成为支柱产业，制定本意见。", ""),
    ],
)  # fmt: skip
def test_the_title_is_whole_and_nothing_else_is_a_title(front: str, title: str) -> None:
    assert parse_notice(front + BODY).title == title


def test_the_body_has_a_title_of_its_own_or_the_one_its_letter_names() -> None:
    letter = "某局关于印发某办法的通知\n各单位：\n《某某实施办法》已经同意，现印发实施。\n2023年8月9日"
    assert parse_notice(letter + BODY).body_title == "某某实施办法"
    assert parse_notice(letter + "\n某某实施办法（修订）" + BODY).body_title == "某某实施办法（修订）"
    assert parse_notice("国务院关于支持某事的通知" + BODY).body_title is None


def test_what_a_letter_lists_as_annexes_is_no_title() -> None:
    letter = (
        "某局关于印发《某奖补办法》的通知\n各单位：\n现予印发。\n附件：1.某奖补办法\n2.{listed}\n某局\n2024年3月5日"
    )
    for listed in ("报送清单", "某项目申报指南", "评分标准（试行）"):
        text = letter.format(listed=listed) + "\n附件1\n某奖补办法\n第一条 甲。\n第二条 乙。"
        assert parse_notice(text).body_title == "某奖补办法"


@pytest.mark.parametrize(
    "last", ["（2024—2026年）", "（2025-2027年）", "（2023年修订）", "（2024年版）", "（试行）", "（修订稿）"]
)
def test_years_and_edition_on_a_line_of_their_own_belong_to_the_title(last: str) -> None:
    assert parse_notice(f"某县扶持若干措施\n{last}\n为了发展，制定本措施。{BODY}").title == f"某县扶持若干措施{last}"
    letter = "某局关于印发《某奖补办法》的通知\n各单位：\n现予印发。\n某局\n2024年3月5日\n"
    assert parse_notice(f"{letter}某奖补办法\n{last}{BODY}").body_title == f"某奖补办法{last}"


@pytest.mark.parametrize(
    "number",
    [
        "某政发〔二〇二四〕三号",
        "某政发〔二○二四〕十二号",
        "某府〔二零二四〕15号",
        "某政办发〔2024〕三号",
        "某市人民政府令第一百二十号",
        "某政发（二〇二四）3号",
    ],
)
def test_a_document_number_may_stand_in_chinese(number: str) -> None:
    assert parse_notice(f"某市人民政府\n{number}\n某市关于印发某办法的通知{BODY}").document_number == number
    assert ("（" in number or "令" in number) or [f.text for f in find_facts(f"根据{number}文件")] == [number]


def test_the_document_number_is_the_notice_s_own_and_not_one_it_cites() -> None:
    assert parse_notice("某通知\n某政办规〔2021〕12 号" + BODY).document_number == "某政办规〔2021〕12号"
    assert parse_notice("某通知\n根据《意见》（国发〔2018〕19号），制定本措施。" + BODY).document_number is None
    for line in (
        "同时废止某政发〔2020〕1号",
        "根据某政办发〔2019〕3号",
        "代替某政规〔2018〕2号",
        "以上某政规〔2018〕2号",
    ):
        assert parse_notice(f"某通知\n{line}\n某政办规〔2021〕12号" + BODY).document_number == "某政办规〔2021〕12号"
        assert parse_notice(f"某通知\n{line}" + BODY).document_number is None


@pytest.mark.parametrize(
    ("front", "issuers"),
    [
        ("国务院关于支持某事的通知", ("国务院",)),
        ("某省市场监管局印发《关于某事的举措》的通知", ("某省市场监管局",)),
        ("某市粮食局 某市财政局\n关于印发《某细则》的通知", ("某市粮食局", "某市财政局")),
        ("某区促进经济发展的若干意见", ()),
        ("某区若干意见\n某区科技局\n某区财政局\n2023年8月9日", ("某区科技局", "某区财政局")),
        ("发文机关:  某省人民政府\n文      号: 某府发〔2020〕8号\n某省若干意见", ("某省人民政府",)),
    ],
)
def test_issuers_come_from_the_title_else_the_signature_else_the_metadata_table(
    front: str, issuers: tuple[str, ...]
) -> None:
    assert parse_notice(front + BODY).issuers == issuers


def test_addressees_are_the_groups_before_the_colon() -> None:
    notice = parse_notice("某通知\n各县、区人民政府，各开发区、管理区管委，市直各委、办、局：\n现印发。" + BODY)
    assert notice.addressees == ("各县、区人民政府", "各开发区、管理区管委", "市直各委、办、局")


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("2021年12月30日", date(2021, 12, 30)),
        ("2023 年5 月30 日", date(2023, 5, 30)),
        ("二○○七年八月七日", date(2007, 8, 7)),
        ("成文日期:  2020-03-06", date(2020, 3, 6)),
        ("自2021年5月1日起执行。", None),
    ],
)
def test_the_date_of_issue_is_a_date_on_a_line_of_its_own(line: str, issued: date | None) -> None:
    assert parse_notice(f"某通知\n{line}{BODY}").issued == issued


VALIDITY = [
    ("本措施自发布之日起施行，执行至 2025 年 12 月 31 日止。", None, date(2025, 12, 31)),
    ("本措施自2023 年6 月20 日起施行，有效期5 年。", date(2023, 6, 20), date(2028, 6, 19)),
    ("本意见由县领导小组负责解释，自2019年1月1日起执行，暂定三年。", date(2019, 1, 1), date(2021, 12, 31)),
    ("上述举措执行期自发布之日起至2020年12月底（有明确期限规定的从其规定）。", None, date(2020, 12, 31)),
    ("本政策自印发之日起施行，有效期至2021年12月31日，相关细则另行制定。", None, date(2021, 12, 31)),
    ("本细则自发布之日起施行，有效期5年。", None, None),
    ("本办法自2024年1月1日起施行。有效期3年。", date(2024, 1, 1), date(2026, 12, 31)),
    ("本政策执行期限为2023年1月1日至2025年12月31日。", date(2023, 1, 1), date(2025, 12, 31)),
    ("本若干措施有效期自2023年1月1日至2025年12月31日。", date(2023, 1, 1), date(2025, 12, 31)),
    ("施行日期为2024年1月1日，有效期3年。", date(2024, 1, 1), date(2026, 12, 31)),
    ("本办法的施行日期为 2024 年 1 月 1 日，有效期 3 年。", date(2024, 1, 1), date(2026, 12, 31)),
    ("施行日期：2024年1月1日。有效期：3年。", date(2024, 1, 1), date(2026, 12, 31)),
    ("本措施生效日期为2024年1月1日，有效期至2026年6月30日。", date(2024, 1, 1), date(2026, 6, 30)),
    ("本办法施行之日为2024年1月1日，试行期2年。", date(2024, 1, 1), date(2025, 12, 31)),
    ("本办法实行时间是2024年1月1日，为期3年。", date(2024, 1, 1), date(2026, 12, 31)),
    ("本实施意见自2020年1月1日起执行至2022年12月31日。", date(2020, 1, 1), date(2022, 12, 31)),
]


@pytest.mark.parametrize(("sentence", "start", "end"), VALIDITY)
def test_validity_holds_dates_only_where_the_notice_prints_or_determines_them(
    sentence: str, start: date | None, end: date | None
) -> None:
    effective = parse_notice(f"某通知\n一、甲。\n二、乙。\n{sentence}").effective
    assert (effective.start, effective.end) == (start, end)
    assert effective.text is not None
    assert effective.text in sentence.rstrip("。")


def test_the_covering_letter_may_say_when_the_body_takes_effect() -> None:
    notice = parse_notice("某通知\n各单位：\n现将《某办法》印发给你们，自2023年7月1日起施行。\n一、甲。\n二、乙。")
    assert notice.effective.start == date(2023, 7, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "上述政策实施期限截至2023年12月31日。",
        "本政策适用于2019年1月1日至2021年12月31日的奖补对象。",
        "本条政策执行至2023年12月31日。",
        "在本意见印发之日起30日内制定办法。",
    ],
)
def test_the_term_of_a_single_measure_is_not_that_of_the_notice(sentence: str) -> None:
    effective = parse_notice(f"一、甲。{sentence}\n二、乙。").effective
    assert (effective.start, effective.end, effective.text) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("进一步促进广西某某高新技术产业开发区（以下简称某某高新区）发展", "某某高新区", "广西某某高新技术产业开发区"),
        ("建设自由贸易试验区（以下简称自贸试验区）是战略举措", "自贸试验区", "自由贸易试验区"),
        ("将省融资担保股份有限公司（以下简称省融资担保公司）做强", "省融资担保公司", "省融资担保股份有限公司"),
        ("入驻孵化（广东）基地、总部基地（以下统称“基地”）的", "基地", "孵化（广东）基地、总部基地"),
        ("自然人（以下称举报人）可举报", "举报人", "自然人"),
        ("本办法涉及的资助资金(以下简称资金)是指", "资金", "资助资金"),
        ("为规范和加强某县节能专项资金（以下简称专项资金）管理", "专项资金", "某县节能专项资金"),
        ("管理本级育才资金（以下简称资金）", "资金", "本级育才资金"),
        ("完善公共服务工作领导小组（以下简称领导小组）", "领导小组", "完善公共服务工作领导小组"),
        ("适用范围为经某县登记的民宿（以下简称民宿）", "民宿", "经某县登记的民宿"),
        ("本细则适用于2021年评定的样板车间（以下简称车间）", "车间", "2021年评定的样板车间"),
        ("推出夜市（夜读、夜跑，以下合称“双夜”）", "双夜", "夜读、夜跑"),
        ("储备粮承储企业应具有独立法人资格（以下简称承储企业）", "承储企业", "储备粮承储企业"),
    ],
)  # fmt: skip
def test_a_short_name_stands_for_the_name_before_its_bracket(text: str, term: str, meaning: str) -> None:
    (definition,) = parse_notice(f"一、{text}。").definitions
    assert (definition.term, definition.meaning) == (term, meaning)
