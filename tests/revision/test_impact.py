"""Impact: what rests on a change, held against the statements that really become others when the model follows it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.carry.carry import revised
from generator.editions import NoticeEdition
from generator.impact.impacts import impacts
from generator.impact.values import Impact
from generator.message import message
from generator.notice.read import parse_notice, read_notice
from generator.pack.resting import resting
from generator.policy.load import load_policy
from generator.policy.model import Policy
from generator.report.impact_page import impact_page
from generator.report.impact_text import impact_json, impact_text
from generator.revision.comparison import compare

from ..outputs.command import POLICY, ROOT
from .carried import DAY
from .packing import looks

FOLDER = ROOT / "policies" / POLICY
# One figure each: (old words, new words), by which the notice and the model were changed.
FIGURES = (
    ("给予一次性奖励 50 万元", "给予一次性奖励 60 万元"),
    ("给予一次性奖励 20 万元", "给予一次性奖励 25 万元"),
    ("不超过 10 万元", "不超过 15 万元"),
    ("不低于钦州高新区当年税收地方留成部分 60%", "不低于钦州高新区当年税收地方留成部分 50%"),
)


def edition_of(folder: Path) -> NoticeEdition:
    loaded = load_policy(folder, "policies/one").loaded
    assert loaded is not None
    return NoticeEdition(folder.name, read_notice(folder / "notice.txt"), loaded.policy)


@pytest.fixture(scope="module")
def old() -> NoticeEdition:
    return edition_of(FOLDER)


def found_by(old: NoticeEdition, new_text: str) -> tuple[Impact, ...]:
    templates, _ = looks()
    return tuple(impacts(compare(old.notice, parse_notice(new_text)), resting(old, templates, DAY)))


def statements(edition: NoticeEdition) -> set[tuple[str, str]]:
    """(document, text) of everything that the documents say, frames around the body aside."""
    templates, _ = looks()
    rows = resting(edition, templates, DAY).rows
    return {(row["document"], row["text"]) for row in rows if row["part"] not in ("footer", "navigation", "header")}


@pytest.mark.parametrize(("was", "now"), FIGURES)
def test_every_statement_that_becomes_another_one_was_named(
    old: NoticeEdition, was: str, now: str, tmp_path: Path
) -> None:
    texts = {name: (FOLDER / name).read_text(encoding="utf-8") for name in ("policy.yaml", "faq.yaml", "forms.yaml")}
    notice = (FOLDER / "notice.txt").read_text(encoding="utf-8")
    assert "".join(was.split()) in "".join(notice.split())
    new = notice.replace(was, now)
    assert new != notice
    revised_folder = tmp_path / "revised"
    carried = carry(texts, old.policy, notice, new)
    revised_folder.mkdir()
    for name, text in carried.items():
        (revised_folder / name).write_text(text, encoding="utf-8")
    (revised_folder / "office.yaml").write_bytes((FOLDER / "office.yaml").read_bytes())
    (revised_folder / "notice.txt").write_text(new, encoding="utf-8")
    found = found_by(old, new)
    named = {(each.document, each.text) for impact in found for each in impact.statements}
    changed = statements(old) - statements(edition_of(revised_folder))
    assert changed
    assert changed - named == set()
    assert len(named) <= 2 * len(changed) + 4  # and little else


def carry(texts: dict[str, str], policy: Policy | None, old: str, new: str) -> dict[str, str]:

    assert policy is not None
    return dict(revised(texts, policy, parse_notice(old), parse_notice(new), DAY).texts)


@pytest.fixture(scope="module")
def raised(old: NoticeEdition) -> tuple[Impact, ...]:
    notice = (FOLDER / "notice.txt").read_text(encoding="utf-8")
    return found_by(old, notice.replace(*FIGURES[0]))


def test_items_questions_fields_and_statements_of_one_figure_are_named(raised: tuple[Impact, ...]) -> None:
    (impact,) = raised
    quoted = {item.path for item in impact.items if item.why == "quoted"}
    assert {"awards.gazelle", "awards.gazelle.parts.once"} <= quoted
    assert "faq.groups.enterprises.questions.gazelle-award" in quoted
    assert "forms.gazelle.groups.parts.fields.once-amount" in quoted
    assert any(item.path == "examples.gazelle-sum" and item.why == "reference" for item in impact.items)
    assert {"guidebook", "form", "faq", "matrix", "notice", "index"} <= set(impact.templates)
    places = {(each.document, each.place) for each in impact.statements}
    assert ("guidebook", "glance.amount") in places
    assert all(each.anchor and each.text for each in impact.statements)


def test_text_json_and_page_say_the_same(raised: tuple[Impact, ...]) -> None:
    told = impact_json(raised)
    text, page = impact_text(raised, str, message("next")), impact_page(raised, "通知", str)
    for item in told["changes"][0]["items"]:
        assert item["path"] in text
        assert item["path"] in page
    assert json.loads(json.dumps(told)) == told
    assert sum(told["documents"].values()) == len(told["changes"][0]["statements"])
    assert "templates/guidebook" in page
    assert text.endswith("\nnext")


def test_a_change_that_touches_much_is_told_by_documents(raised: tuple[Impact, ...]) -> None:
    impact = raised[0]
    one = impact.statements[0]
    many = tuple(replace(one, document=name, anchor=f"s{n}") for name in ("guidebook", "faq") for n in range(1, 31))
    lines = impact_text([replace(impact, statements=many)], str, message("next")).splitlines()
    assert "    guidebook: 30 statements" in lines
    assert "    faq: 30 statements" in lines
    assert not [line for line in lines if "#s" in line]
    assert lines[-4:] == ["  guidebook: 30", "  faq: 30", "1 changes touch 60 statements", "next"]


def test_the_head_of_a_page_has_no_anchor(raised: tuple[Impact, ...]) -> None:
    one = replace(raised[0].statements[0], document="index", anchor="", formats=("html",), place=None, text="标题")
    assert (
        "    index.html  标题"
        in impact_text([replace(raised[0], statements=(one,))], str, message("next")).splitlines()
    )


def test_of_what_nothing_rests_on_nothing_is_to_be_done(raised: tuple[Impact, ...]) -> None:
    assert "next" not in impact_text([replace(raised[0], items=(), statements=())], str, message("next"))


def test_a_repealed_clause_names_whatever_cites_it(old: NoticeEdition) -> None:
    notice = (FOLDER / "notice.txt").read_text(encoding="utf-8")
    start, end = notice.index("十一、整合资源"), notice.index("十二、加大财政扶持力度")
    found = found_by(old, notice[:start] + notice[end:])
    gone = next(each for each in found if each.change.kind == "clause_repealed")
    assert "clauses.c11" in {item.path for item in gone.items}
    assert any(item.path.startswith("measures.") for item in gone.items)
    assert any(each.document == "matrix" for each in gone.statements)
