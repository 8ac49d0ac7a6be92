"""Two policies of a chain as they are published: what readers, calendars and `verify` find on a day."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from tests.outputs.command import policydocs

TITLE = "云岭市支持园区企业高质量发展若干措施"
BEFORE, SOON, AFTER = "2026-01-15", "2026-05-15", "2026-07-01"


def build(workspace: Path, day: str, *options: str) -> None:
    ran = policydocs("--root", workspace, "--lang", "en", "build", *options, "--as-of", day)
    assert ran.code == 0, ran.out + ran.err


def words(workspace: Path, page: str) -> str:
    """What a page says, marks and white space aside."""
    text = (workspace / "output" / page).read_text("utf-8")
    return re.sub(
        r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", text[text.index("<main") :].partition("<script")[0]))
    )


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (BEFORE, "执行期内，至2026年12月31日止"),
        (SOON, f"执行期内，即将届满，自2026年6月1日起由《{TITLE}》（云政办规〔2026〕2号）替代"),
        (AFTER, f"已由《{TITLE}》（云政办规〔2026〕2号）替代"),
    ],
)
def test_documents_tell_the_status_of_the_day(workspace: Path, day: str, status: str) -> None:
    build(workspace, day, "--format", "html")
    for page in ("zone-2024/index.html", "zone-2024/guidebook.html"):
        assert status in words(workspace, page)
    assert ("本文件已由" in words(workspace, "zone-2024/notice.html")) is (day == AFTER)
    assert ("停止使用" in words(workspace, "zone-2024/forms/gazelle.html")) is (day == AFTER)
    assert (f"已由《{TITLE}》替代" in words(workspace, "index.html")) is (day == AFTER)
    assert ("即将由" in words(workspace, "index.html")) is (day == SOON)
    assert 'href="../zone-2026/index.html"' in (workspace / "output/zone-2024/index.html").read_text("utf-8")
    assert policydocs("--root", workspace, "verify", cwd=workspace).code == 0


def test_a_clause_with_its_own_term_keeps_its_form_open(workspace: Path) -> None:
    later = workspace / "policies/zone-2026/policy.yaml"
    later.write_text(re.sub(r"revises:\n.*\n.*\n", "", later.read_text("utf-8")), "utf-8")
    build(workspace, "2027-02-01", "zone-2024", "--format", "html")
    assert "本表仅供查阅" in words(workspace, "zone-2024/forms/gazelle.html")
    assert "仅供查阅" not in words(workspace, "zone-2024/forms/rent.html")
    assert "另有执行期的条款仍在执行：第二条：至2027年6月30日止" in words(workspace, "zone-2024/notice.html")
    build(workspace, "2027-07-15", "zone-2024", "--format", "html")
    closed = words(workspace, "zone-2024/forms/rent.html")
    assert "本表所依据条款的执行期已届满" in closed
    assert "第二条：至2027年6月30日止（已届满）" in closed


def test_list_answers_which_policies_hold_on_a_day(workspace: Path) -> None:
    def holding(day: str) -> list[tuple[str, str]]:
        ran = policydocs("--root", workspace, "list", "--as-of", day, "--holding", "--format", "json")
        return [(each["policy"], each["state"]) for each in ran.json()["policies"]]

    assert holding("2024-03-31") == []
    assert holding(BEFORE) == [("zone-2024", "in_force")]
    assert holding(SOON) == [("zone-2024", "running_out")]
    assert holding(AFTER) == [("zone-2026", "in_force")]
    wide = policydocs("--root", workspace, "list", "--as-of", BEFORE, "--within", "200", "--format", "json")
    assert [each["state"] for each in wide.json()["policies"]] == ["running_out", "not_started"]


def test_the_calendar_holds_the_days_of_all_policies(workspace: Path) -> None:
    build(workspace, AFTER, "--format", "html")
    data = (workspace / "output/policies.ics").read_bytes()
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    days = [line.partition(":")[2] for line in lines if line.startswith(("UID", "DTSTART", "DTEND"))]
    assert [tuple(days[start : start + 3]) for start in range(0, len(days), 3)] == [
        ("zone-2024.end@policydocs", "20260601", "20260602"),
        ("zone-2024.term-rent@policydocs", "20270630", "20270701"),  # off
        ("zone-2024.round-spring@policydocs", "20250301", "20250416"),
        ("zone-2026.end@policydocs", "20290531", "20290601"),
    ]


def test_verify_tells_where_only_one_end_of_a_link_was_built(workspace: Path) -> None:
    policies, out = workspace / "policies", workspace / "aside"
    (policies / "zone-2026").rename(out)
    build(workspace, AFTER, "--format", "html")
    out.rename(policies / "zone-2026")
    build(workspace, AFTER, "zone-2026", "--format", "html")
    ran = policydocs("--root", workspace, "--lang", "en", "verify", "--format", "json", cwd=workspace)
    assert (ran.code, [each["code"] for each in ran.json()["findings"]]) == (1, ["chain-outdated"])
    build(workspace, AFTER, "--format", "html")
    assert policydocs("--root", workspace, "verify", cwd=workspace).code == 0


def test_answers_given_to_a_replaced_policy_are_carried_over_when_asked(workspace: Path) -> None:
    roster = workspace / "roster.csv"
    roster.write_text("单位名称,申请金额,职工人数（人）,补充说明\n某甲公司,40,25,无\n", "utf-8")
    forms = workspace / "forms"
    fill = ("fill", "zone-2024/gazelle", "--data", roster, "--output", forms, "--as-of", BEFORE)
    assert policydocs("--root", workspace, *fill).code == 0

    def collected(*options: str) -> tuple[dict[str, object], set[str]]:
        told = workspace / "told.json"
        policydocs("--root", workspace, "collect", forms, "--output", told, *options)
        (form,) = json.loads(told.read_text("utf-8"))["forms"]
        return form, {each["code"] for each in form["problems"] if each["severity"] == "warning"}

    form, warnings = collected("--as-of", BEFORE, "--carry")
    assert (form["policy"], warnings) == ("zone-2024", set())
    form, warnings = collected("--as-of", AFTER)
    assert (form["policy"], warnings) == ("zone-2024", {"form-replaced"})
    form, warnings = collected("--as-of", AFTER, "--carry")
    assert form["policy"] == "zone-2026"
    assert form["answers"] == {"applicant-name": "某甲公司", "claim-amount": "40.00", "claim-staff": "25"}
    assert warnings == {"other-policy", "other-edition", "not-carried-over", "asked-otherwise"}
