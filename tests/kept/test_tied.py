"""What ties policies, by the text of their files alone."""

from __future__ import annotations

from generator.kept.tied import TIE_KEYS, tied
from generator.policy.ties import TieKind

TEXTS = {
    "a-2020": "id: a-2020\ntitle: 甲\n",
    "b-2022": "id: b-2022\ntitle: 乙\nrepeals:\n  - policy: a-2020\n",
    "c-2024": "id: c-2024\ntitle: 丙\nextends_term_of: [{policy: 'b-2022', until: 2027-12-31}]\n",
    "d-2024": "id: d-2024\ntitle: 丁\ndocument_number: 丁发〔2024〕1号\n# like a-2020\n",
}


def test_keys_are_those_of_the_model() -> None:
    assert tuple(TieKind) == TIE_KEYS


def test_ties_lead_in_both_directions_and_on() -> None:
    found = tied(TEXTS)
    assert found.around("a-2020") == {"b-2022", "c-2024"}
    assert found.around("c-2024") == {"a-2020", "b-2022"}
    assert found.around("d-2024") == frozenset()
    assert found.called["d-2024"] == "title: 丁\ndocument_number: 丁发〔2024〕1号"
