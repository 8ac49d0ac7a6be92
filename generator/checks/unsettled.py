"""Words that a draft set aside by itself and that nobody has decided on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import CheckProblem, CheckSubject
from generator.message import message
from generator.policy.unsettled import waiting


def words_unsettled(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Words that the draft set aside itself (由程序暂放，待核对) are settled by a person: stated as term or
    organisations, or set aside for a reason of their own. Until then documents send the reader to the clause.

    Passes:

        set_aside: [{id: reports, reason: 只说明报送时间, source: …}]

    Fails:

        set_aside: [{id: open-1, reason: 由程序暂放，待核对, source: …}]
    """
    for each in waiting(subject.policy):
        for source in each.source:
            yield CheckProblem(
                message("nobody has settled what these words say: {words}", words=source.quote),
                message("state them (validity, or the clause's organisations) and take the item out, or give a reason"),
                f"set_aside.{each.id}",
                str(source.clause),
                source.quote,
            )
