"""What `check` passes, `build` builds: both compose and audit alike, and point at the line that is to be changed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.audit.audit import audit
from generator.cli.main import run
from generator.publish.folder import read_folder

from ..builders import AS_OF, a_model, a_notice_text

NAME = "example"
SHIPPED = Path(__file__).parents[2] / "templates"
DAY = ("--as-of", AS_OF.isoformat())
CLAIMED = {  # what the policy of the tests leaves unclaimed on purpose
    "severities": dict.fromkeys(("sentence-unclaimed", "fact-unclaimed", "digits-unclaimed"), "note")
}


def a_workspace(root: Path, checks: Mapping[str, Any] = CLAIMED, **changes: Any) -> Path:
    """A workspace with the small policy; `changes` replace top-level keys of its model."""
    folder = root / "policies" / NAME
    folder.mkdir(parents=True)
    (folder / "notice.txt").write_text(a_notice_text(), "utf-8")
    parts: dict[str, dict[str, Any]] = {"checks.yaml": dict(checks)}
    for key, value in a_model(**changes).items():
        file = f"{key}.yaml" if key in ("faq", "forms", "office") else "policy.yaml"
        parts.setdefault(file, {})[key] = value
    for name, part in parts.items():
        (folder / name).write_text(yaml.safe_dump(part, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def errors(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    run(["--root", str(root), "--lang", "en", "check", *arguments, *DAY, "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    return [each for each in found if each["severity"] == "error"]


def build(root: Path) -> int:
    return run(["--root", str(root), "--lang", "en", "build", *DAY])


def an_answer(*texts: str) -> dict[str, Any]:
    """faq.yaml with these answers."""
    quotes = (("c02", "给予一次性奖励50万元"), ("c03", "分别给予100万元、20万元资金扶持"))
    questions = [
        {
            "id": f"how-much-{number}",
            "question": "奖励多少？",
            "answer": text,
            "source": [{"clause": clause, "quote": quote} for clause, quote in quotes],
        }
        for number, text in enumerate(texts)
    ]
    return {"groups": [{"id": "money", "name": "资金", "questions": questions}]}


SUM, TIER = "{{ awards.gazelle.parts.once.amount }}", "{{ awards.platform.tiers.national }}"


def test_a_policy_that_passes_is_built_and_checking_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert errors(tmp_path, capsys) == []
    assert sorted(tmp_path.rglob("*")) == before
    assert build(tmp_path) == 0


@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_values_that_read_as_one_are_told_at_the_answer_by_check_and_by_build(
    between: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path, faq=an_answer(f"奖励{SUM}{between}{TIER}。"))
    assert errors(tmp_path, capsys, "--quick") == []
    found = errors(tmp_path, capsys)
    assert {each["code"] for each in found} == {"values-run-together"}
    assert {each["path"] for each in found} == {"faq.groups.money.questions.how-much-0.answer"}
    answer = (tmp_path / "policies" / NAME / "faq.yaml").read_text("utf-8").splitlines()
    assert [answer[each["line"] - 1].strip()[:7] for each in found] == ["answer:"]
    assert build(tmp_path) == 1
    assert not (tmp_path / "output" / NAME).exists()
    assert "policies/example/faq.yaml:8:7: error [values-run-together]" in capsys.readouterr().out


@pytest.mark.parametrize(
    "answer", [SUM, TIER, f"{SUM}\n\n{TIER}", f"- {SUM}\n- {TIER}", f"{SUM}；{TIER}", "{{ awards.platform }}"]
)
def test_an_answer_of_look_ups_only_is_built(answer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_workspace(tmp_path, faq=an_answer(answer, "{{ awards.gazelle }}、{{ awards.platform }}"))
    assert errors(tmp_path, capsys) == []


def test_a_value_that_cannot_be_printed_is_told_at_the_line_that_looks_it_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path, faq=an_answer("见{{ organisations }}。"))
    (found,) = errors(tmp_path, capsys)
    assert (found["code"], found["file"], found["line"]) == ("policy-unbuildable", "policies/example/faq.yaml", 8)
    assert ".j2" not in found["message"]


def test_a_workspace_s_own_template_is_pointed_at_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path)
    own = tmp_path / "templates" / "faq" / "_how_to_read.xml.j2"
    own.parent.mkdir(parents=True)
    text = (SHIPPED / "faq" / own.name).read_text("utf-8")
    own.write_text(f"{text}\n<p>向牵头单位了解。</p>\n<p>{{{{ awards[0].nothing }}}}</p>\n", "utf-8")
    (found,) = errors(tmp_path, capsys)
    assert found["code"] == "policy-unbuildable"
    assert found["file"] == "templates/faq/_how_to_read.xml.j2"
    assert found["line"] == len(text.splitlines()) + 3
    assert "awards.gazelle has no nothing" in found["message"]


WAIVED: dict[str, dict[str, Any]] = {
    "responsibility-mismatch": {"clauses.c03": {"lead": ["finance"]}},
    "amount-mismatch": {"awards.gazelle.parts.once": {"amount": {"value": 600000, "unit": "CNY"}}},
    "quote-not-in-clause": {"measures.cluster": {"source": {"clause": "c04", "quote": "支持园区谋划各种集群"}}},
    "words-not-in-clause": {"awards.gazelle": {"beneficiary": "科技企业"}},
    "identity-mismatch": {"": {"document_number": "示政办规〔2024〕6号"}},
    "validity-mismatch": {"validity": {"end": "2027-12-31"}},
}


def changed(path: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The model with other values at one item."""
    model = json.loads(json.dumps(a_model(), default=str))
    item: Any = model
    for segment in filter(None, path.split(".")):
        item = next(each for each in item if each["id"] == segment) if isinstance(item, list) else item[segment]
    item.update(values)
    return {**model, "issued": a_model()["issued"], "validity": _dated(model["validity"])}


def _dated(validity: dict[str, Any]) -> dict[str, Any]:
    return {**validity, "end": yaml.safe_load(str(validity["end"]))}


@pytest.mark.parametrize("code", WAIVED)
def test_what_a_waiver_lets_pass_is_built_and_verified(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path, values), *_ = WAIVED[code].items()
    folder = a_workspace(tmp_path, **changed(path, values))
    found = errors(tmp_path, capsys, "--quick")
    assert code in {each["code"] for each in found}
    waivers = [
        {"code": each["code"], "path": each["path"], "reason": "问过发文机关", "until": AS_OF}
        for each in {(each["code"], each["path"]): each for each in found}.values()
    ]
    (folder / "checks.yaml").write_text(yaml.safe_dump({**CLAIMED, "waivers": waivers}, allow_unicode=True), "utf-8")
    assert errors(tmp_path, capsys) == []
    assert build(tmp_path) == 0
    assert run(["--root", str(tmp_path), "verify", str(tmp_path / "output" / NAME), *DAY]) == 0
    listed = json.loads((tmp_path / "output" / NAME / "policy.json").read_text("utf-8"))["let_pass"]
    assert {each["reason"] for each in listed if each["code"] == code} == {"问过发文机关"}


def test_what_is_weighed_as_less_than_an_error_is_built_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weighed = {"severities": {**CLAIMED["severities"], "responsibility-mismatch": "warning"}}
    a_workspace(tmp_path, weighed, **changed("clauses.c03", {"lead": ["finance"]}))
    assert errors(tmp_path, capsys) == []
    assert build(tmp_path) == 0


def test_a_waiver_written_into_a_published_folder_is_found(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    assert build(tmp_path) == 0
    files = read_folder(tmp_path / "output" / NAME)
    told = json.loads(files["policy.json"])
    told["let_pass"] = [{"code": "amount-mismatch", "path": "awards.gazelle"}]
    files["policy.json"] = json.dumps(told, ensure_ascii=False).encode()
    assert "model-changed" in {finding.code for finding in audit(files, NAME)}


def test_errors_stand_first_and_what_is_not_reviewed_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path, {}, measures=None)
    capsys.readouterr()
    assert run(["--root", str(tmp_path), "--lang", "en", "check", "--quick", *DAY]) == 1
    blocks = capsys.readouterr().out.strip().split("\n\n")
    weights = [next((word for word in ("error", "warning", "note") if f": {word} [" in block), "") for block in blocks]
    assert weights[0] == "error"
    assert weights[-2:] == ["", ""]
    assert "paraphrase-unreviewed" not in "".join(blocks)
    assert re.search(
        r"example: \d+ items with wording are not reviewed, 0 comments in the files say 待核; "
        "`policydocs review example --list`",
        blocks[-2],
    )


@pytest.mark.parametrize("key", ["place", "period", "deadline", "copies", "payment"])
def test_each_text_of_the_office_on_how_to_apply_is_printed_as_it_stands(
    key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path, office={"application": {key: "每年3月、9月各一次"}})
    assert errors(tmp_path, capsys) == []


def test_a_clause_set_aside_whole_needs_no_statement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_workspace(tmp_path, set_aside=[])
    text = (folder / "notice.txt").read_text("utf-8")
    (folder / "notice.txt").write_text(text + "五、为做好此项工作，现就有关事项说明如下。\n", "utf-8")
    model = yaml.safe_load((folder / "policy.yaml").read_text("utf-8"))
    model["clauses"].append({"id": "c05", "path": "五"})
    words = "为做好此项工作，现就有关事项说明如下"
    for aside, codes in (
        ([], {"clause-unreached"}),
        ([{"id": "part", "reason": "引语", "source": [{"clause": "c05", "quote": words[:7]}]}], {"clause-unreached"}),
        ([{"id": "whole", "reason": "引语", "source": [{"clause": "c05", "quote": words}]}], set()),
    ):
        model["set_aside"] = aside
        (folder / "policy.yaml").write_text(yaml.safe_dump(model, allow_unicode=True, sort_keys=False), "utf-8")
        assert {each["code"] for each in errors(tmp_path, capsys)} == codes
