"""Every form filled in by the keyboard alone: both files that the page makes come back as what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.forms.collecting.collected import collect_form
from generator.forms.returned.read import read_returned
from tests.forms.real_forms import library, real_forms
from tests.libreoffice import journeys
from tests.outputs.judges import ooxml_faults

from .conftest import NAMES, Opened
from .filling import canonical, collected, data_of, fill_by_keyboard


@pytest.mark.parametrize("name", NAMES)
def test_a_form_filled_by_keyboard_comes_back_alike_as_word_and_as_data(
    name: str, opened: Opened, tmp_path: Path, node_modules: Path
) -> None:
    form = opened(name)
    fill_by_keyboard(form)
    data, word = form.downloaded("save", tmp_path), form.downloaded("word", tmp_path)
    wanted = canonical(form.definition)
    for returned in (collected(data), collected(word)):
        assert returned.record == wanted
        assert {problem.code for problem in returned.problems} == {"unknown-form"}
    (file,) = tmp_path.glob("*.docx")
    assert ooxml_faults(file, node_modules) == []
    assert form.page.locator(".summary").is_hidden()


def test_what_the_page_makes_survives_libreoffice(opened: Opened, tmp_path: Path) -> None:
    """Opened and saved twice, every value of every form is still there."""
    made: dict[str, bytes] = {}
    for name in NAMES:
        form = opened(name)
        form.load(data_of(form, canonical(form.definition)))
        made[name] = form.downloaded("word", tmp_path)
    for returned in journeys(made, 2, tmp_path):
        for name, data in returned.items():
            found = collect_form(name, read_returned(data), library())
            assert found.record == canonical(real_forms()[name].definition)


def test_a_page_with_everything_in_it_stays_small(folder: Path) -> None:
    sizes = {page.name: page.stat().st_size for page in (folder / "forms").glob("*.html")}
    assert len(sizes) == len(NAMES)
    assert max(sizes.values()) < 230_000, sizes
