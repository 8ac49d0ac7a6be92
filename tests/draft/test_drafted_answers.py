"""Questions of a draft: an answer says all that an award pays and what limits it, and turns no requirement round."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.main import run

NOTICE = """云岭市促进织造业发展的若干措施

一、对新设立的织造企业，给予一次性10万元奖励，每年获支持企业不超过8家。

二、织造企业租用厂房的，按租金的50%给予补贴，每家企业每年不超过6万元，补贴期限最长不超过3年。

三、在织造企业实习的高校学生，给予每人每月2000元实习补贴。

四、本措施自2024年6月1日起施行，有效期3年。
"""


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """The folder of the drafted policy."""
    (tmp_path / "policies").mkdir()
    notice = tmp_path / "notice.txt"
    notice.write_text(NOTICE, "utf-8")
    assert run(["--root", str(tmp_path), "new", str(notice), "--id", "weaving"]) == 0
    return tmp_path / "policies" / "weaving"


def answers(policy: Path) -> dict[str, str]:
    groups = yaml.safe_load((policy / "faq.yaml").read_text("utf-8"))["faq"]["groups"]
    return {each["id"]: each["answer"] for group in groups for each in group["questions"]}


def labels_of_forms(policy: Path) -> list[str]:
    forms = yaml.safe_load((policy / "forms.yaml").read_text("utf-8"))["forms"]
    return [each["label"] for form in forms for group in form["groups"] for each in group["fields"]]


def test_the_base_of_a_rate_is_asked_for_by_its_name(policy: Path) -> None:
    assert "租金" in labels_of_forms(policy)  # its unit stands beside the control


def test_a_form_that_was_accepted_is_made_anew_like_any_other(policy: Path) -> None:
    file = policy / "forms.yaml"
    accepted = file.read_text("utf-8").replace("草稿", "第一版")
    file.write_text(accepted, "utf-8")
    root = str(policy.parents[1])
    assert run(["--root", root, "redraft", policy.name, "forms"]) == 0
    assert yaml.safe_load(file.read_text("utf-8")) == yaml.safe_load(accepted)
    model = policy / "policy.yaml"
    model.write_text(model.read_text("utf-8").replace('of: "租金"', 'of: "厂房"'), "utf-8")
    assert run(["--root", root, "redraft", policy.name, "forms"]) == 0
    assert "厂房" in labels_of_forms(policy)


class Plain(yaml.SafeDumper):
    """Policy files use no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - as PyYAML calls it
        return True


def redraft(policy: Path, **changes: Any) -> dict[str, str]:
    file = policy / "policy.yaml"
    model = yaml.safe_load(file.read_text("utf-8")) | changes
    file.write_text(yaml.dump(model, Dumper=Plain, allow_unicode=True), "utf-8")
    assert run(["--root", str(policy.parents[1]), "redraft", policy.name, "faq"]) == 0
    return answers(policy)


def test_an_answer_says_how_often_for_how_long_and_up_to_how_much(policy: Path) -> None:
    told = answers(policy)
    assert "{{ awards.award-1.payment }}{{ awards.award-1.amount }}" in told["how-much-1"]
    assert "{{ awards.award-2.years }}" in told["how-much-2"]
    assert "{{ awards.award-2.caps.0 }}" in told["how-much-2"]
    assert "payment" not in told["how-much-3"]  # 每人每月 says so


def test_limits_over_several_awards_stand_in_the_answer_and_over_all_in_the_overview(policy: Path) -> None:
    source = {"clause": "c02", "quote": "每家企业每年不超过6万元"}
    cap = {"name": "封顶", "money": {"value": 60000, "unit": "CNY"}, "scope": "每家企业每年", "source": source}
    caps = [{"id": "some", "awards": ["award-1", "award-2"], **cap}, {"id": "all", **cap}]
    told = redraft(policy, joint_caps=caps)
    assert "{{ joint_caps.some }}" in told["how-much-1"]
    assert "{{ joint_caps.some }}" in told["how-much-2"]
    assert "{{ joint_caps.some }}" not in told["how-much-3"]
    assert "{{ joint_caps.all }}" in told["overview"]


@pytest.mark.parametrize(
    ("statement", "question", "expected", "excluded"),
    [
        ("未被列入失信名单", "是否被列入失信名单？", False, False),
        ("没有发生重大违法行为", "是否发生重大违法行为？", False, False),
        ("无严重失信行为", "是否无严重失信行为？", True, False),
        ("房地产企业均不享受本措施", "是否房地产企业？", False, True),
        ("被列入失信名单的", "是否被列入失信名单的？", False, True),
    ],
)
def test_a_negated_requirement_is_no_exclusion(
    statement: str, question: str, expected: bool, excluded: bool, policy: Path
) -> None:
    source = {"clause": "c01", "quote": "对新设立的织造企业"}
    leaf = {"id": "leaf", "statement": statement, "question": question, "expected": expected, "source": source}
    first = {"id": "weaving", "statement": "织造企业", "question": "是否织造企业？", "source": source}
    told = redraft(policy, eligibility={"applies_to": "织造企业", "all_of": [first, leaf], "source": source})
    before, _, behind = told["who"].partition("有下列情形的除外")
    assert (statement in behind) is excluded
    assert (statement in before) is not excluded
