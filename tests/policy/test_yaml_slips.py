"""Slips of the keyboard in model files: the message names what was typed, where it stands, and what to type instead."""

import pytest

from generator.finding import FilePlace
from generator.policy.yaml_slips import slip_in_key
from generator.policy.yaml_source import YamlError, read_yaml

COLON, SPACE, DASH = "full-width colon", "no space stands behind the colon", "behind the dash"
COMMA, INDENT, DEEP = "full-width comma", "tab or a full-width space", "farther in than the one above"

# The file, what is told of it, and where: line and column.
SLIPS = (
    ("office：\n  publisher: 甲局\n", COLON, 1, 7),
    ("office:\n  publisher：甲局\n  contacts: []\n", COLON, 2, 12),
    ("office： \n  publisher： 甲局\n  contacts: []\n", COLON, 1, 7),
    ("office：甲局\n", COLON, 1, 7),
    ("a:\n  contacts：\n    # 联系人\n    - id: one\n", COLON, 2, 11),
    ("a:\n  - id：one\n    name: 甲\n", COLON, 2, 7),
    ("a:\n  b：甲\n  c: 1\r\n  d: 2\n", COLON, 2, 4),
    ("office:\n  publisher:甲局\n  contacts: []\n", SPACE, 2, 12),
    ("office:\n  publisher:'甲局'\n  contacts: []\n", SPACE, 2, 12),
    ("a:\n  -id: one\n  - id: two\n", DASH, 2, 3),
    ("a: {date: 2025-06-12，where: 甲}\n", COMMA, 1, 21),
    ("a: {date: '2025-06-12'，where：甲}\n", COMMA, 1, 23),
    ("office:\n\tpublisher: 甲局\n", INDENT, 2, 1),
    ("office:\n  a: 甲局\n  \tb: 乙\n", INDENT, 3, 1),
    ("office:\n  publisher: 甲局\n   contacts: []\n", DEEP, 3, 4),
    ("a:\n  - id: one\n     name: 甲\n", DEEP, 3, 6),
)


@pytest.mark.parametrize(("text", "told", "line", "column"), SLIPS)
def test_a_slip_is_told_where_it_stands(text: str, told: str, line: int, column: int) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(text, "office.yaml")
    assert told in str(caught.value.message)
    assert caught.value.place == FilePlace("office.yaml", line, column)
    assert "half-width" in str(caught.value.hint) or "same column" in str(caught.value.hint)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  note：甲\n  see http:x\nb: [1, 2\n",
        "a: '说明\n  note：甲'\nb: [1, 2\n",
        'a: "x\nb: 甲\n',
        "a: {b: 1\nc: 2\n",
    ],
)
def test_words_that_look_like_a_slip_are_not_blamed(text: str) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(text, "office.yaml")
    assert not any(told in str(caught.value.message) for told in (COLON, SPACE, DASH, COMMA, INDENT, DEEP))


@pytest.mark.parametrize("text", ["a: {value: 100,000, unit: CNY}", "a: {value: 1,200.5}", "a: {value: 1,000,000}"])
def test_commas_within_a_figure(text: str) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(text, "policy.yaml")
    assert "commas" in str(caught.value.message)


@pytest.mark.parametrize(
    ("key", "told"),
    [("\u3000publisher", INDENT), ("name：甲", COLON), ("name:甲", SPACE), ("publicher", None), ("甲：乙", None)],
)
def test_a_key_that_is_a_slip(key: str, told: str | None) -> None:
    found = slip_in_key(key)
    assert (told is None and found is None) or (found is not None and str(told) in str(found[0]))
