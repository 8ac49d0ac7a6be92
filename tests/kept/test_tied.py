"""What ties policies, by the text of their files alone."""

from __future__ import annotations

import pytest
import yaml

from generator.kept.tied import TIE_KEYS, both_ways, has_ties, names_in, reached, tied
from generator.policy.ties import TieKind

TEXTS = {
    "a-2020": "id: a-2020\ntitle: 甲\n",
    "b-2022": "id: b-2022\ntitle: 乙\nrepeals:\n  - policy: a-2020\n",
    "c-2024": "id: c-2024\ntitle: 丙\nextends_term_of: [{policy: 'b-2022', until: 2027-12-31}]\n",
    "d-2024": "id: d-2024\ntitle: 丁\ndocument_number: 丁发〔2024〕1号\n# like a-2020\n",
}


def test_keys_are_those_of_the_model() -> None:
    assert tuple(TieKind) == TIE_KEYS


# However YAML lets a key be written, the model loads it, so it must be seen here.
@pytest.mark.parametrize(
    "text",
    [
        "id: b\nrevises: a\n",
        'id: b\n"revises": a\n',
        "id: b\n'repeals' : a\n",
        "{id: b, amends: a}\n",
        '{"id": "b","extends_term_of": []}\n',
        "  id: b\n  revises: a\n",
        "\ufeffrevises: a\nid: b\n",
    ],
)
def test_a_tie_is_seen_however_it_is_written(text: str) -> None:
    assert set(yaml.safe_load(text)) & set(TIE_KEYS)
    assert has_ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "title: 甲办法\nid: a\n",
        "title: '甲办法'\n",
        "title:\n  甲办法\nid: a\n",
        "title: >-\n  甲办法\nid: a\n",
        "id: a\ntitle: |\n  甲办法\n\nissued: 2024-01-01\n",
        '"title": 甲办法\n',
        "title: 甲办法",
    ],
)
def test_a_title_is_read_however_it_is_written(text: str) -> None:
    assert names_in(text) == ("甲办法",)
    assert "甲办法" in tied({"a": text}).called["a"]


def test_title_and_number_are_read_one_after_the_other() -> None:
    assert names_in("title: 甲\n  办法\ndocument_number: 甲发〔2024〕1号\nid: a\n") == ("甲 办法", "甲发〔2024〕1号")


def test_a_long_chain_is_walked_once() -> None:
    chain = {f"p{number}": [f"p{number + 1}"] for number in range(5_000)}
    assert len(reached("p2500", both_ways(chain))) == 5_001


def test_ties_lead_in_both_directions_and_on() -> None:
    found = tied(TEXTS)
    assert found.around("a-2020") == {"b-2022", "c-2024"}
    assert found.around("c-2024") == {"a-2020", "b-2022"}
    assert found.around("d-2024") == frozenset()
    assert found.called["d-2024"] == "title: 丁\ndocument_number: 丁发〔2024〕1号"


@pytest.mark.parametrize(
    "written", ["a-2020", "'a-2020'", '"a-2020"', '"a\\x2d2020"', '"\\u0061-2020"', '"a-\\\n    2020"']
)
def test_the_policy_of_a_tie_is_seen_however_it_is_written(written: str) -> None:
    text = f"id: b-2022\nrepeals:\n  - policy: {written}\n"
    assert yaml.safe_load(text)["repeals"] == [{"policy": "a-2020"}]
    assert tied({**TEXTS, "b-2022": text}).named["b-2022"] >= {"a-2020"}
