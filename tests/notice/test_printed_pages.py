"""A text taken out of a PDF: page numbers between its lines, and figures cut at their ends. Invented texts."""

import pytest

from generator.notice.read import parse_notice

NUMBERS = [
    "— 3 —", "—3—", "- 3 -", "－ 3 －", "– 3 –", "－３－", "─ 3 ─", "—— 3 ——", "· 3 ·", "•3•",
    "第 3 页", "第3页 共9页", "第3页/共9页", "第 3 页，共 9 页", "第3页（共9页）", "（第3页）", "　　— 3 —",
]  # fmt: skip
KEPT = ["-3-4-", "3", "第三条", "—3", "第3页码", "3%", "- 3 - 项", "第3批"]
AWARD = "对首次认定的企业给予一次性奖励，由市工业和信息化局会同市财政"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_sentence_runs_on_over_a_page_number(number: str) -> None:
    notice = parse_notice(f"某市若干措施\n一、{AWARD}\n{number}\n局审定。\n二、乙。")
    assert [clause.text for clause in notice.clauses] == [f"{AWARD}局审定。", "乙。"]


@pytest.mark.parametrize("line", KEPT)
def test_other_short_lines_stay(line: str) -> None:
    notice = parse_notice(f"某市若干措施\n一、甲。\n{line}\n二、乙。")
    assert line in "".join((*(clause.text for clause in notice.clauses), *notice.closing))


@pytest.mark.parametrize("between", ["\n", "\n— 1 —\n", "\n\n- 12 -\n\n"])
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_figure_cut_at_the_end_of_a_line_is_one_figure(cut: int, between: str) -> None:
    lines = "\n".join(["为促进本市冷链物流企业发展结合本市的实际情况制定本"] * 14)
    figure = "3500"
    text = f"{lines}\n一、对年营业收入达到规模标准要求的企业奖励{figure[:cut]}{between}{figure[cut:]}万元。\n二、乙。"
    assert [amount.value for amount in parse_notice(text).clauses[0].amounts] == [35_000_000]


@pytest.mark.parametrize("entry", ["汇总表", "承诺书（样式）", "申报指南", "评分标准", "资金管理办法"])
@pytest.mark.parametrize("day", ["2024年3月5日", "二〇二四年三月五日"])
def test_the_signature_below_a_list_of_attachments_is_no_part_of_its_last_entry(entry: str, day: str) -> None:
    signed = f"附件：1.申请表\n2.{entry}\n\n某市农业农村局\n{day}"
    notice = parse_notice(f"某市农业农村局关于做好补贴的通知\n一、甲。\n二、乙。\n{signed}")
    assert notice.closing[-2:] == ("某市农业农村局", day)
