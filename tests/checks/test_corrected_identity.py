"""A finding on words that a person corrected already asks the model to follow, not for one more correction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.checks.identity import identity_mismatch
from generator.checks.subject import CheckSubject
from generator.notice.model import Correction
from generator.policy.status import status_on

from ..builders import AS_OF, SHOWN_AS, a_check_subject


def _hints(subject: CheckSubject) -> list[str]:
    return [str(problem.hint) for problem in identity_mismatch(subject)]


def test_corrected_words_are_not_offered_for_correction(tmp_path: Path) -> None:
    subject = a_check_subject(tmp_path, document_number="示政办规〔2024〕6号")
    assert any("readings.yaml" in hint for hint in _hints(subject))
    done = Correction(
        "number", "document_number", "preamble", "示政办规〔2024〕5号", "—", "示政办规〔2024〕5号", "原文"
    )
    notice = replace(subject.notice, corrections=(done,))
    again = CheckSubject(subject.loaded, notice, status_on(subject.policy, AS_OF), AS_OF, SHOWN_AS)
    assert _hints(again)
    assert not any("readings.yaml" in hint for hint in _hints(again))
