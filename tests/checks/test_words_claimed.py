"""What a condition claims of an award's sentence is looked for in that sentence, however long the clause is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.checks.coverage import _places

_WORDS = st.text("企业的", min_size=1, max_size=4)


@given(st.text("企业的", max_size=40), _WORDS, st.integers(0, 40), st.integers(0, 40))
def test_all_places_are_found_that_reach_into_the_part(text: str, words: str, one: int, other: int) -> None:
    first, last = sorted((one, other))
    part = set(range(first, min(last, len(text))))
    everywhere = [place for place in range(len(text)) if text.startswith(words, place)]
    said = {place for start in everywhere for place in range(start, start + len(words))}
    assert part & set(_places(text, words, first, last)) == part & said


def test_no_place_far_from_the_part_is_gone_through() -> None:
    assert len([*_places("对企业奖励。" * 1000, "企业", 3000, 3006)]) == 2
