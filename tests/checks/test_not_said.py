"""Words that would give the lie to “the notice does not say”, and words that would not."""

from __future__ import annotations

from pathlib import Path

import pytest

from .case import Case, findings_of

HEAD = """title: 云岭市若干措施
document_number: null
issuers: []
issued: null
validity: {start: {rule: %s}, source: {clause: c01, quote: %s}}
clauses: [{id: c01, path: 一}, {id: c02, path: 二}]
"""


def found(
    words: str, tmp_path: Path, rule: str = "from_publication", first: str = "本措施自发布之日起施行"
) -> list[str]:
    """Paths of the findings on a notice whose second clause has the words."""
    case = Case(
        shows="words of a kind", notice=f"云岭市若干措施\n\n一、{first}。\n\n二、{words}\n", model=HEAD % (rule, first)
    )
    return [str(each.path) for each in findings_of(case, tmp_path) if each.code == "not-said-unproven"]


END = (
    "本措施有效期5年。",
    "有效期为三年。",
    "有效期限至2028年底。",
    "执行至2026年12月31日。",
    "政策执行期限为2年。",
    "施行期三年。",
    "试行期两年。",
    "暂定2年。",
    "试行一年。",
    "实施期限截至2027年。",
    "2026年12月31日自动失效。",
    "到期后自行废止。",
    "届时停止执行。",
    "有 效 期 5 年。",
)
NO_END = (
    "应当在有效期内提出申请。",
    "许可证有效期相同。",
    "原办法同时废止。",
    "支持先行先试。",
    "公示期满无异议。",
    "合同期届满后申请。",
    "支持企业发展。",
)
START = (
    "自2024年5月1日起施行。",
    "2024年5月1日起开始执行。",
    "从印发之日起生效。",
    "5月1日起试行。",
    "自公布之日起正式实施。",
)
NO_START = ("推进措施落地生效。", "支持施行中的项目。", "组织实施重点项目。", "企业开展试行工作。")
UNITS = (
    "由市科技局牵头组织。",
    "市科技局负责受理。",
    "责任单位为市科技局。",
    "此项工作由市财政局配合。",
    "主办单位另行通知。",
    "配合单位为市税务局。",
    "由园区管委会负责实施。",
)
NO_UNITS = (
    "企业法定代表人和负责人应当到场。",
    "对材料的真实性承担责任。",
    "本措施由本机关负责解释。",
    "建立全过程负责制。",
    "坚持谁申报谁负责。",
    "企业应当积极配合检查。",
    "经全体负责同志研究。",
)


@pytest.mark.parametrize("words", END)
def test_an_end_that_the_model_does_not_state(words: str, tmp_path: Path) -> None:
    assert "validity" in found(words, tmp_path)


@pytest.mark.parametrize("words", NO_END)
def test_words_that_give_no_end(words: str, tmp_path: Path) -> None:
    assert "validity" not in found(words, tmp_path)


@pytest.mark.parametrize("words", START)
def test_a_start_that_the_model_does_not_state(words: str, tmp_path: Path) -> None:
    assert "validity.start" in found(words, tmp_path, "not_said", "为支持企业发展制定本措施")


@pytest.mark.parametrize("words", NO_START)
def test_words_that_give_no_start(words: str, tmp_path: Path) -> None:
    assert "validity.start" not in found(words, tmp_path, "not_said", "为支持企业发展制定本措施")


@pytest.mark.parametrize("words", UNITS)
def test_organisations_that_the_model_does_not_name(words: str, tmp_path: Path) -> None:
    assert "clauses.c02" in found(words, tmp_path)


@pytest.mark.parametrize("words", NO_UNITS)
def test_words_that_name_no_organisation(words: str, tmp_path: Path) -> None:
    assert "clauses.c02" not in found(words, tmp_path)


LATER = "（责任单位：市科技局。以下各条均需市财政局落实）"
ASIDE = "set_aside: [{id: later, reason: 说的是拨付资金, source: {clause: c01, quote: 以下各条均需市财政局落实}}]\n"


@pytest.mark.parametrize("aside", ["", ASIDE])
def test_words_that_name_who_answers_for_later_clauses(aside: str, tmp_path: Path) -> None:
    """They are to be listed there, or set aside: the bracket of their own clause does not claim them."""
    first = f"本措施自发布之日起施行。{LATER}"
    model = HEAD % ("from_publication", "本措施自发布之日起施行") + aside
    model = model.replace("path: 一}", "path: 一, responsible: [science]}")
    model += "organisations: {science: {name: 市科技局}}\n"
    case = Case(shows="later", notice=f"云岭市若干措施\n\n一、{first}\n\n二、支持企业发展。\n", model=model)
    found_ = [each for each in findings_of(case, tmp_path) if each.code == "not-said-unproven"]
    assert [str(each.path) for each in found_ if "another clause" in str(each.message)] == (
        [] if aside else ["clauses.c02"]
    )
