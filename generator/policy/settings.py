"""checks.yaml: how a policy wants its findings weighed, and which findings are waived, why and until when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from generator.dataclass import dataclass
from generator.finding import Severity
from generator.policy.frozen import Frozen, held
from generator.policy.text import ModelPath, Note, Text

SETTINGS_FILE = "checks.yaml"


class Waiver(Frozen):
    """A finding that is let pass for one item. It needs a reason and ends on a day (the last on which it holds)."""

    code: Text
    path: ModelPath
    reason: Note
    until: datetime.date


class CheckSettings(Frozen):
    """`severities`: code of a check -> error, warning or note."""

    severities: Mapping[str, Severity] = held(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class LetPass:
    """An error of a check that the office lets pass at a model path: by a waiver, with its `reason` and last day, or
    because checks.yaml weighs the check as less than an error. It travels in policy.json: the audit honours it too."""

    code: str
    path: str
    reason: str | None = None
    until: str | None = None

    def as_json(self) -> dict[str, object]:
        told = {"code": self.code, "path": self.path, "reason": self.reason, "until": self.until}
        return {name: value for name, value in told.items() if value is not None}
