"""What is known of two notices when their clauses are compared: names, what is called otherwise, rows of tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from generator.dataclass import dataclass
from generator.revision.spans import KnownTexts
from generator.revision.wording import WordingRun, marked_where_different, runs_between


@dataclass(frozen=True, slots=True)
class ComparedNames:
    """`issuers`: of both notices; `known`: names that are one word each; `called`: old name -> new name of the same;
    `follows`: old number of an article -> new one. `texts`: sentences and rows of tables that are known.
    """

    issuers: frozenset[str]
    known: frozenset[str]
    called: Mapping[str, str]
    follows: Mapping[str, str]
    texts: KnownTexts = field(default_factory=KnownTexts)
    _made: dict[tuple[str, str], tuple[WordingRun, ...]] = field(default_factory=dict)

    def runs(self, old: str, new: str) -> tuple[WordingRun, ...]:
        """The runs of two texts, as they are judged. Made once: of most clauses several parts of the report ask."""
        made = self._made.get((old, new))
        if made is None:
            made = runs_between(old, new, self.known, self.called, self.follows, self.texts)
            self._made[old, new] = made
        return made

    def shown(self, old: str, new: str) -> tuple[WordingRun, ...]:
        """The runs of two texts, as they are shown: what is called otherwise is marked."""
        return tuple(marked_where_different(runs_between(old, new, self.known, {}, self.follows, self.texts)))
