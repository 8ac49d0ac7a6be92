"""Where values stand in their files: line and column of each, also of nested ones, and of items by their model path."""

from pathlib import Path

import pytest

from generator.finding import FilePlace
from generator.policy.yaml_source import YamlError, dotted, read_yaml

from ..builders import HEAD, a_loading

TEXT = """\
# a comment
id: example
organisations:
  science: {name: 市科技局}

clauses:
  - {id: c01, path: 一, lead: [science, finance]}
  - id: c02
    path: 二
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("id",), 2, 1),
        (("organisations", "science"), 4, 3),
        (("organisations", "science", "name"), 4, 13),
        (("clauses",), 6, 1),
        (("clauses", 0), 7, 5),
        (("clauses", 0, "path"), 7, 15),
        (("clauses", 0, "lead", 1), 7, 40),
        (("clauses", 1), 8, 5),
        (("clauses", 1, "path"), 9, 5),
    ],
)
def test_a_value_has_the_place_of_its_key_or_of_itself_in_a_list(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    assert read_yaml(TEXT, "policy.yaml").places[path] == FilePlace("policy.yaml", line, column)


def test_a_column_counts_characters_and_not_bytes() -> None:
    places = read_yaml("organisations: {甲局: {name: 甲}, 乙局: {name: 乙}}", "x").places
    assert places[("organisations", "乙局")].column == 32


def test_an_index_becomes_the_id_of_the_item_it_leads_to() -> None:
    data = read_yaml(TEXT, "x").data
    assert dotted(("clauses", 1, "path"), data) == "clauses.c02.path"
    assert dotted(("clauses", 0, "lead", 1), data) == "clauses.c01.lead.finance"
    assert dotted((), data) == ""


def test_items_of_every_file_are_found_by_their_model_path(tmp_path: Path) -> None:
    head = "\n".join(HEAD.values())
    model = f"{head}\nclauses:\n  - {{id: c01, path: 一}}\n"
    office = "office:\n  contacts:\n    - id: desk\n      organisation: science\n      phone: null\n"
    loaded = a_loading(tmp_path, model, office=office).loaded
    assert loaded is not None
    lines = {
        path: loaded.places.of(path) for path in ("clauses.c01.path", "office.contacts.desk.phone", "validity.end")
    }
    assert {path: (place.file.rpartition("/")[2], place.line) for path, place in lines.items() if place} == {
        "clauses.c01.path": ("policy.yaml", 8),
        "office.contacts.desk.phone": ("office.yaml", 5),
        "validity.end": ("policy.yaml", 6),
    }


def test_what_has_no_place_of_its_own_has_that_of_the_nearest_item_around_it(tmp_path: Path) -> None:
    loaded = a_loading(tmp_path, "\n".join((*HEAD.values(), "clauses:", "  - {id: c01, path: 一}"))).loaded
    assert loaded is not None
    place = loaded.places.of("clauses.c01.summary")
    assert place is not None
    assert (place.line, place.column) == (8, 5)
    nowhere = loaded.places.of("office.publisher")
    assert nowhere is not None
    assert nowhere.line == 1


def test_a_date_and_a_number_are_read_as_such_and_text_stays_text() -> None:
    data = read_yaml("a: 2021-12-30\nb: 3\nc: '12'\nd: 一\ne: null\nf: 0.1", "x").data
    assert [type(value).__name__ for value in data.values()] == ["date", "int", "str", "str", "NoneType", "float"]


def test_an_error_carries_file_line_column_and_what_to_do() -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml("a: 1\nb: [1, 2\n", "faq.yaml")
    assert caught.value.place == FilePlace("faq.yaml", 3, 1)
    assert "brackets" in str(caught.value.hint)
