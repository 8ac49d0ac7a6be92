"""A journal that somebody else wrote moves nothing outside its folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.publish.folder import WORK
from generator.publish.reading import read_settled


@pytest.mark.parametrize(
    "change",
    [
        {"build": "../../x"},
        {"build": ".."},
        {"policies": [{"name": "../x", "identity": 1, "replaced": {}}]},
        {"policies": [{"name": ".x", "identity": 1, "replaced": {}}]},
        {"site": {"files": {"../x.html": "1"}, "replaced": {}}},
        {"site": {"files": {"/tmp/x.html": "1"}, "replaced": {}}},
        {"site": {"files": {"assets/../../x": "1"}, "replaced": {}}},
        {"site": {"files": {}, "replaced": {"other/faq.html": "1"}}},
        {"site": {"files": {}, "replaced": {"c:x": "1"}}},
        {"site": []},
        {"policies": [1]},
    ],
)
def test_a_journal_that_names_places_outside_is_refused(change: dict[str, object], tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / WORK).mkdir(parents=True)
    journal = {"build": "b", "policies": [], "site": {"files": {}, "replaced": {}}, **change}
    (output / WORK / "journal.json").write_text(json.dumps(journal))
    before = sorted(tmp_path.rglob("*.html"))
    with pytest.raises(OutputError, match="is not finished"):
        read_settled(output)
    assert sorted(tmp_path.rglob("*.html")) == before


def test_an_empty_publication_is_finished(tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / WORK).mkdir(parents=True)
    journal = {"build": "b", "policies": [], "site": {"files": {}, "replaced": {}}}
    (output / WORK / "journal.json").write_text(json.dumps(journal))
    assert read_settled(output) == {}
    assert not (output / WORK).exists()
