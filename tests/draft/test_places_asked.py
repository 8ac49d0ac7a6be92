"""Many places are asked at once what they would say one by one."""

from hypothesis import given
from hypothesis import strategies as st

from generator.draft.places_asked import PlacesAsked
from generator.draft.sentences import Sentence
from generator.notice.facts import find_facts

PLACES = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(PLACES, max_size=8), PLACES)
def test_places_hold_lie_in_and_share(places: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    start, end = asked
    many = PlacesAsked(places)
    assert many.hold(start, end) == any(first <= start and end <= last for first, last in places)
    assert many.lie_in(start, end) == any(start <= first and last <= end for first, last in places)
    assert many.over(start, end) == sorted((first, last) for first, last in places if first < end and start < last)


@given(PLACES)
def test_the_facts_of_a_piece_are_those_that_stand_in_it_whole(asked: tuple[int, int]) -> None:
    text = "5万元、10%和3年，6家、20万元"
    facts = find_facts(text)
    start, end = asked
    found = Sentence("c01", text, facts).facts_in(start, end)
    assert len(facts) == 5
    assert found == [fact for fact in facts if start <= fact.start and fact.end <= end]
