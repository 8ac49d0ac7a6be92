"""What a build of many policies came to: made, kept and failed, the failed ones by their reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.build import Outcome
from generator.finding import Severity
from generator.message import Message, message


def summary_lines(outcomes: Sequence[Outcome]) -> Iterator[Message]:
    """One line of numbers, then a line for each code of an error that kept policies from being built."""
    failed = [outcome for outcome in outcomes if outcome.failed]
    made = sum(1 for outcome in outcomes if outcome.published and outcome.changed)
    yield message(
        "{count} policies: {made} made, {kept} unchanged, {failed} not built",
        count=len(outcomes),
        made=made,
        kept=len(outcomes) - made - len(failed),
        failed=len(failed),
    )
    reasons = Counter(code for outcome in failed for code in _errors(outcome))
    for code, count in reasons.most_common():
        yield message("  not built because of {code}: {count}", code=code, count=count)


def _errors(outcome: Outcome) -> set[str]:
    return {finding.code for finding in outcome.findings if finding.severity is Severity.ERROR}
