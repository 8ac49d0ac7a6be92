"""Responsibility units: one bracket a case, written from the forms that real notices print."""

import re

import pytest

from generator.notice.organisations import split_organisations
from generator.notice.read import parse_notice
from generator.notice.units import units_of

BRACKETS = [
    ("（牵头单位：市科技局，市财政局；配合单位：市税务局）", ["市科技局", "市财政局"], ["市税务局"], []),
    ("（牵头单位：市科技局，配合单位：市财政局、市税务局）", ["市科技局"], ["市财政局", "市税务局"], []),
    ("(责任单位:市教育局,市卫生健康委)", [], [], ["市教育局", "市卫生健康委"]),
    ("【牵头单位：市工信局；责任单位：各区、县级市】", ["市工信局"], [], ["各区、县级市"]),
    ("〔责任单位：省税务局，各市、县（区）人民政府〕", [], [], ["省税务局", "各市、县（区）人民政府"]),
    ("（责任单位：省财政厅和各市、县〔区〕人民政府）", [], [], ["省财政厅", "各市、县〔区〕人民政府"]),
    ("（负责部门：人民银行等部门，适用范围：浙江）", [], [], ["人民银行"]),
    ("（责任单位：市科技局；完成时限：2023年底）", [], [], ["市科技局"]),
    ("（省财政厅牵头，省税务局等按职责分工负责）", ["省财政厅"], ["省税务局"], []),
    ("（市科技局牵头，市财政局配合组织落实）", ["市科技局"], ["市财政局"], []),
    ("（市科技局、市财政局分别牵头）", ["市科技局", "市财政局"], [], []),
    ("（省人社厅、省工商联等按职责分工负责）", [], [], ["省人社厅", "省工商联"]),
    ("（财政部、民政部等有关部门和单位按职责分工负责）", [], [], ["财政部", "民政部"]),
    ("（省国资委会同履行职责机构和企业主管部门负责）", [], [], ["省国资委", "履行职责机构", "企业主管部门"]),
    ("（各有关部门和单位，各市、县人民政府按职责分工负责）", [], [], ["各有关部门和单位", "各市、县人民政府"]),
    ("（市经济信息化委、各区政府）", [], [], ["市经济信息化委", "各区政府"]),
    ("（责任单位：市商务局（市财政局、市统计局配合））", ["市商务局"], ["市财政局", "市统计局"], []),
    ("（市商务局（市统计局协助）负责）", ["市商务局"], ["市统计局"], []),
    ("（市商务局（市统计局配合））", ["市商务局"], ["市统计局"], []),
    ("（责任单位：市商务局（市口岸办）、市财政局）", [], [], ["市商务局（市口岸办）", "市财政局"]),
    ("\n责任单位：市科技局、市财政局", [], [], ["市科技局", "市财政局"]),
]  # fmt: skip

# A bracket, and below it who leads (L), cooperates (C) and is responsible (R).
MORE = """\
（责任单位：市发改委，各县区人民政府，临江经开区管委会）
  R 市发改委；各县区人民政府；临江经开区管委会
（牵头单位：市工信局；配合单位：市财政局、国网临江供电公司、临江海关）
  L 市工信局
  C 市财政局；国网临江供电公司；临江海关
（市工信局、市财政局，各县（市、区）政府负责落实）
  R 市工信局；市财政局；各县（市、区）政府
（市发展改革委、市财政局、人行临江分行、临江银保监分局按职责分工负责）
  R 市发展改革委；市财政局；人行临江分行；临江银保监分局
（省科技厅牵头负责，省财政厅、省税务局配合）
  L 省科技厅
  C 省财政厅；省税务局
（牵头部门：市住建局　责任部门：市自然资源局、市城管局　完成时限：持续推进）
  L 市住建局
  R 市自然资源局；市城管局
（市医保局、市卫健委分别负责）
  R 市医保局；市卫健委
（市科技局负责，市财政局配合，长期推进）
  C 市财政局
  R 市科技局
（责任单位：市直各有关单位、各县区）
  R 市直各有关单位；各县区
（责任单位：市委组织部、市人社局、团市委、市妇联、市工商联）
  R 市委组织部；市人社局；团市委；市妇联；市工商联
（市委宣传部、市文旅广电局、各县（市）区、开发区）
  R 市委宣传部；市文旅广电局；各县（市）区、开发区
（市金融办会同人民银行临江分行、市财政局落实）
  R 市金融办；人民银行临江分行；市财政局
（责任处室：企业处、规划处）
  R 企业处；规划处
（责任领导：王某；责任单位：市商务局）
  R 市商务局
（市教育局、市体育局按照职责分工负责，各县（市、区）人民政府落实）
  R 市教育局；市体育局；各县（市、区）人民政府
（省发展改革委、工业和信息化厅、财政厅牵头，各市、县人民政府配合）
  L 省发展改革委；工业和信息化厅；财政厅
  C 各市、县人民政府
（牵头单位：县农业农村局；责任单位：各乡镇人民政府、街道办事处）
  L 县农业农村局
  R 各乡镇人民政府；街道办事处
[责任单位：市商务局、市邮政管理局]
  R 市商务局；市邮政管理局
（市税务局牵头,市人社局、市医保局等单位配合）
  L 市税务局
  C 市人社局；市医保局
（牵头单位：市数据局、市政务服务中心，责任单位：市直有关部门）
  L 市数据局；市政务服务中心
  R 市直有关部门
（市商务局、市财政局、市市场监管局等部门按职责分工负责，各县、区人民政府，高新区管委会落实）
  R 市商务局；市财政局；市市场监管局；各县、区人民政府；高新区管委会
（各区人民政府，市工业和信息化局、市商务局）
  R 各区人民政府；市工业和信息化局；市商务局
（责任单位：区科技局、区财政局、各街道、园区管委会）
  R 区科技局；区财政局；各街道；园区管委会
"""

NO_UNITS = [
    "贷款市场报价利率（LPR），贴息不超过50万元。",
    "50%（含）以上。",
    "高新技术产业开发区（以下简称高新区）发展。",
    "考核（优先采用科技部火炬中心、自治区科技厅的考核结果）为优秀的。",
    "参加大赛（含省级赛事）的企业。",
    "由补助资金列支（由省发改委、省财政厅各承担一半）。",
    "做好工作。（由市商务局会同市财政局制定实施细则）",
    "做好工作。（详见附件）",
    "做好工作。（以企业所得税申报表为准）",
    "做好工作。（市财政局另行制定）",
    "做好工作。（含市属国有企业、各区国有企业）",
    "做好工作。（如银行、保险公司）",
    "做好工作。（包括高校、科研院所）",
    "做好工作。（省级由省财政承担）",
    "做好工作。（市、县财政各承担50%）",
    "做好工作。（每年集中申报一次）",
]


@pytest.mark.parametrize(("bracket", "lead", "cooperating", "responsible"), BRACKETS)
def test_a_bracket_names_its_units_in_their_roles(
    bracket: str, lead: list[str], cooperating: list[str], responsible: list[str]
) -> None:
    units = units_of(f"做好工作。{bracket}")
    assert (units.lead, units.cooperating, units.responsible) == (lead, cooperating, responsible)


@pytest.mark.parametrize("pair", ["［］", "﹝﹞", "〖〗", "｛｝", "{}", "【】", "[]", "﹙﹚", "［)"])
@pytest.mark.parametrize(
    "inside", ["责任单位：市商务局、各县［区］人民政府", "市商务局、各县［区］人民政府按职责分工负责"]
)
def test_brackets_of_every_shape_name_units(inside: str, pair: str) -> None:
    units = units_of(f"每年补贴1万元。{pair[0]}{inside}{pair[1]}")
    assert units.responsible == ["市商务局", "各县［区］人民政府"]


@pytest.mark.parametrize("case", re.split(r"\n(?! )", MORE.strip()))
def test_brackets_of_many_offices(case: str) -> None:
    bracket, *wanted = case.split("\n")
    units = units_of(f"做好工作。{bracket}")
    named = (("L", units.lead), ("C", units.cooperating), ("R", units.responsible))
    assert [f"  {role} {'；'.join(names)}" for role, names in named if names] == wanted


@pytest.mark.parametrize("text", NO_UNITS)
def test_brackets_that_name_no_duty_are_no_units(text: str) -> None:
    assert units_of(text).everyone == ()


def test_labels_are_kept_as_printed() -> None:
    assert units_of("甲。（牵头单位：市科技局；配合单位：市财政局）").labels == ["牵头单位", "配合单位"]


def test_wraps_and_spaces_inside_a_name_are_removed() -> None:
    assert units_of("甲。（牵头单\n\n位：市投资\n促进局）").lead == ["市投资促进局"]


def test_several_brackets_in_a_clause_all_count() -> None:
    units = units_of("甲。（市科技局负责）乙。（市财政局牵头，市税务局参与）")
    assert (units.lead, units.cooperating, units.responsible) == (["市财政局"], ["市税务局"], ["市科技局"])


@pytest.mark.parametrize(
    "name",
    [
        "文化和旅游部",
        "工业和信息化厅",
        "省住房和城乡建设厅",
        "广州、深圳、东莞等市人民政府",
        "各市、自治州知识产权局",
        "市文化广电体育旅游局",
    ],
)
def test_conjunctions_inside_one_name_do_not_split_it(name: str) -> None:
    assert split_organisations(f"市委编办、{name}") == ("市委编办", name)


def test_units_declared_for_all_later_clauses_are_inherited_by_those_only() -> None:
    text = (
        "一、甲\n1.子。（省税务局负责，各市州政府落实。以下措施均需各市州政府、新区管委会落实，不再一一列出）\n"
        "2.丑。（省财政厅负责）\n二、乙\n3.寅。（省人社厅负责）"
    )
    clauses = {clause.path: clause for clause in parse_notice(text).clauses}
    assert clauses["一/1"].responsible == ("省税务局", "各市州政府")
    assert clauses["一/1"].inherited == ()
    assert clauses["一/2"].inherited == clauses["二/3"].inherited == ("各市州政府", "新区管委会")
    assert clauses["二"].inherited == ()


def test_where_the_notice_says_that_the_first_leads_it_leads_from_there_on() -> None:
    text = (
        "一、甲。做好。（财政部、民政部负责。列第一位者为牵头单位，下同）\n"
        "二、乙。做好。（教育部、科技部负责）\n三、丙。做好。（商务部负责）"
    )
    first, second, third = parse_notice(text).clauses
    assert (first.lead, first.cooperating) == (("财政部",), ("民政部",))
    assert (second.lead, second.cooperating) == (("教育部",), ("科技部",))
    assert (third.lead, third.responsible) == ((), ("商务部",))


def test_a_lead_is_never_guessed_from_the_order() -> None:
    (clause,) = parse_notice("一、甲。做好。（财政部、民政部负责）").clauses
    assert (clause.lead, clause.responsible) == ((), ("财政部", "民政部"))


def test_units_of_the_clause_above_are_inherited_where_a_clause_names_none() -> None:
    text = "一、甲（责任单位：市科技局）\n1.子。\n2.丑。（市财政局负责）"
    clauses = {clause.path: clause for clause in parse_notice(text).clauses}
    assert clauses["一/1"].inherited == ("市科技局",)
    assert clauses["一/2"].inherited == ()


@pytest.mark.parametrize("rule", ["。列首位的为牵头单位", "，排名第一的为牵头单位", "。列第一位者为牵头单位"])
def test_that_the_first_unit_leads_holds_for_its_clause_alone_unless_it_says_more(rule: str) -> None:
    text = f"一、甲。（责任单位：市商务局、市财政局{rule}%s）\n二、乙。（责任单位：市农业局、市财政局）\n三、丙。"
    own, other, _ = parse_notice(text % "").clauses
    assert (own.lead, own.cooperating) == (("市商务局",), ("市财政局",))
    assert (other.lead, other.responsible) == ((), ("市农业局", "市财政局"))
    assert parse_notice(text % "，下同").clauses[1].lead == ("市农业局",)


@pytest.mark.parametrize(
    ("text", "lead", "cooperating", "responsible"),
    [
        ("县农业局负责项目审核，县财政局负责资金兑付。", [], [], ["县农业局", "县财政局"]),
        ("县农业局牵头组织验收，县财政局配合。", ["县农业局"], ["县财政局"], []),
        ("县农业局为责任部门，县财政局协同。", [], ["县财政局"], ["县农业局"]),
        ("县农业局、县财政局共同负责监管。", [], [], ["县农业局", "县财政局"]),
        ("分工如下：\n县农业局：牵头组织验收；\n县财政局：保障资金。", ["县农业局"], [], ["县财政局"]),
        ("本办法由县农业局负责解释。", [], [], []),
        ("县农业局负责解释。", [], [], []),
        ("申报单位负责材料的真实性，企业负责人配合检查。", [], [], []),
        ("经县农业局审核后，由财政部门负责兑付。", [], [], []),
        ("对获县农业局：负责任称号的奖励1万元。", [], [], []),
    ],
)
def test_offices_that_open_a_sentence_and_their_duty_are_units(
    text: str, lead: list[str], cooperating: list[str], responsible: list[str]
) -> None:
    found = units_of(text)
    assert (found.lead, found.cooperating, found.responsible) == (lead, cooperating, responsible)
