"""Patterns of model paths, segment by segment: a point in them stands for no other character."""

from __future__ import annotations

import pytest

from generator.audit.read.model import Model
from generator.audit.read.path_patterns import fits, with_above


@pytest.mark.parametrize(
    ("path", "patterns"),
    [
        ("title", ("title",)),
        ("awards.a-b.amount", ("awards.*.amount",)),
        ("awards.a.tiers.b.amount", ("awards.*.name", "awards.*.tiers.**")),
        ("awards.a.tiers", ("awards.*.tiers.**",)),  # `**` may stand for nothing
        ("eligibility.statement", ("eligibility.**.statement",)),
        ("eligibility.all_of.b.any_of.c.statement", ("eligibility.**.statement",)),
        ("anything.at.all", ("**",)),
        ("awards.a.b", ("awards.a.c", "awards.*.b")),  # patterns that begin alike
        ("awards.a.c", ("awards.a.c", "awards.*.b")),
    ],
)
def test_a_path_that_fits(path: str, patterns: tuple[str, ...]) -> None:
    assert fits(path, patterns)


@pytest.mark.parametrize(
    ("path", "patterns"),
    [
        ("title", ()),
        ("titles", ("title",)),
        ("awards.a", ("awards.*.amount",)),
        ("awards.a.amount.value", ("awards.*.amount",)),
        ("awards.a.b.amount", ("awards.*.amount",)),
        ("measures.road-fund", ("measures.*.fund",)),  # the id ends like a field
        ("measures.refund", ("measures.*.fund",)),
        ("faq.groups.term.questions.after-end", ("faq.groups.*.questions.*.*",)),
        ("awards-a.amount", ("awards.*",)),
        ("eligibility.all_of.b", ("eligibility.**.statement",)),
        ("awards..amount", ("awards.*.amount", "awards.**")),  # no segment is empty
        ("", ("*",)),
    ],
)
def test_a_path_that_does_not_fit(path: str, patterns: tuple[str, ...]) -> None:
    assert not fits(path, patterns)


def test_the_paths_of_a_model_come_in_its_order() -> None:
    data = {
        "notice": {"clauses": [], "preamble": [], "closing": []},
        "clauses": [],
        "organisations": {},
        "measures": [{"id": "road-fund", "name": "某路", "fund": "某资金"}, {"id": "land", "name": "某地"}],
        "awards": [{"id": "a", "levels": ["one", "two"], "tiers": [{"name": "甲"}, {"name": "乙"}]}],
    }
    model = Model.read(data)
    assert model.fitting(("awards.*.tiers.*.name", "measures.*.name", "measures.*.fund", "title")) == (
        "measures.road-fund.name",
        "measures.road-fund.fund",
        "measures.land.name",
        "awards.a.tiers.0.name",
        "awards.a.tiers.1.name",
    )
    assert model.fitting(("awards.a.levels.*",)) == ("awards.a.levels.one", "awards.a.levels.two")
    assert model.fitting(("notice.**",)) == ()
    assert {path for path in model.paths if fits(path, ("measures.**",))} == set(model.fitting(("measures.**",)))


def test_a_path_and_all_above_it() -> None:
    assert with_above(["a.b.c", "a.d", "a.b"]) == {"a", "a.b", "a.b.c", "a.d"}
    assert with_above([]) == set()
