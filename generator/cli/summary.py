"""What work on many policies came to: made, kept and failed, or passed and failed; the failed ones by their reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.build import BuildOutcome
from generator.finding import Finding, failed
from generator.message import Message, message


def summary_lines(outcomes: Sequence[BuildOutcome]) -> Iterator[Message]:
    """One line of numbers, then a line for each code of an error that kept policies from being built."""
    unbuilt = [outcome for outcome in outcomes if outcome.failed]
    made = sum(1 for outcome in outcomes if outcome.published and outcome.changed)
    yield message(
        "{count} policies: {made} made, {kept} unchanged, {failed} not built",
        count=len(outcomes),
        made=made,
        kept=len(outcomes) - made - len(unbuilt),
        failed=len(unbuilt),
    )
    for code, count in _reasons(outcome.findings for outcome in unbuilt):
        yield message("  not built because of {code}: {count}", code=code, count=count)


def checked_lines(found: Sequence[Sequence[Finding]], *, strict: bool = False) -> Iterator[Message]:
    """The same of a check or an audit. `found`: the findings on each policy; `strict`: warnings count as errors."""
    wrong = [findings for findings in found if failed(findings, strict=strict)]
    yield message(
        "{count} policies: {passed} pass, {failed} do not",
        count=len(found),
        passed=len(found) - len(wrong),
        failed=len(wrong),
    )
    for code, count in _reasons(wrong, strict=strict):
        yield message("  do not pass because of {code}: {count}", code=code, count=count)


def _reasons(found: Iterable[Sequence[Finding]], *, strict: bool = False) -> list[tuple[str, int]]:
    """How many policies fail for which code, the most frequent first."""
    codes = ({finding.code for finding in findings if failed((finding,), strict=strict)} for findings in found)
    return Counter(code for its in codes for code in its).most_common()
