"""What the awards of a policy come to, in the words of its documents, by model path: for `show` in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.policy import wording_terms
from generator.policy.model import Policy


def grant_words(policy: Policy) -> Iterator[tuple[str, str]]:
    """(path, words) of every award, part and tier with an amount, and of every limit over several awards."""
    for award in policy.awards:
        path = f"awards.{award.id}"
        if award.amount is not None:
            yield path, wording_terms.line(award)
        for name, lines in (("parts", award.parts), ("tiers", award.tiers)):
            yield from ((f"{path}.{name}.{line.id}", wording_terms.line(line)) for line in lines)
        if award.amount is None:
            yield from ((f"{path}.caps.{index}", wording_terms.cap(cap)) for index, cap in enumerate(award.caps))
    yield from ((f"joint_caps.{cap.id}", wording_terms.cap(cap)) for cap in policy.joint_caps)
