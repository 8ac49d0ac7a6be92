"""A policy's model as plain values, as the parts of a draft that are made from it take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Protocol

from generator.dataclass import dataclass
from generator.draft.figures import Data, source_of
from generator.draft.names import Names, heading_over
from generator.notice.model import Notice
from generator.policy.unsettled import OF_TERM, OPEN_REASON


class Stated(Protocol):
    """What questions and forms are made from: a draft, or the model that a person corrected."""

    @property
    def notice(self) -> Notice: ...
    @property
    def clause_ids(self) -> Mapping[str, str]: ...
    @property
    def awards(self) -> list[Data]: ...
    @property
    def joint_caps(self) -> list[Data]: ...
    @property
    def measures(self) -> list[Data]: ...
    @property
    def rules(self) -> list[Data]: ...
    @property
    def eligibility(self) -> Data | None: ...
    @property
    def term_is_open(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Modelled:
    """policy.yaml as it stands."""

    notice: Notice
    policy: Data
    clause_ids: Mapping[str, str]
    awards: list[Data] = field(default_factory=list)
    joint_caps: list[Data] = field(default_factory=list)
    measures: list[Data] = field(default_factory=list)
    rules: list[Data] = field(default_factory=list)
    eligibility: Data | None = None

    @property
    def term_is_open(self) -> bool:
        """Whether words that may be about the term still wait for a person."""
        aside = self.policy.get("set_aside", ())
        waiting = [each for each in aside if each["reason"] == OPEN_REASON] if isinstance(aside, list) else []
        return any(OF_TERM.search(str(source_of(each)["quote"])) for each in waiting)

    def award_headings(self) -> list[str]:
        """The heading of each award's clause as a label, empty where it has none."""
        names = Names(self.notice)
        headings = {clause.path: clause.heading for clause in self.notice.clauses}
        paths = {name: path for path, name in self.clause_ids.items()}
        over = [heading_over(paths.get(str(source_of(award)["clause"]), ""), headings) for award in self.awards]
        return [names.label(words, "") for words in over]


def modelled(notice: Notice, policy: Mapping[str, Any]) -> Modelled:
    """`policy`: policy.yaml as plain values, which loads as a model."""
    ids = {str(clause["path"]): str(clause["id"]) for clause in policy.get("clauses", ())}
    lists = {key: list(policy.get(key, ())) for key in ("awards", "joint_caps", "measures", "rules")}
    return Modelled(notice, dict(policy), ids, **lists, eligibility=policy.get("eligibility"))
