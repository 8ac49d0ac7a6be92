"""What the office has still to fill in before documents are published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import CheckProblem, CheckSubject
from generator.message import message
from generator.policy.unfilled import unfilled


def office_unfilled(subject: CheckSubject) -> Iterator[CheckProblem]:
    """office.yaml says where, when and with what to apply and whom to ask. What it leaves open is counted once; until
    it is filled in, the guidebook calls itself 征求填写稿, and `build --public` refuses, unless office.yaml has
    `unfilled: leave_out`.

    Passes:

        office: {publisher: 云岭市科技局}

    Fails:

        office: {publisher: null}
    """
    blanks = unfilled(subject.policy)
    if blanks:
        yield CheckProblem(
            message("office.yaml leaves {count} entries open, the first is {path}", count=len(blanks), path=blanks[0]),
            message("fill them in, or let the published documents do without: unfilled: leave_out"),
            "office",
        )
