"""How a notice stands to earlier ones, and the terms that single clauses have for themselves."""

import datetime
from enum import StrEnum
from typing import Annotated, Any

from generator.message import message
from generator.policy.frozen import Frozen, Prepared, held, holds
from generator.policy.text import ClauseId, Id
from generator.policy.values import Duration, Sources


class TieKind(StrEnum):
    """What a notice does to an earlier one; the value is the key of policy.yaml."""

    REVISES = "revises"
    REPEALS = "repeals"
    AMENDS = "amends"
    EXTENDS = "extends_term_of"


ENDING = (TieKind.REPEALS, TieKind.REVISES)  # after which the earlier notice does not hold any more


class Tie(Frozen):
    """An earlier policy of the workspace (its folder), and the words that say what becomes of it.

    `since`: the first day on which that holds, null: when this notice takes effect. `source` null: the notice does not
    say so, the office does.
    """

    policy: Id
    since: datetime.date | None = None
    source: Sources | None = None


class Extension(Tie):
    """`until`: the last day of the earlier policy's term from now on; `by`: how much longer it is (延长2年), where the
    notice says that."""

    until: datetime.date
    by: Duration | None = None


class OwnTerm(Frozen):
    """The days on which some clauses hold, where the notice gives them others than its own."""

    id: Id
    clauses: tuple[ClauseId, ...] = held(min_length=1)
    start: datetime.date | None = None
    end: datetime.date | None = None
    source: Sources

    @holds
    def some_day(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError(message("a term of its own needs start or end"))
        if self.start and self.end and self.end < self.start:
            raise ValueError(message("it ends before it starts"))


def _as_list(value: Any) -> Any:
    """`revises: old-policy` is short for a list of one that rests on no words."""
    entries = value if isinstance(value, list | tuple) else [] if value is None else [value]
    return [{"policy": entry} if isinstance(entry, str) else entry for entry in entries]


Ties = Annotated[tuple[Tie, ...], Prepared(_as_list, written=Id | Tie | tuple[Id | Tie, ...] | None)]
Extensions = Annotated[tuple[Extension, ...], Prepared(_as_list, written=Extension | tuple[Extension, ...] | None)]
