"""Drafts of small notices of every kind of sentence: each checks without an error and builds, and loses no row."""

from datetime import date
from pathlib import Path

import pytest

from generator.cli.main import run
from generator.draft.files import documents_of
from generator.draft.model import Draft
from generator.draft.settle import settled
from generator.draft.yaml_text import without_comments
from generator.notice.read import parse_notice
from generator.policy.grant_rows import grant_rows
from generator.policy.model import Policy
from generator.policy.validating import validated
from tests.draft.test_grants import CASES, Row

_NUMERALS = "一二三四五六七八九十"
_AT_ONCE = 9


def notice_of(cases: list[Row]) -> str:
    clauses = [f"{_NUMERALS[place]}、{case['text']}" for place, case in enumerate(cases)]
    end = f"{_NUMERALS[len(cases)]}、本措施自2024年6月1日起施行，有效期3年。"
    return "\n\n".join(["示例市人民政府关于促进发展的若干措施", "示政发〔2024〕3号", *clauses, end, ""])


NOTICES = [notice_of(CASES[start : start + _AT_ONCE]) for start in range(0, len(CASES), _AT_ONCE)]


@pytest.mark.parametrize("number", range(len(NOTICES)))
def test_settling_a_draft_loses_no_row(number: int) -> None:
    notice = parse_notice(NOTICES[number])
    before, after = documents_of(Draft(notice, "x")), settled(notice, "x", date(2025, 1, 1))
    kept = []
    for files in (before, after):
        data = {key: value for part in files.values() for key, value in part.items()}
        kept.append(grant_rows(validated(Policy, without_comments(data))))
    assert [row["value"] for row in kept[1]["grants"]] == [row["value"] for row in kept[0]["grants"]]


@pytest.mark.parametrize("number", [0, 4, 8, 12])
def test_a_draft_builds(number: int, tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "notice.txt").write_text(NOTICES[number], encoding="utf-8")
    assert run(["--root", str(tmp_path), "new", str(tmp_path / "notice.txt"), "--id", "small"]) == 0
    assert run(["--root", str(tmp_path), "build", "--as-of", "2025-01-01"]) == 0
    assert (tmp_path / "output" / "small" / "guidebook.docx").is_file()


_RECOGNISED = "对新认定的高新技术企业，给予20万元奖励。"
_SHUTS_OUT = "申报企业有下列情形之一的，不得申报：\n（一）近三年内发生重大安全事故的；\n（二）近两年内骗取财政资金的。"
_SHARED_YEARS = "对新入驻企业，第一年至第三年分别按实际租金的100%、80%、50%给予补贴。"


@pytest.mark.parametrize("text", [_SHUTS_OUT, _SHARED_YEARS], ids=["cases that shut out", "years that share out"])
def test_a_draft_passes_every_check(text: str, tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "notice.txt").write_text(notice_of([{"text": text}, {"text": _RECOGNISED}]), encoding="utf-8")
    assert run(["--root", str(tmp_path), "new", str(tmp_path / "notice.txt"), "--id", "small"]) == 0
    assert run(["--root", str(tmp_path), "check", "small", "--as-of", "2025-01-01"]) == 0


def test_no_two_rules_of_a_draft_share_an_id() -> None:
    """A limit of all awards is no rule once it is a joint cap, and what nothing claims becomes a rule afterwards."""
    clauses = [
        "对零售企业，给予10万元奖励；增长超过10%的部分，每增长5个百分点享受更多便利。",
        "同一企业每年获得的各类奖励合计不超过200万元。",
        "申请人应当在每年3月底前提出申请。",
    ]
    draft = Draft(parse_notice(notice_of([{"text": text} for text in clauses])), "x")
    draft.claim("c01", "5个百分点")
    draft.claim("c01", "增长超过10%的部分")
    ids = [rule["id"] for rule in draft.rules]
    assert draft.joint_caps
    assert len(ids) == len({*ids})
