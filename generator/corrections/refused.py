"""Why a correction is not applied."""

from __future__ import annotations

from enum import StrEnum
from typing import NoReturn

from generator.dataclass import dataclass
from generator.message import NOTHING, Message
from generator.policy.readings import Reading


class Why(StrEnum):
    """MISFIT: the words are not there any more. CONTRADICTION: its own words, or the text, say otherwise. IDLE: it
    changes nothing."""

    MISFIT = "misfit"
    CONTRADICTION = "contradiction"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reading that was not applied, and why."""

    reading: Reading
    why: Why
    told: Message
    hint: Message = NOTHING


class RefusedError(Exception):
    """Raised while a correction is applied; becomes a `Refusal`."""

    def __init__(self, why: Why, told: Message, hint: Message = NOTHING) -> None:
        super().__init__(told)
        self.why = why
        self.told = told
        self.hint = hint


def contradicts(told: Message, hint: Message = NOTHING) -> NoReturn:
    """The correction is refused because its words say otherwise."""
    raise RefusedError(Why.CONTRADICTION, told, hint)


def misfits(told: Message, hint: Message = NOTHING) -> NoReturn:
    """The correction is refused because the notice has not, or not only here, what it names."""
    raise RefusedError(Why.MISFIT, told, hint)
