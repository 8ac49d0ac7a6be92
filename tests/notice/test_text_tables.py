"""Tables in plain text: each row is a paragraph, its cells with one space between them, however they were set apart."""

import pytest

from generator.notice.read import parse_notice

BARS = "| 类别 | 标准 |\n| --- | --- |\n| 特困老人 | 每月 600 元 |\n| 低保老人 | 每月 400 元 |"
TABS = "类别\t标准\n特困老人\t每月600元\n低保老人\t每月400元"
GAPS = "类别        标准\n特困老人    每月600元\n低保老人    每月400元"
ROWS = ["补助标准如下", "类别 标准", "特困老人 每月600元", "低保老人 每月400元", "经费由市财政承担。"]


@pytest.mark.parametrize("table", [BARS, TABS, GAPS, BARS.replace("\n", "\r\n")])
def test_rows_are_paragraphs(table: str) -> None:
    clause = parse_notice(f"一、补助标准如下\n{table}\n经费由市财政承担。\n").clauses[0]
    assert clause.text.split("\n") == ROWS


@pytest.mark.parametrize(
    "lines",
    [
        "对市级示范社\t给予奖励，",  # one line with a tab is no table
        "对市级|示范社给予奖励，",
    ],
)
def test_what_is_no_table_is_joined(lines: str) -> None:
    clause = parse_notice(f"一、{lines}\n每家10万元。\n").clauses[0]
    assert "\n" not in clause.text


def test_numbers_and_latin_words_in_a_cell_stay() -> None:
    clause = parse_notice("一、标准如下：\n名称\t规模\nOpen Lab\t100 人\nOpen Hub\t50 人\n").clauses[0]
    assert clause.text.split("\n")[2:] == ["Open Lab 100人", "Open Hub 50人"]


@pytest.mark.parametrize("rows", ["硕士 1000\n技师 600", "硕士 每月1000元\n技师 每月600元", "硕士 1.2万元\n技师 60%"])
def test_rows_before_a_signature_are_of_the_last_clause(rows: str) -> None:
    table = f"人员类别 补贴标准\n{rows}".replace(" ", "\t")
    text = f"第一条 市财政给予补贴。\n第二条 补贴标准见下表：\n{table}\n临江市人民政府办公室\n2023年4月10日\n"
    notice = parse_notice(text)
    assert notice.clauses[1].text.endswith(rows)
    assert notice.closing == ("临江市人民政府办公室", "2023年4月10日")
