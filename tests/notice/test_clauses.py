"""The clause tree on small notices written for the test, one trap each."""

import re

import pytest

from generator.notice.model import Notice, NoticeClause
from generator.notice.read import parse_notice
from tests.notice.warned import warned


def paths(text: str) -> list[str]:
    return [clause.path for clause in parse_notice(text).clauses]


def by_path(text: str) -> dict[str, NoticeClause]:
    return {clause.path: clause for clause in parse_notice(text).clauses}


def test_numbers_nest_and_their_paths_hold_the_printed_numbers() -> None:
    text = "一、总体要求\n（一）原则。\n1.公平。\n（1）甲；\n（2）乙。\n2.公开。\n（二）目标。\n二、保障"
    assert paths(text) == [
        "一",
        "一/（一）",
        "一/（一）/1",
        "一/（一）/1/（1）",
        "一/（一）/1/（2）",
        "一/（一）/2",
        "一/（二）",
        "二",
    ]


def test_numbers_may_run_on_across_parents() -> None:
    text = "一、甲\n1.子。\n2.丑。\n二、乙\n3.寅。\n三、丙\n4.卯。"
    assert paths(text) == ["一", "一/1", "一/2", "二", "二/3", "三", "三/4"]


def test_articles_may_stand_under_sections_and_run_on_and_the_final_part_numbers_afresh() -> None:
    text = "一、甲\n第一条 子。\n第二条 丑。\n二、乙\n第三条 寅。\n附  则\n1．卯。\n2﹒辰。"
    assert paths(text) == ["一", "一/第一条", "一/第二条", "二", "二/第三条", "附则", "附则/1", "附则/2"]


def test_chapters_and_articles_need_no_space_after_their_marks() -> None:
    text = "第一章总则\n第一条为了规范，制定本办法。\n第二条适用本市。\n第二章奖励\n第三条一次性奖励10万元。"
    found = by_path(text)
    assert list(found) == ["第一章", "第一章/第一条", "第一章/第二条", "第二章", "第二章/第三条"]
    assert found["第一章"].heading == "总则"
    assert found["第二章/第三条"].text == "一次性奖励10万元。"


def test_a_whole_notice_on_one_line_has_its_clauses() -> None:
    body = "".join(
        f"第{han}条  {'本条规定事项应当依法办理。' * 12}"
        for han in ("四", "五", "六", "七", "八", "九", "十", "十一", "十二")
    )
    text = (
        "某市奖励办法第一章  总    则第一条  为规范管理，根据《条例》第二条规定，制定本办法。第二条  条件：（一）守法；"
        f"（二）诚信。第二章  标    准第三条  按照本办法第二条办理。{body}"
    )
    assert paths(text)[:7] == [
        "第一章", "第一章/第一条", "第一章/第二条", "第一章/第二条/（一）", "第一章/第二条/（二）",
        "第二章", "第二章/第三条",
    ]  # fmt: skip
    assert paths(text)[-1] == "第二章/第十二条"
    assert parse_notice(text).title == "某市奖励办法"


def test_a_number_that_a_wrapped_line_begins_with_is_no_clause() -> None:
    text = "第一条 甲事项，依据\n第二条 规定办理，见第三条和\n第三条。\n第二条 乙。\n第三条 丙。\n12 月31 日前完成。"
    assert paths(text) == ["第一条", "第二条", "第三条"]
    assert by_path(text)["第三条"].line == 5


def test_a_list_that_starts_again_under_the_same_clause_keeps_its_paths_apart() -> None:
    notice = parse_notice("一、申报\n条件：\n1.甲。\n2.乙。\n材料：\n1.丙。\n2.丁。\n二、审核")
    assert [clause.path for clause in notice.clauses] == ["一", "一/1", "一/2", "一/1#2", "一/2#2", "二"]
    assert "条款编号重复：一/1#2。" in warned(notice.warnings)


def test_a_number_out_of_sequence_is_left_in_the_text_and_reported() -> None:
    notice = parse_notice("第一条 甲。\n第二条 乙。\n第九条 丙。")
    assert [clause.path for clause in notice.clauses] == ["第一条", "第二条"]
    assert warned(notice.warnings)[-1] == "编号不连续，未作为条款：第九条（“第九条 丙。”）。"


def test_one_lost_number_does_not_lose_those_behind_it() -> None:
    assert paths("第一条 甲。\n第二条 乙。\n第四条 丙。\n第五条 丁。") == ["第一条", "第二条", "第四条", "第五条"]


def test_numbers_printed_by_a_bad_scan_are_read() -> None:
    assert paths("第 一 章 总 则\n第 1 条 甲。\n第 2 条 乙。") == ["第一章", "第一章/第1条", "第一章/第2条"]


def test_points_spoken_as_firstly_and_secondly_are_no_clauses() -> None:
    notice = parse_notice("某局通知\n各单位：\n一是提高站位。\n二是抓好落实。\n一、支持企业\n1.奖励10万元。")
    assert [clause.path for clause in notice.clauses] == ["一", "一/1"]


LETTER = """某市人民政府关于印发某市促进创新若干措施的通知
某政发〔2022〕3号
各县（市、区）人民政府，市直各部门：
现将《某市促进创新若干措施》印发给你们，并提出以下要求：
一、提高认识。
二、抓好落实。
某市人民政府
2022年3月1日
某市促进创新若干措施
一、支持企业
（一）给予最高50万元补助。
二、附则
（二）本措施自2022年4月1日起施行，有效期至2025年3月31日。
附件：1．申报表
2．承诺书
附件1
申报表
姓名
单位
附件2
承诺书
一、承诺真实。"""


def test_numbers_of_a_covering_letter_stay_in_the_preamble() -> None:
    notice = parse_notice(LETTER)
    assert [clause.path for clause in notice.clauses][:4] == ["一", "一/（一）", "二", "二/（二）"]
    assert "一、提高认识。" in notice.preamble
    assert warned(notice.warnings) == ("印发通知正文中的编号未作为条款，只取所附文件的条款。",)


def test_annexes_number_afresh_and_their_list_is_no_clause_of_the_body() -> None:
    notice = parse_notice(LETTER)
    assert [clause.path for clause in notice.clauses][4:] == ["附件", "附件1", "附件2", "附件2/一"]
    form = notice.clauses[5]
    assert (form.number, form.heading, form.text) == ("附件1", "申报表", "申报表\n姓名\n单位")


def test_a_body_that_is_the_annex_of_its_letter_has_plain_paths() -> None:
    letter = "某区关于印发某办法的通知\n各单位：\n现印发《某办法》。\n附件：某办法\n2023年5月6日\n"
    assert paths(letter + "附件\n某办法\n第一条 甲。\n第二条 乙。") == ["第一条", "第二条"]


HEADINGS = """一、整合资源，增强发展后劲。支持企业参与资产运营。
二、加大支持力度
（一）研发补助。给予50万元。
（二）对参与标准制定给予补助。每项20万元。
（三）平台奖励：奖励10万元。
三、本措施适用于在本市注册的企业。
四、本措施自发布之日起施行。国家另有规定的从其规定。
五、允许银行使用纸质凭证。（负责部门：银保监会）"""


def test_a_heading_is_the_title_sentence_and_a_rule_is_none() -> None:
    assert [clause.heading for clause in parse_notice(HEADINGS).clauses] == [
        "整合资源，增强发展后劲", "加大支持力度", "研发补助", "对参与标准制定给予补助", "平台奖励", None, None, None,
    ]  # fmt: skip


def test_a_heading_on_its_own_line_is_no_part_of_the_sentence_below() -> None:
    text = "一、优化环境\n（一）甲。\n二、提升水平\n（二）乙。\n三、组织实施\n坚持党的领导。各部门要密切协作。"
    last = parse_notice(text).clauses[-1]
    assert (last.heading, last.text) == ("组织实施", "组织实施\n坚持党的领导。各部门要密切协作。")


def test_wraps_join_without_a_space_and_printed_spaces_stay() -> None:
    text = "一、加快培育。对认定为高新\n\n技术企业的，奖励 20 万元。（牵头单\n\n位：市科技局）"
    clause = parse_notice(text).clauses[0]
    assert clause.text == "加快培育。对认定为高新技术企业的，奖励 20 万元。（牵头单位：市科技局）"
    assert clause.lead == ("市科技局",)


def test_a_wrap_between_two_latin_words_leaves_a_space() -> None:
    (clause,) = parse_notice("一、认证。通过《规范》（GB/T\n29490-2013）认证的。").clauses
    assert "（GB/T 29490-2013）" in clause.text


def test_a_number_broken_at_the_end_of_a_full_line_is_whole_again() -> None:
    filler = "为贯彻落实有关精神结合本市实际制定本措施并认真组织实施的各项工作要求和安排如"
    lines = [f"一、{filler[2:]}", *[filler] * 14, f"{filler[:-1]}2", "0万元奖励。岗位3", "6 万个。"]
    (clause,) = parse_notice("\n".join(lines)).clauses
    assert clause.amounts[0].text == "20万元"
    assert "岗位3 6 万个" in clause.text


def test_validity_and_signature_behind_the_last_clause_are_closing() -> None:
    notice = parse_notice(
        "某厅关于某事的通知\n一、甲。（省财政厅负责）\n各地要抓好落实。\n本措施自印发之日起执行。\n某厅\n2023年5月6日\n（此件公开发布）"
    )
    assert notice.clauses[-1].text == "甲。（省财政厅负责）"
    assert notice.closing == (
        "各地要抓好落实。",
        "本措施自印发之日起执行。",
        "某厅",
        "2023年5月6日",
        "（此件公开发布）",
    )


def test_markdown_marks_of_bold_and_headings_fall_away() -> None:
    notice = parse_notice(
        "# 某市若干意见\n\n**某政规〔2024〕1号**\n\n## 一、加大支持\n\n"
        "**1. 奖励。** 给予 10 万元。（**责任单位：**市工信局）"
    )
    assert (notice.title, notice.document_number) == ("某市若干意见", "某政规〔2024〕1号")
    assert [clause.path for clause in notice.clauses] == ["一", "一/1"]
    assert notice.clauses[1].responsible == ("市工信局",)


def everything(notice: Notice) -> str:
    return "".join([*notice.preamble, *(clause.number + clause.text for clause in notice.clauses), *notice.closing])


@pytest.mark.parametrize("text", [LETTER, HEADINGS, LETTER.replace("\n", ""), "没有条款。\n只有两段。"])
def test_no_word_of_a_notice_is_lost_and_the_order_stays(text: str) -> None:
    assert re.sub(r"[\s、.．]", "", everything(parse_notice(text))) == re.sub(r"[\s、.．]", "", text)


def test_points_in_words_are_clauses_only_where_a_notice_prints_no_other_numbers() -> None:
    points = "某局通知\n各单位：\n一是扶持小店。每户补助800元。\n二是扶持夜市。\n三是做好服务。"
    assert paths(points) == ["一是", "二是", "三是"]
    assert paths(f"{points}\n一、甲。\n二、乙。") == ["一", "二"]
    assert paths("某局通知\n一是扶持小店。") == []


def test_points_inside_a_paragraph_and_units_behind_the_signature_are_told() -> None:
    run_on = parse_notice("某局通知\n各单位：\n要做到一是扶持小店；二是扶持夜市。")
    assert any("一是……二是" in text for text in warned(run_on.warnings))
    signed = "某局通知\n一、甲。\n二、乙。\n某县商务局\n2024年5月6日\n"
    told = [warned(parse_notice(signed + last).warnings) for last in ("（责任单位：某县商务局）", "（此件公开发布）")]
    assert [any("没有归到任何条款" in text for text in each) for each in told] == [True, False]
