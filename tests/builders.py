"""A small notice and its policy, to be changed one thing at a time: what tests of several stages start from.

Nothing here is a real notice. Clause 一 is the term, so that a test's own clauses may follow without moving it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.checks.subject import CheckSubject
from generator.documents.compose import Subject
from generator.notice.model import Notice
from generator.notice.read import parse_notice
from generator.policy.load import Loading, load_policy
from generator.policy.model import Policy
from generator.policy.status import status_on
from generator.policy.validating import validated

NAME = "example"
SHOWN_AS = f"policies/{NAME}"
AS_OF = datetime.date(2025, 6, 30)
TERM = "本措施自发布之日起施行，执行至2026年12月31日止。"
CLAUSES = (
    (
        "奖励瞪羚企业。对认定为瞪羚企业的高新技术企业，给予一次性奖励50万元，并连续3年按上级奖励资金的20%予以奖励。"
        "（牵头单位：市科技局；配合单位：市财政局）"
    ),
    "支持创新平台。对新认定的国家级、省级创新平台分别给予100万元、20万元资金扶持。（牵头单位：市科技局）",
    "支持园区谋划产业集群，鼓励企业申报专利。",
)
_NUMERALS = "一二三四五六七八九十"
_NOTICE = """示例市人民政府办公室
关于印发示例市促进企业创新若干措施的通知

示政办规〔2024〕5号

各县、区人民政府：

现将《示例市促进企业创新若干措施》印发给你们，请认真贯彻执行。

2024年3月1日

示例市促进企业创新若干措施

为促进企业创新，制定如下措施。

"""
HEAD: Mapping[str, str] = {
    "id": f"id: {NAME}",
    "title": "title: 示例市促进企业创新若干措施",
    "document_number": "document_number: 示政办规〔2024〕5号",
    "issuers": "issuers: [示例市人民政府办公室]",
    "issued": "issued: 2024-03-01",
    "validity": "validity: {start: {rule: from_publication}, end: 2026-12-31, "
    "source: {clause: c01, quote: 本措施自发布之日起施行，执行至2026年12月31日止}}",
}


def a_notice_text(clauses: Iterable[str] = CLAUSES) -> str:
    """The notice with the term as clause 一 and `clauses` behind it, numbered 二, 三 …"""
    numbered = (f"{numeral}、{words}" for numeral, words in zip(_NUMERALS, (TERM, *clauses), strict=False))
    return _NOTICE + "\n\n".join(numbered) + "\n"


@cache
def a_notice(clauses: tuple[str, ...] = CLAUSES) -> Notice:
    return parse_notice(a_notice_text(clauses))


def clause_ids(notice: Notice) -> str:
    """The YAML that declares the clauses of `notice` as c01, c02 … without organisations."""
    listed = ", ".join(f"{{id: c{number:02}, path: {each.path}}}" for number, each in enumerate(notice.clauses, 1))
    return f"clauses: [{listed}]"


_MODEL = """
organisations:
  science: {name: 市科技局}
  finance: {name: 市财政局}
clauses:
  - {id: c01, path: 一}
  - {id: c02, path: 二, lead: [science], cooperating: [finance], summary: "奖励{{ awards.gazelle }}。"}
  - {id: c03, path: 三, lead: [science]}
  - {id: c04, path: 四}
awards:
  - id: gazelle
    name: 瞪羚企业奖励
    beneficiary: 高新技术企业
    trigger: 认定为瞪羚企业
    parts:
      - id: once
        payment: one_off
        amount: {value: 500000, unit: CNY}
        source: {clause: c02, quote: 给予一次性奖励50万元}
      - id: yearly
        payment: yearly
        years: 3
        amount: {percent: 20, of: 上级奖励资金}
        source: {clause: c02, quote: 连续3年按上级奖励资金的20%予以奖励}
    form: gazelle
    source:
      clause: c02
      quote: 对认定为瞪羚企业的高新技术企业，给予一次性奖励50万元，并连续3年按上级奖励资金的20%予以奖励
  - id: platform
    name: 创新平台扶持
    beneficiary: 创新平台
    trigger: 新认定的国家级、省级创新平台
    tiers:
      - {id: national, level: 国家级, amount: {value: 1000000, unit: CNY}}
      - {id: provincial, level: 省级, amount: {value: 200000, unit: CNY}}
    no_form: 向牵头单位申请。
    source: {clause: c03, quote: 对新认定的国家级、省级创新平台分别给予100万元、20万元资金扶持}
examples:
  - id: gazelle-sum
    award: gazelle
    introduction: 假设上级奖励资金各年相同。
    assumptions: [{id: base, label: 上级奖励资金, amount: {value: 600000, unit: CNY}}]
    steps:
      - {id: one-year, label: 年度奖励, operation: percent_of, inputs: [awards.gazelle.parts.yearly.amount, base]}
      - {id: all-years, label: 合计, operation: times, inputs: [one-year, awards.gazelle.parts.yearly.years]}
      - {id: total, label: 总计, operation: sum, inputs: [awards.gazelle.parts.once.amount, all-years]}
themes: [{id: growth, name: 产业发展}]
measures:
  - id: cluster
    name: 产业集群
    theme: growth
    addressee: zone
    verb: 支持
    source: {clause: c04, quote: 支持园区谋划产业集群}
faq:
  groups:
    - id: money
      name: 资金
      questions:
        - id: how-much
          question: 奖励多少？
          answer: |-
            {{ awards.gazelle.parts.once.amount }}，见{{ clauses.c02 }}；
            条款写明[给予一次性奖励50万元](clause:c02)。

            - **其一**：{{ awards.platform.tiers.national }}
            - 其二：{{ awards.platform.tiers.provincial }}
          source:
            - {clause: c02, quote: 给予一次性奖励50万元}
            - {clause: c03, quote: 对新认定的国家级、省级创新平台分别给予100万元、20万元资金扶持}
forms:
  - id: gazelle
    title: 瞪羚企业奖励申请表
    edition: 第一版
    awards: [gazelle]
    groups:
      - id: claim
        title: 申请内容
        fields:
          - {id: amount, label: 申请金额, type: money, limit: awards.gazelle.parts.once.amount}
          - {id: base, label: 上级奖励资金, type: money}
          - id: share
            label: 按比例的奖励
            type: computed
            computes: {award: awards.gazelle.parts.yearly, base: base}
          - {id: level, label: 平台级别, type: choice, choices_from: awards.platform.tiers}
          - id: granted
            label: 扶持金额
            type: computed
            computes: {award: awards.platform, level: level}
office:
  application: {place: 示例市政务服务中心, deadline: null}
"""


def a_model(**changes: Any) -> dict[str, Any]:
    """The policy as plain data; `changes` replace top-level keys, None takes one away."""
    data = {**_whole_model(), **changes}
    return {key: value for key, value in data.items() if value is not None}


@cache
def _whole_model() -> dict[str, Any]:
    return dict(yaml.load("\n".join((*HEAD.values(), _MODEL)), yaml.CSafeLoader))


def a_policy(**changes: Any) -> Policy:
    """The policy of a_notice(): true in every item, though it leaves headings and a sentence unclaimed."""
    return validated(Policy, a_model(**changes))


def a_subject(as_of: datetime.date = AS_OF, **changes: Any) -> Subject:
    """Notice, policy and status: what documents are composed from."""
    policy = a_policy(**changes)
    return Subject(a_notice(), policy, status_on(policy, as_of))


def write_policy(root: Path, files: Mapping[str, str]) -> Path:
    """A policy's folder below `root` with `files` by name."""
    folder = root / NAME
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def a_loading(root: Path, policy_yaml: str, **side_files: str) -> Loading:
    """What the loader makes of `policy_yaml` and of faq=…, forms=…, office=… (the texts of these files)."""
    files = {"policy.yaml": policy_yaml, **{f"{name}.yaml": text for name, text in side_files.items()}}
    return load_policy(write_policy(root, files), SHOWN_AS)


def a_check_subject(root: Path, as_of: datetime.date = AS_OF, **changes: Any) -> CheckSubject:
    """The loaded policy beside its notice: what checks look at."""
    text = yaml.safe_dump(a_model(**changes), allow_unicode=True, sort_keys=False)
    loaded = load_policy(write_policy(root, _files_of(yaml.load(text, Loader=yaml.CSafeLoader))), SHOWN_AS).loaded
    assert loaded is not None
    return CheckSubject(loaded, a_notice(), status_on(loaded.policy, as_of), as_of, f"{SHOWN_AS}/notice.txt")


def _files_of(data: dict[str, Any]) -> dict[str, str]:
    """Each side file holds its own key, policy.yaml the rest."""
    parts: dict[str, dict[str, Any]] = {"policy.yaml": {}}
    for key, value in data.items():
        file = f"{key}.yaml" if key in ("faq", "forms", "office", "readings") else "policy.yaml"
        parts.setdefault(file, {})[key] = value
    return {name: yaml.safe_dump(part, allow_unicode=True, sort_keys=False) for name, part in parts.items()}
