"""Reports of findings: text for a person, JSON, SARIF and JUnit for programs."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator, FormatChecker
from lxml import etree

from generator.finding import FilePlace, Finding, Severity
from generator.locale import translator
from generator.message import message
from generator.report.columns import columns, wrapped
from generator.report.formats import REPORTS

CLAUSE = "对认定为瞪羚企业的高新技术企业，给予一次性奖励50万元，并连续3年按上级奖励资金的20%予以奖励。"
WRONG = Finding(
    code="amount-mismatch",
    message=message("the model says {value}, the quoted words do not", value="5万元"),
    hint=message("the quoted words say: {facts}", facts="50万元"),
    policy="example",
    place=FilePlace("policies/example/policy.yaml", 41, 9),
    path="awards.gazelle.parts.once.amount",
    clause="c02",
    words=CLAUSE,
    mark="50万元",
)
LAPSED = Finding(
    code="policy-lapsed",
    message=message("the notice's term ended on {end}", end="2026-12-31"),
    severity=Severity.WARNING,
    policy="example",
)


def report(form: str, *findings: Finding, language: str = "en") -> str:
    return REPORTS[form](findings, translator(language))


def test_text_shows_place_code_path_clause_and_what_to_do() -> None:
    lines = report("text", WRONG).splitlines()
    assert lines[0] == (
        "policies/example/policy.yaml:41:9: error [amount-mismatch] the model says 5万元, the quoted words do not"
    )
    assert lines[1] == "    awards.gazelle.parts.once.amount"
    assert lines[4] == "    → the quoted words say: 50万元"
    assert lines[-1] == "1 errors, 0 warnings, 0 notes"


def test_the_caret_stands_under_the_words_that_matter() -> None:
    words, carets = report("text", WRONG).splitlines()[2:4]
    before = columns(words[: words.index("50万元")])
    assert carets == " " * before + "^" * 6


@pytest.mark.parametrize("mark", ["50 万元", "50\n万元", "对认定", "予以奖励。"])
def test_the_mark_is_found_white_space_aside_at_either_end(mark: str) -> None:
    finding = Finding(code="x", message=message("m"), clause="c02", words=CLAUSE, mark=mark)
    words, carets = report("text", finding).splitlines()[1:3]
    bare = "".join(mark.split())
    assert bare in words
    assert carets.strip() == "^" * columns(bare)
    assert columns(carets) == columns(words[: words.index(bare) + len(bare)])


def test_a_mark_that_is_not_in_the_clause_shows_the_clause_without_a_caret() -> None:
    finding = Finding(code="x", message=message("m"), clause="c02", words=CLAUSE * 3, mark="别处的字")
    text = report("text", finding)
    assert "^" not in text
    assert "…" in text


def test_text_in_chinese_is_chinese() -> None:
    text = report("text", WRONG, LAPSED, language="zh")
    assert "错误 [amount-mismatch] 政策模型写的是“5万元”，引文中没有" in text
    assert "条款 c02：" in text
    assert text.splitlines()[-1] == "错误 1 个，警告 1 个，提示 0 个"


def test_json_has_the_keys_of_the_contract() -> None:
    data = json.loads(report("json", WRONG, LAPSED))
    assert data["summary"] == {"error": 1, "warning": 1, "note": 0}
    assert data["findings"][0] == {
        "code": "amount-mismatch",
        "severity": "error",
        "policy": "example",
        "file": "policies/example/policy.yaml",
        "line": 41,
        "column": 9,
        "path": "awards.gazelle.parts.once.amount",
        "clause": "c02",
        "message": "the model says 5万元, the quoted words do not",
        "hint": "the quoted words say: 50万元",
    }
    assert (data["findings"][1]["file"], data["findings"][1]["line"]) == (None, None)


def test_no_findings_are_a_report_too() -> None:
    assert report("text") == "0 errors, 0 warnings, 0 notes"
    assert json.loads(report("json"))["findings"] == []
    assert json.loads(report("sarif"))["runs"][0]["results"] == []
    suites = etree.fromstring(report("junit").encode())
    assert [case.get("name") for case in suites.iter("testcase")] == ["no findings"]


def test_sarif_names_rule_level_and_region() -> None:
    run = json.loads(report("sarif", WRONG, LAPSED))["runs"][0]
    (first, second) = run["results"]
    assert (first["ruleId"], first["level"]) == ("amount-mismatch", "error")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "policies/example/policy.yaml"},
        "region": {"startLine": 41, "startColumn": 9},
    }
    assert second["level"] == "warning"
    assert "locations" not in second
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in (first, second)] == ["amount-mismatch", "policy-lapsed"]
    assert "Passes" in rules[0]["help"]["text"]


@pytest.mark.parametrize(
    "findings",
    [
        (),
        (WRONG, LAPSED),
        (Finding(code="x", message=message("m"), severity=Severity.NOTE, place=FilePlace("output/政策 一/faq.html")),),
        (Finding(code="x", message=message("m"), path="awards.gazelle", place=FilePlace("a.yaml", 3)),),
    ],
    ids=["none", "model", "document", "path"],
)
def test_sarif_is_valid_against_its_schema(findings: tuple[Finding, ...]) -> None:
    """The schema of SARIF 2.1.0 as npm's @microsoft/jest-sarif (MIT) carries it."""
    schema = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = Draft4Validator(schema, format_checker=FormatChecker())
    log = json.loads(report("sarif", *findings))
    assert [error.message for error in validator.iter_errors(log)] == []
    assert [error.message for error in validator.iter_errors({**log, "version": "2"})] != []


def test_a_file_whose_name_is_no_uri_is_written_as_one() -> None:
    odd = Finding(code="x", message=message("m"), place=FilePlace("output/政策 一/faq.html"))
    (found,) = json.loads(report("sarif", odd))["runs"][0]["results"]
    uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert " " not in uri
    assert unquote(uri) == "output/政策 一/faq.html"


def test_junit_counts_errors_as_failures_and_survives_control_characters() -> None:
    odd = Finding(code="x", message=message("{words}", words="坏\x01字<&>"), policy="b")
    suites = etree.fromstring(report("junit", WRONG, LAPSED, odd).encode())
    counts = [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in suites.iter("testsuite")]
    assert counts == [("b", "1", "1"), ("example", "2", "1")]
    assert [failure.get("message") for failure in suites.iter("failure")] == [
        "坏字<&>",
        "the model says 5万元, the quoted words do not",
    ]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("把各政策与文件原文核对", 10, ["把各政策与", "文件原文核", "对"]),
        ("核对，不写入任何文件。", 10, ["核对，不写", "入任何文件。"]),
        ("one two three", 7, ["one two", "three"]),
        ("加 --coverage 时", 12, ["加", "--coverage", "时"]),
        ("", 10, []),
    ],
)
def test_text_is_wrapped_by_columns_and_no_line_begins_with_a_closing_sign(
    text: str, width: int, lines: list[str]
) -> None:
    assert list(wrapped(text, width)) == lines
