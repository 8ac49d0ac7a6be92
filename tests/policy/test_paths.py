"""Paths through the model: every visited value is found again by its path; a wrong one names what leads nowhere."""

import pytest

from generator.policy.paths import resolve
from generator.policy.values import Money
from generator.policy.walk import walk

from ..builders import a_policy

POLICY = a_policy()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "示例市促进企业创新若干措施"),
        ("awards.gazelle.name", "瞪羚企业奖励"),
        ("awards.gazelle.parts.once.amount.value", 500_000),
        ("awards.platform.tiers.national.level", "国家级"),
        ("organisations.science.name", "市科技局"),
        ("clauses.c02.lead.science", "science"),
        ("issuers.0", "示例市人民政府办公室"),
        ("forms.gazelle.groups.claim.fields.amount.label", "申请金额"),
        ("faq.groups.money.questions.how-much.source.1.clause", "c03"),
    ],
)
def test_a_path_leads_to_its_value(path: str, value: object) -> None:
    assert resolve(POLICY, path) == value


def test_every_value_that_the_walk_visits_is_found_by_its_path() -> None:
    visits = [visit for visit in walk(POLICY) if visit.path]
    assert len(visits) > 100
    assert [visit.path for visit in visits if resolve(POLICY, visit.path) != visit.value] == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("award.gazelle", "award"),
        ("awards.gazele.name", "gazele"),
        ("awards.gazelle.amount.value", "value"),
        ("awards.gazelle.parts.9", "9"),
        ("title.length", "length"),
        ("awards.gazelle.__class__", "__class__"),
        ("computed.gazelle-sum.third", "third"),
        ("computed.other.total", "other"),
    ],
)
def test_a_path_that_leads_nowhere_names_the_part_that_does(path: str, name: str) -> None:
    with pytest.raises(LookupError) as caught:
        resolve(POLICY, path)
    assert caught.value.args == (name,)


def test_a_computed_value_is_named_by_example_and_step() -> None:
    assert getattr(resolve(POLICY, "computed.gazelle-sum.total"), "id", None) == "total"


def test_a_value_carries_the_sources_of_the_nearest_item_around_it() -> None:
    quotes = {visit.path: [source.quote for source in visit.sources] for visit in walk(POLICY)}
    assert quotes["awards.gazelle.parts.once.amount"] == ["给予一次性奖励50万元"]
    assert quotes["awards.gazelle.trigger"][0].startswith("对认定为瞪羚企业")
    assert quotes["clauses.c02.summary"] == []
    items = {visit.path: visit.item for visit in walk(POLICY) if isinstance(visit.value, Money)}
    assert items["awards.platform.tiers.national.amount"] == "awards.platform"
