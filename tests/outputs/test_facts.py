"""What the notice says, typed by hand from its text, stands in the finished files of both formats."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import Built
from .finished import page_lines, word_lines, words_of

FORMATS = pytest.mark.parametrize("form", ["html", "docx"])

# Clause by clause: leading and cooperating units with their names as printed.
RESPONSIBILITY = {
    "第一条": (
        "钦州高新区管委",
        "市发展改革委、市科技局、市工业和信息化局、市自然资源局、自贸区钦州港片区工业与高新技术产业局、钦南区人民政府",
    ),
    "第二条": ("钦州高新区管委、市科技局", "市财政局"),
    "第三条": ("钦州高新区管委、市科技局", "市财政局、自贸区钦州港片区工业与高新技术产业局"),
    "第四条": ("钦州高新区管委、市科技局", "市财政局、市滨海投资集团公司"),
    "第五条": ("钦州高新区管委、市科技局", "市财政局、市市场监管局"),
    "第六条": ("市投资促进局、自贸区钦州港片区招商服务中心、钦州高新区管委", "市工业和信息化局"),
    "第七条": (
        "钦州高新区管委、市委编办、市人力资源社会保障局",
        "市委组织部、市财政局、市住房城乡建设局、自贸区钦州港片区制度创新局",
    ),
    "第八条": (
        "市行政审批局、钦州高新区管委",
        "市发展改革委、市科技局、市工业和信息化局、市自然资源局、市生态环境局、市住房城乡建设局、市市场监管局、市林业局、钦南区人民政府",
    ),
    "第九条": ("市自然资源局、市林业局", "市行政审批局、钦州高新区管委"),
    "第十条": (
        "钦州高新区管委、市发展改革委、市住房城乡建设局",
        "市教育局、市工业和信息化局、市财政局、市交通运输局、市文化广电体育旅游局、市卫生健康委、市城管执法局、市开投集团公司",
    ),
    "第十一条": ("市国资委、钦州高新区管委", "市住房城乡建设局、市开投集团公司"),
    "第十二条": ("市财政局", "钦州高新区管委、市开投集团公司"),
}
ORGANISATIONS = {name for units in RESPONSIBILITY.values() for line in units for name in line.split("、")}


def lines_of(path: Path) -> list[str]:
    return word_lines(path) if path.suffix == ".docx" else page_lines(path)


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]


def row_of(lines: list[str], *starts: str) -> list[str]:
    """The first table row whose first cells are `starts`, in Word with the page of what they name."""
    rows = ([cell.removesuffix(" / 页码") for cell in cells(line)] for line in lines if line.startswith("| "))
    return next(row for row in rows if row[: len(starts)] == [*starts])


@FORMATS
def test_the_guidebook_says_what_can_be_got(lapsed: Built, form: str) -> None:
    glance = lines_of(lapsed.folder / f"guidebook.{form}")
    assert row_of(glance, "高新技术企业认定奖励")[2] == "一次性20万元"
    assert row_of(glance, "广西瞪羚企业奖励")[2] == "一次性50万元 / 连续3年按自治区奖励资金的20%"
    assert row_of(glance, "科技创新平台资金扶持")[2] == "国家级：100万元 / 自治区级：20万元 / 市级：5万元"
    assert row_of(glance, "发明专利购买费用补助")[2] == "每家企业补助总额不超过10万元"
    assert row_of(glance, "入孵中小微科技型企业场地租金补贴")[2] == "本文件未列明具体金额"


@FORMATS
def test_the_guidebook_names_clause_and_leading_units_of_each_award(lapsed: Built, form: str) -> None:
    glance = lines_of(lapsed.folder / f"guidebook.{form}")
    for award, clause in {
        "高新技术企业认定奖励": "第二条",
        "科技企业孵化器考核优秀奖励": "第三条",
        "科技创新平台资金扶持": "第四条",
        "发明专利购买费用补助": "第五条",
    }.items():
        assert row_of(glance, award)[3:5] == [clause, RESPONSIBILITY[clause][0]]


@FORMATS
def test_the_faq_answers_that_the_notice_states_no_figure(lapsed: Built, form: str) -> None:
    assert "本文件没有列明金额" in words_of(lapsed.folder / f"faq.{form}")


@FORMATS
@pytest.mark.parametrize("document", ["guidebook", "faq"])
@pytest.mark.parametrize(
    "words",
    [
        "20万元",
        "50万元",
        "连续3年",
        "自治区奖励资金的20%",
        "国家级：100万元",
        "自治区级：20万元",
        "市级：5万元",
        "不超过10万元",
        "2025年12月31日",
        "钦政办规〔2021〕12号",
    ],
)
def test_a_figure_of_the_notice_stands_in_the_document(lapsed: Built, document: str, words: str, form: str) -> None:
    assert words in words_of(lapsed.folder / f"{document}.{form}")


@FORMATS
def test_the_share_of_the_tax_is_a_minimum_for_infrastructure(lapsed: Built, form: str) -> None:
    words = words_of(lapsed.folder / f"matrix.{form}").replace(" ", "")
    assert "不低于钦州高新区当年税收地方留成部分60%的等额资金用于钦州高新区基础设施配套建设" in words
    assert "不低于钦州高新区当年税收地方留成部分的60%" in words


@FORMATS
def test_the_term_begins_by_rule_and_ends_on_a_day(lapsed: Built, form: str) -> None:
    words = words_of(lapsed.folder / f"guidebook.{form}")
    assert "自发布之日起施行（成文日期2021年12月30日），执行至2025年12月31日止" in words


@FORMATS
@pytest.mark.parametrize("clause", RESPONSIBILITY)
def test_the_matrix_names_the_units_of_a_clause_as_printed(lapsed: Built, clause: str, form: str) -> None:
    row = row_of(lines_of(lapsed.folder / f"matrix.{form}"), str(1 + list(RESPONSIBILITY).index(clause)), clause)
    assert (row[4], row[5]) == RESPONSIBILITY[clause]


@FORMATS
def test_the_grid_of_the_matrix_agrees_with_the_clauses(lapsed: Built, form: str) -> None:
    lines = lines_of(lapsed.folder / f"matrix.{form}")
    head = row_of(lines, "单位", "第一条")
    for name in ORGANISATIONS:
        row = next(cells(line) for line in lines if line.startswith(f"| {name} |") and ("●" in line or "○" in line))
        marks = {clause: mark for clause, mark in zip(head, row, strict=True) if mark in ("●", "○")}
        leads = {clause for clause, (lead, _) in RESPONSIBILITY.items() if name in lead.split("、")}
        helps = {clause for clause, (_, helping) in RESPONSIBILITY.items() if name in helping.split("、")}
        assert marks == dict.fromkeys(leads, "●") | dict.fromkeys(helps, "○"), name
        assert row[-2:] == [str(len(leads)), str(len(helps))], name


@FORMATS
def test_every_organisation_is_named_as_printed(lapsed: Built, form: str) -> None:
    words = words_of(lapsed.folder / f"matrix.{form}")
    assert len(ORGANISATIONS) == 27
    assert {name for name in ORGANISATIONS if name not in words} == set()


@FORMATS
def test_the_matrix_counts_what_the_notice_lists(lapsed: Built, form: str) -> None:
    leads = sum(len(lead.split("、")) for lead, _ in RESPONSIBILITY.values())
    helps = sum(len(helping.split("、")) for _, helping in RESPONSIBILITY.values())
    assert (leads, helps) == (25, 41)
    words = words_of(lapsed.folder / f"matrix.{form}")
    assert re.search(f"{len(ORGANISATIONS)}个.*牵头{leads}项次.*配合{helps}项次", words)


def test_no_page_promises_the_enterprise_what_is_meant_for_the_zone(lapsed: Built) -> None:
    """支持钦州高新区… is no right of an enterprise: the part on enterprises' measures holds none of it."""
    words = words_of(lapsed.folder / "guidebook.docx")
    part = words.partition("其他惠企举措下列举措")[2].partition("执行期限和适用规则")[0]
    assert "支持钦州高新区企业联合参与工业用地招拍挂" in part
    assert re.search("支持钦州高新区(?!企业)", part) is None


@FORMATS
def test_the_form_for_gazelles_asks_for_the_region_s_award_and_computes_its_share(lapsed: Built, form: str) -> None:
    lines = lines_of(lapsed.folder / "forms" / f"gazelle.{form}")
    # The label of the cell goes over two lines in Word.
    row = next(cells(line) for line in lines if "申请金额" in line and "计算方法" in line)
    assert "按填写内容计算" in " ".join(row)
    assert "自治区奖励资金的20%" in " ".join(row)


@FORMATS
def test_the_form_for_patents_states_its_limit(lapsed: Built, form: str) -> None:
    assert "不超过10万元" in words_of(lapsed.folder / "forms" / f"patent-purchase.{form}")


@FORMATS
def test_the_form_for_platforms_offers_the_three_levels_with_their_amounts(lapsed: Built, form: str) -> None:
    words = words_of(lapsed.folder / "forms" / f"innovation-platform.{form}")
    assert re.search("国家级.{0,3}100万元.{0,4}自治区级.{0,3}20万元.{0,4}市级.{0,3}5万元", words)


def test_at_least_thirty_questions_are_asked(lapsed: Built) -> None:
    """Those that the notice answers in the FAQ, those that it leaves open in the list of what is to be settled."""
    asked = {line for line in word_lines(lapsed.folder / "faq.docx") if line.endswith("？")}
    left_open = {cells(line)[1] for line in word_lines(lapsed.folder / "pending.docx") if re.match(r"\| \d+ \|", line)}
    assert len(asked) + len(left_open) >= 50


def test_the_notice_page_holds_every_word_of_the_notice(lapsed: Built) -> None:
    notice = Path(__file__).parents[2] / "policies" / lapsed.folder.name / "notice.txt"
    text = "".join(notice.read_text(encoding="utf-8").replace("**", "").split())
    words = words_of(lapsed.folder / "notice.html")
    first = text.index("为贯彻落实国务院")
    assert text[first:] in words
