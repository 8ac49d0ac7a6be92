"""What became of a clause, or of clauses that belong together."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.notice.model import NoticeClause
from generator.revision.alignment import Fate
from generator.revision.change import Change
from generator.revision.wording import WordingRun


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """Clauses that belong together, and what changed in them. `runs`: their whole texts side by side, squeezed,
    a renamed unit marked as changed in each.

    `place`: "preamble" or "closing" where it is no clause. `followed`: references that follow the new numbers of
    articles, old number and new one, which are told once for the whole notice.
    """

    fate: Fate
    old: tuple[NoticeClause, ...]
    new: tuple[NoticeClause, ...]
    runs: tuple[WordingRun, ...] = ()
    changes: tuple[Change, ...] = ()
    place: str = ""
    followed: tuple[tuple[str, str], ...] = ()

    @property
    def replaced(self) -> bool:
        """Whether the old clause was repealed, and another one put in its place."""
        return self.fate is Fate.REPLACED

    @property
    def old_paths(self) -> tuple[str, ...]:
        return (self.place,) if self.place else tuple(clause.path for clause in self.old)

    @property
    def new_paths(self) -> tuple[str, ...]:
        return (self.place,) if self.place else tuple(clause.path for clause in self.new)
