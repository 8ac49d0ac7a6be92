"""A small policy, not a real one, whose awards have bands, units and a range; and its form, which computes by them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.build import make_files
from generator.checking import check_policy
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.finding import Finding
from generator.making import BuildChoice
from generator.workspace import Workspace
from generator.writers.write import load_styles
from tests.builders import HEAD, NAME, a_notice, a_notice_text, clause_ids

AS_OF = datetime.date(2025, 6, 30)
CLAUSES = (
    (
        "对举报人，罚款金额10万元（不含）以下的，奖励1000元；罚款金额10万元以上、50万元以下的，按罚款金额的1.5%奖励；"
        "罚款金额50万元以上的，按罚款金额的2%奖励。每起最高不超过8万元。"
    ),
    "对入驻企业按20元/平方米/月的标准给予租金补贴，每家企业每年不超过30万元。",
    "对新上项目，按固定资产投资的5%—15%给予奖励。",
    "对新增企业，给予企业10万元奖励（第一年奖励6万元，第二年奖励4万元）。",
)
_MODEL = """
awards:
  - id: report
    name: 举报奖励
    applicants: [individual]
    beneficiary: 举报人
    trigger: 举报
    tiers:
      - id: small
        band: {of: 罚款金额, unit: CNY, upper: 100000, upper_inclusive: false}
        amount: {value: 1000, unit: CNY}
      - id: middle
        band: {of: 罚款金额, unit: CNY, lower: 100000, upper: 500000}
        amount: {percent: 1.5, of: 罚款金额}
      - id: large
        band: {of: 罚款金额, unit: CNY, lower: 500000}
        amount: {percent: 2, of: 罚款金额}
    caps: [{money: {value: 80000, unit: CNY}, scope: 每起}]
    form: claim
    source: {clause: c02, quote: "QUOTE2"}
  - id: rent
    name: 租金补贴
    beneficiary: 入驻企业
    trigger: 入驻
    benefit: 租金补贴
    amount: {value: 20, unit: CNY, per: 平方米·月}
    caps: [{money: {value: 300000, unit: CNY}, scope: 每家企业每年}]
    form: claim
    source: {clause: c03, quote: "QUOTE3"}
  - id: project
    name: 新上项目奖励
    beneficiary: 新上项目
    trigger: 新上项目
    amount: {percent: 5, to: 15, of: 固定资产投资}
    form: claim
    source: {clause: c04, quote: "QUOTE4"}
  - id: new-firms
    name: 新增企业奖励
    beneficiary: 新增企业
    trigger: 新增
    total: {value: 100000, unit: CNY}
    parts:
      - id: first
        years: {first: 1, last: 1, words: 第一年}
        amount: {value: 60000, unit: CNY}
        source: {clause: c05, quote: 第一年奖励6万元}
      - id: second
        years: {first: 2, last: 2, words: 第二年}
        amount: {value: 40000, unit: CNY}
        source: {clause: c05, quote: 第二年奖励4万元}
    form: claim
    source: {clause: c05, quote: "QUOTE5"}
"""
_FORMS = """
forms:
  - id: claim
    title: 奖补申请表
    edition: 第一版
    awards: [report, rent, project, new-firms]
    groups:
      - id: claim
        title: 申请内容
        fields:
          - {id: fine, label: 罚款金额, type: money, required: false}
          - {id: reward, label: 举报奖励金额, type: computed, computes: {award: awards.report, base: fine, band: fine}}
          - {id: reward-capitals, label: 举报奖励金额大写, required: false, capitals_of: reward}
          - {id: area, label: 租用面积（平方米）, type: number, required: false}
          - {id: months, label: 租用月数（月）, type: number, required: false}
          - {id: rent, label: 租金补贴金额, type: computed, computes: {award: awards.rent, quantity: [area, months]}}
          - {id: invested, label: 固定资产投资, type: money, required: false}
          - id: asked
            label: 申请奖励金额
            type: money
            required: false
            limited_by: {award: awards.project, base: invested}
          - {id: which, label: 申请的年度为第几年, type: number, required: false}
          - {id: firm, label: 新增企业奖励金额, type: computed, computes: {award: awards.new-firms, year: which}}
"""


def write_granting_policy(root: Path) -> Workspace:
    """A workspace below `root` with the policy."""
    folder = root / "policies" / NAME
    folder.mkdir(parents=True)
    model = _MODEL
    for clause, text in zip(("2", "3", "4", "5"), CLAUSES, strict=True):
        model = model.replace(f"QUOTE{clause}", text.removesuffix("。"))
    (folder / "notice.txt").write_text(a_notice_text(CLAUSES), encoding="utf-8")
    (folder / "policy.yaml").write_text(
        "\n".join((*HEAD.values(), clause_ids(a_notice(CLAUSES)), model)), encoding="utf-8"
    )
    (folder / "forms.yaml").write_text(_FORMS, encoding="utf-8")
    return Workspace(root)


@dataclass(frozen=True)
class Granting:
    """The policy as checked, and the files of its form as published."""

    findings: tuple[Finding, ...]
    files: dict[str, bytes]


@cache
def granting_policy() -> Granting:
    """The policy of this module, checked and made."""
    with TemporaryDirectory() as folder:
        workspace = write_granting_policy(Path(folder))
        templates = load_templates(workspace.template_folders, TEMPLATE_FUNCTIONS)
        checked = check_policy(workspace, templates, NAME, AS_OF)
        assert checked.subject is not None, checked.findings
        files = make_files(workspace, templates, load_styles(templates), checked.subject, BuildChoice())
        return Granting(tuple(checked.findings), files)
