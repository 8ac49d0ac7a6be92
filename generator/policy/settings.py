"""checks.yaml: how a policy wants its findings weighed, and which findings are waived, why and until when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from pydantic import Field

from generator.finding import Severity
from generator.policy.text import ModelPath, Note, Text
from generator.policy.values import Frozen

SETTINGS_FILE = "checks.yaml"


class Waiver(Frozen):
    """A finding that is let pass for one item. It needs a reason and ends on a day (the last on which it holds)."""

    code: Text
    path: ModelPath
    reason: Note
    until: datetime.date


class CheckSettings(Frozen):
    """`severities`: code of a check -> error, warning or note."""

    severities: Mapping[str, Severity] = Field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
