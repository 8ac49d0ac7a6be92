"""Whether a figure lies in a band: in it, out of it, or at an end of which nothing says whether it belongs."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from generator.policy.bounds import Ends
from generator.policy.terms import Band


class BandPlace(StrEnum):
    """Where a figure lies as to a band."""

    IN = "in"
    OUT = "out"
    UNSAID = "unsaid"


_AT_THE_END = {True: BandPlace.IN, False: BandPlace.OUT, None: BandPlace.UNSAID}


def place_in(band: Band, figure: Decimal, ends: Ends) -> BandPlace:
    """Where `figure` lies. `ends`: what the rules of the notice say of 以上 and 以下; what the band says goes first."""
    lower = ends.lower if band.lower_inclusive is None else band.lower_inclusive
    upper = ends.upper if band.upper_inclusive is None else band.upper_inclusive
    places = (
        BandPlace.IN if band.lower is None else _beyond(figure - band.lower, lower),
        BandPlace.IN if band.upper is None else _beyond(band.upper - figure, upper),
    )
    return next((place for place in (BandPlace.OUT, BandPlace.UNSAID) if place in places), BandPlace.IN)


def _beyond(distance: Decimal, belongs: bool | None) -> BandPlace:
    if distance == 0:
        return _AT_THE_END[belongs]
    return BandPlace.IN if distance > 0 else BandPlace.OUT
