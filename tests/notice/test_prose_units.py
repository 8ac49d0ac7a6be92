"""Duties told in sentences and in brackets of strange forms.

A text, and below it who leads (L), cooperates (C) and is responsible (R).
"""

import pytest

from generator.notice.read import parse_notice
from generator.notice.units import units_of

DUTIES = r"""
县文旅局牵头负责民宿评定工作；县财政局负责资金保障；县公安局、县消防救援大队按照职责做好监管；各乡镇（街道）协助做好申报初审。
  L:县文旅局;R:县财政局、县公安局、县消防救援大队;C:各乡镇（街道）
（职责分工）区数据局、区投促局、各街镇按照职责抓好落实。
  R:区数据局、区投促局、各街镇
【部门职责】区工信局牵头组织项目申报，区财政局负责拨付资金。
  L:区工信局;R:区财政局
企业提出申请后，由县工信局会同县财政局审核，报县政府批准后拨付。
  R:县工信局、县财政局
申报材料由县科技局商县财政局审定。
  R:县科技局、县财政局
经县商务局会同县税务局核实后，给予企业5万元奖励。
  R:县商务局、县税务局
补贴申请由县农业农村局负责受理，县财政局负责拨付。
  R:县农业农村局、县财政局
本办法由县工信局会同县财政局负责解释。
  -
具体由县教育局商有关部门另行制定。
  -
由县商务局受理，企业联合会商讨后公布。
  -
县人社局会同县住建局、县税务局复核后公示5天。
  R:县人社局、县住建局、县税务局
市市场监管局（市知识产权局）为专项资金业务主管部门，市财政局负责预算管理。
  R:市市场监管局（市知识产权局）、市财政局
建立联席会议制度，区商务局为牵头部门，其他部门为成员单位。
  L:区商务局
县人社局是返乡创业工作的牵头部门，县财政局、县农业农村局为成员单位。
  L:县人社局;C:县财政局、县农业农村局
工作要求\n（市文旅局牵头，各相关单位配合）各区县要制定配套政策。
  L:市文旅局;C:各相关单位
开展评选。对企业给予奖励。（经济发展局〔财政局、商务局配合〕）
  L:经济发展局;C:财政局、商务局
开展评选。对企业给予奖励。责任单位：市工信局（市发改委、市环保局配合）
  L:市工信局;C:市发改委、市环保局
企业负责安全生产，项目单位负责竣工验收。
  -
申报单位为资金使用的责任主体，对真实性负责。
  -
各级财政部门负责资金拨付。
  -
区农业农村局负责项目组织和验收，区财政局负责资金拨付，区审计局负责监督检查。
  R:区农业农村局、区财政局、区审计局
国网云岭供电公司负责外线建设。
  R:国网云岭供电公司
市住建局是本办法的实施主体，市公积金中心协助。
  R:市住建局;C:市公积金中心
本项工作由市科技局总牵头，市财政局、市税务局参与。
  L:市科技局;C:市财政局、市税务局
由县商务局负责，县财政局、县统计局配合，各乡镇落实。
  R:县商务局、各乡镇;C:县财政局、县统计局
做好服务。（县文旅局负责，县财政局等配合）
  R:县文旅局;C:县财政局
做好服务。（责任单位：县文旅局牵头，县财政局、县公安局配合）
  L:县文旅局;C:县财政局、县公安局
做好服务。（县委组织部、县人社局负责，2024年6月底前完成）
  R:县委组织部、县人社局
做好服务。（第一责任单位：县文旅局；协同单位：县财政局）
  L:县文旅局;C:县财政局
做好服务。（责任科室：审批科、综合科）
  R:审批科、综合科
做好服务。（主管：县农业农村局；协办：县林业局、县水利局）
  R:县农业农村局;C:县林业局、县水利局
做好服务。（包保单位：县教育局；帮扶单位：县工商联）
  R:县教育局、县工商联
做好服务。（县教育局、县卫生健康局按任务分工抓好贯彻落实）
  R:县教育局、县卫生健康局
做好服务。（县教育局抓总，县财政局跟进）
  L:县教育局;C:县财政局
做好服务。（由县教育局统筹，县财政局、各乡镇具体落实）
  R:县教育局、县财政局、各乡镇
做好服务。（市、县两级商务部门负责）
  R:市、县两级商务部门
做好服务。[市商务局牵头，市级各有关部门、各区（市）县按职责分工负责]
  L:市商务局;C:市级各有关部门、各区（市）县
符合条件的企业（含分公司、办事处）可以申请。
  -
企业可向银行（工行、农行、建行）申请贷款。
  -
由企业向县商务局提出申请，县商务局负责受理。
  R:县商务局
市商务局、市财政局有关负责人参加会议。
  -
做好服务。\n牵头单位：市商务局\n责任单位：市财政局、各区县\n完成时限：2024年底
  L:市商务局;R:市财政局、各区县
做好服务。责任单位:市商务局,市财政局
  R:市商务局、市财政局
"""
LINES = DUTIES.strip().splitlines()
LETTERS = (("L", "lead"), ("R", "responsible"), ("C", "cooperating"))


@pytest.mark.parametrize(("text", "expected"), list(zip(LINES[::2], LINES[1::2], strict=True)))
def test_the_offices_of_a_sentence_have_the_duty_it_gives_them(text: str, expected: str) -> None:
    units = units_of(text.replace(r"\n", "\n"))
    named = [(letter, "、".join(getattr(units, role))) for letter, role in LETTERS]
    assert (";".join(f"{letter}:{names}" for letter, names in named if names) or "-") == expected.strip()


def test_a_line_at_the_end_of_every_chapter_holds_for_its_clauses() -> None:
    notice = parse_notice(
        "某市措施\n一、支持研发\n（一）研发补助。给予补助。\n（二）平台建设。给予奖励。\n责任单位：市科技局、市财政局\n"
        "二、支持人才\n（三）引进人才。给予补贴。\n（四）培养人才。给予补贴。\n牵头单位：市人社局；配合单位：市教育局"
    )
    inherited = {clause.path: clause.inherited for clause in notice.clauses if clause.inherited}
    assert inherited == {"一/（一）": ("市科技局", "市财政局"), "二/（三）": ("市人社局", "市教育局")}


def test_a_line_at_the_end_of_one_chapter_holds_for_its_clause_alone() -> None:
    notice = parse_notice(
        "某市措施\n一、研发\n（一）补助。给予补助。\n（二）平台。给予奖励。\n责任单位：市科技局\n二、人才\n给予补贴。"
    )
    assert not any(clause.inherited for clause in notice.clauses)
