"""Whether a figure lies in a band: in it, out of it, or at an end of which nothing says whether it belongs."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from generator.policy.bounds import Ends
from generator.policy.terms import Band


class Place(StrEnum):
    """Where a figure lies as to a band."""

    IN = "in"
    OUT = "out"
    UNSAID = "unsaid"


_AT_THE_END = {True: Place.IN, False: Place.OUT, None: Place.UNSAID}


def place_in(band: Band, figure: Decimal, ends: Ends) -> Place:
    """Where `figure` lies. `ends`: what the rules of the notice say of 以上 and 以下; what the band says goes first."""
    lower = ends.lower if band.lower_inclusive is None else band.lower_inclusive
    upper = ends.upper if band.upper_inclusive is None else band.upper_inclusive
    places = (
        Place.IN if band.lower is None else _beyond(figure - band.lower, lower),
        Place.IN if band.upper is None else _beyond(band.upper - figure, upper),
    )
    return next((place for place in (Place.OUT, Place.UNSAID) if place in places), Place.IN)


def _beyond(distance: Decimal, belongs: bool | None) -> Place:
    if distance == 0:
        return _AT_THE_END[belongs]
    return Place.IN if distance > 0 else Place.OUT
