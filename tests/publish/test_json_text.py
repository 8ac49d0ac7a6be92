"""JSON as the project writes it: one text, whichever library writes it."""

import json

import pytest

from generator.publish.policy_json import dump, dump_closely, dump_rows

WIDE = 12345678901234567890123


def test_json_is_indented_by_two_and_ends_with_a_line_break() -> None:
    assert dump({"title": "临江市措施", "sums": [1, 2.5], "none": []}) == (
        '{\n  "title": "临江市措施",\n  "sums": [\n    1,\n    2.5\n  ],\n  "none": []\n}\n'.encode()
    )


def test_what_the_cache_keeps_has_no_white_space() -> None:
    assert dump_closely({"title": "措施", "sums": [1, 2.5]}) == '{"title":"措施","sums":[1,2.5]}'.encode()


def test_rows_have_a_line_each() -> None:
    written = dump_rows({"format": 1}, "rows", [{"text": "甲"}, {"text": "乙"}])
    assert written == '{"format": 1, "rows": [\n{"text":"甲"},\n{"text":"乙"}\n]}\n'.encode()


@pytest.mark.parametrize("sum_", [WIDE, -WIDE, (1 << 64) - 1, 1 << 64])
def test_no_whole_number_is_too_wide(sum_: int) -> None:
    data = {"title": "措施", "sums": [sum_], "none": {}}
    for written in (dump(data), dump_closely(data), dump_rows({}, "rows", [data])):
        assert str(sum_).encode() in written
        assert "措施".encode() in written
    assert json.loads(dump(data)) == data
    assert dump(data) == dump(data | {"sums": [7]}).replace(b"7", str(sum_).encode())


def test_words_that_are_no_unicode_are_refused() -> None:
    with pytest.raises((TypeError, ValueError)):
        dump({"title": "\ud800"})
