"""The facts of a text with those that a person corrected in the place of those that were read."""

from collections.abc import Iterable, Sequence

from generator.dataclass import replace
from generator.notice.model import Correction, Fact


def with_corrections(facts: Sequence[Fact], corrections: Iterable[Correction], text: str) -> tuple[Fact, ...]:
    """The facts read in `text` without white space, corrected; the spans of the corrections are of the text as given.

    What was read where a correction stands goes; what the person read there takes its place.
    """
    found = list(facts)
    for correction in corrections:
        if correction.span is None:
            continue
        start, end = (_without_white(text, place) for place in correction.span)
        found = [fact for fact in found if fact.end <= start or end <= fact.start]
        if correction.fact is not None:
            found.append(replace(correction.fact, start=start, end=end))
    return tuple(sorted(found, key=lambda fact: fact.start))


def _without_white(text: str, place: int) -> int:
    return sum(not char.isspace() for char in text[:place])
