"""`policydocs review`: what it accepts, what is held to it afterwards, for a policy and for templates."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.cli.main import run
from generator.policy.review import read_lock
from generator.report.value_names import WORDS

from ..draft.test_new import NOTICE, drafted

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"
NEVER_TOLD = {"answer", "help", "how_to", "id", "introduction", "label", "no_form", "question", "quote", "source"}
NEVER_TOLD |= {"undertaking"}  # wording, shown for itself; ids and quotes are shown otherwise
DAY = ("--as-of", "2025-01-01")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return drafted(tmp_path, NOTICE)


@pytest.fixture
def policy(draft: Path) -> Path:
    """The draft as a person leaves it who has looked at every mark."""
    for file in draft.glob("*.yaml"):
        lines = file.read_text("utf-8").splitlines()
        file.write_text("\n".join(line for line in lines if "# 待核" not in line) + "\n", "utf-8")
    return draft


def command(root: Path, *arguments: str) -> int:
    return run(["--root", str(root), "--lang", "en", *arguments, *DAY])


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_policy_accepted_as_a_whole_is_held_to_it_and_one_in_part_is_not(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = policy / "review.lock"
    assert command(tmp_path, "review", "software", "faq", "--by", "Li") == 0
    assert not read_lock(lock.read_bytes()).complete
    assert command(tmp_path, "check") == 0
    assert command(tmp_path, "review", "software", "--by", "Li") == 0
    assert read_lock(lock.read_bytes()).complete
    told(capsys)
    assert command(tmp_path, "check") == 0
    assert "unreviewed" not in told(capsys)


def test_what_is_taken_out_after_the_review_is_told_until_the_rest_is_accepted(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(tmp_path, "review", "software", "--by", "Li") == 0
    (policy / "faq.yaml").unlink()
    told(capsys)
    assert command(tmp_path, "check") == 1
    shown = told(capsys)
    assert "item-removed" in shown
    assert "award-unreached" not in shown
    assert command(tmp_path, "review", "software", "--by", "Wang") == 0
    assert command(tmp_path, "check") == 0
    assert not any(path.startswith("faq") for path in read_lock((policy / "review.lock").read_bytes()).items)


def test_an_own_template_is_a_warning_until_accepted_and_an_error_when_changed_then(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert policy.is_dir()
    shipped = Path(__file__).parents[2] / "templates" / "guidebook" / "_how_to_use.xml.j2"
    own = tmp_path / "templates" / "guidebook" / shipped.name
    own.parent.mkdir(parents=True)
    own.write_text(shipped.read_text("utf-8") + "<p>向牵头单位了解。</p>\n", "utf-8")
    told(capsys)
    assert command(tmp_path, "check") == 0
    assert "template-unreviewed" in told(capsys)
    assert command(tmp_path, "review", "--templates", "--by", "Li") == 0
    told(capsys)
    assert command(tmp_path, "check") == 0
    assert "template-" not in told(capsys)
    own.write_text(own.read_text("utf-8").replace("牵头", "配合"), "utf-8")
    assert command(tmp_path, "check") == 1
    assert "template-stale" in told(capsys)


def test_a_review_of_nothing_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    assert command(tmp_path, "review") == 2
    assert command(tmp_path, "review", "--templates") == 2


def test_what_still_carries_a_mark_is_accepted_only_where_it_is_named(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(tmp_path, "review", "software", "--by", "Li") == 1
    assert "still carry 待核" in told(capsys)
    accepted = read_lock((draft / "review.lock").read_bytes())
    assert not accepted.complete
    assert any(path.startswith("clauses") for path in accepted.items)
    assert not any(path.startswith(("awards.", "faq.", "forms.award-1")) for path in accepted.items)
    assert command(tmp_path, "review", "software", "awards.award-1", "--by", "Li") == 0
    assert "awards.award-1" in read_lock((draft / "review.lock").read_bytes()).items


def test_the_last_review_gives_policy_and_forms_their_edition(policy: Path, tmp_path: Path) -> None:
    before = (policy / "policy.yaml").read_text("utf-8")
    assert command(tmp_path, "review", "software", "faq", "--by", "Li") == 0
    assert (policy / "policy.yaml").read_text("utf-8") == before
    assert command(tmp_path, "review", "software", "--by", "Li", "--edition", "2024年版") == 0
    assert (policy / "policy.yaml").read_text("utf-8") == before.replace("草稿", "2024年版")
    assert "草稿" not in (policy / "forms.yaml").read_text("utf-8")
    assert command(tmp_path, "check", "--strict") == 0
    assert read_lock((policy / "review.lock").read_bytes()).complete


def test_forms_accepted_before_the_last_item_stay_accepted_in_their_edition(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The edition that the last item brings changes forms which somebody has accepted already."""
    file = policy / "faq.yaml"
    file.write_text(file.read_text("utf-8").replace("有以下奖补事项", "有以下奖补事项，金额以下限为准"), "utf-8")
    assert command(tmp_path, "review", "software", "--by", "Li") == 1
    assert command(tmp_path, "review", "software", "faq.groups.awards.questions.overview", "--by", "Li") == 0
    assert "第一版" in (policy / "forms.yaml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert command(tmp_path, "check", "software") == 0
    assert "paraphrase-stale" not in told(capsys)


def test_a_review_shows_sums_with_their_bounds_and_the_words_they_stand_on(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert policy.is_dir()
    told(capsys)
    assert command(tmp_path, "review", "software", "awards.award-2", "--list") == 0
    shown = told(capsys)
    assert "    amount: 不超过10万元\n" in shown
    assert "    quotes c01: “连续2年考核合格的，再给予不超过10万元的补助”\n" in shown


def test_a_list_is_a_count_and_what_is_marked_the_rest_is_asked_for(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft.is_dir()
    told(capsys)
    assert command(tmp_path, "review", "software", "--list") == 0
    short = told(capsys)
    assert re.match(r"\d+ items are new or stale: ", short)
    assert "awards.award-1 (new)" in short
    assert "clauses.c01 (new)" not in short
    assert re.search(r"not shown: .*clauses \d+", short)
    assert command(tmp_path, "review", "software", "clauses", "--list") == 0
    assert "clauses.c01 (new)" in told(capsys)
    assert command(tmp_path, "review", "software", "--list", "--all") == 0
    whole = told(capsys)
    assert "clauses.c01 (new)" in whole
    assert "not shown" not in whole
    assert len(whole) > len(short)


def test_the_numbers_that_a_review_tells_add_up(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def numbers(pattern: str) -> list[int]:
        found = re.search(pattern, told(capsys))
        assert found is not None
        return [int(each) for each in found.groups()]

    assert draft.is_dir()
    told(capsys)
    assert command(tmp_path, "check", "software") == 0
    unreviewed, places = numbers(r"(\d+) items with wording are not reviewed, (\d+) comments in the files say 待核")
    assert places == sum(file.read_text("utf-8").count("# 待核：") for file in draft.glob("*.yaml")) > 0
    assert command(tmp_path, "review", "software", "--list") == 0
    whole, together, marked, by_name, worded = numbers(
        r"(\d+) items are new or stale: (\d+) are accepted together, (\d+) carry 待核, "
        r"(\d+) turn on words that no program can judge; (\d+) of all have wording"
    )
    assert (together + marked + by_name, worded) == (whole, unreviewed)
    assert command(tmp_path, "review", "software", "--by", "Li") == 1
    accepted, left = numbers(r"(\d+) items accepted by Li\n(\d+) items are left to review")
    assert (accepted, left) == (together, marked + by_name)
    assert command(tmp_path, "review", "software", "--list") == 0
    assert numbers(r"(\d+) items are new or stale") == [left]


def test_a_chinese_list_has_no_english_keys_and_choices(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft.is_dir()
    told(capsys)
    assert run(["--root", str(tmp_path), "--lang", "zh", "review", "software", "--list", "--all", *DAY]) == 0
    lines = re.findall(r"^    (?!引用|条款)([^：\n]+)：(.*)$", told(capsys), re.MULTILINE)
    english = re.compile(r"[A-Za-z_]+")
    keys = {part for name, _ in lines if "{{" not in name for part in name.split("·") if english.fullmatch(part)}
    ids = {part for file in draft.glob("*.yaml") for part in re.findall(r"\bid\W+([a-z]+)", file.read_text("utf-8"))}
    assert len(lines) > 50
    assert (keys - ids, {value for _, value in lines if english.fullmatch(value)}) == (set(), set())


def test_every_key_of_the_model_files_has_a_chinese_name() -> None:
    schemas = [json.loads(file.read_text("utf-8")) for file in SCHEMAS.glob("*.json")]
    keys = {key for schema in schemas for part in schema["$defs"].values() for key in part.get("properties", ())}
    assert sorted(keys - WORDS.keys() - NEVER_TOLD) == []


def test_values_that_wording_looks_up_are_shown_with_it(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert policy.is_dir()
    told(capsys)
    assert command(tmp_path, "review", "software", "faq.groups.awards.questions.how-much-1", "--list") == 0
    assert "    {{ awards.award-2.amount }}: 不超过10万元\n" in told(capsys)


def test_items_are_accepted_one_by_one_where_each_is_asked_for(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([True, False, True])
    monkeypatch.setattr("click.confirm", lambda _: next(answers, False))
    told(capsys)
    assert command(tmp_path, "review", "software", "--ask", "--by", "Li") == 0
    shown = told(capsys)
    assert "2 items accepted by Li" in shown
    assert "are left to review" in shown
    lock = read_lock((policy / "review.lock").read_bytes())
    assert len(lock.items) == 2
    assert not lock.complete


def test_a_page_is_made_of_a_list_only(policy: Path, tmp_path: Path) -> None:
    assert policy.is_dir()
    assert command(tmp_path, "review", "software", "--format", "html", "--by", "Li") == 2


def test_what_turns_on_a_negation_or_a_limit_of_its_own_waits_for_its_name(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = policy / "faq.yaml"
    answer = "有以下奖补事项"
    file.write_text(file.read_text("utf-8").replace(answer, f"{answer}，可以不经申报直接享受，金额以下限为准"), "utf-8")
    name = "faq.groups.awards.questions.overview"
    assert command(tmp_path, "review", "software", "--by", "Li") == 1
    assert f"not accepted along with others: {name}" in told(capsys)
    assert command(tmp_path, "review", "software", name, "--list") == 0
    assert "read word by word, no program can judge it: 不、下限" in told(capsys)
    assert name not in read_lock((policy / "review.lock").read_bytes()).items
    assert command(tmp_path, "review", "software", name, "--by", "Li") == 0
    assert name in read_lock((policy / "review.lock").read_bytes()).items


BANDED = """\
示例市促进织造业发展若干措施

一、对当年出口额300万—500万（不含）美元、500万美元以上的织造企业，分别奖励2万元、3万元。对新引进的织造企业给予200万元奖励，分三年按40%、30%、30%拨付。

二、本措施自2024年1月1日起施行，有效期3年。
"""


def test_a_review_shows_the_ends_of_bands_and_the_shares_of_paying_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted(tmp_path, BANDED)
    told(capsys)
    assert command(tmp_path, "review", "software", "--list", "--all") == 0
    shown = told(capsys)
    assert "tiers.tier-1.band: 出口额300万美元以上、不足500万美元" in shown
    assert "payout.1: 第1年40%" in shown
