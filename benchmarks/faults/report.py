"""The result as a page of Markdown: a line for each class, then every survivor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.faults.trial import AGAINST, BUILD, CHECK, VERIFY, Trial

_COMMANDS = (CHECK, BUILD, VERIFY, AGAINST)
_LOCK = frozenset({"paraphrase-stale", "item-added", "item-removed", "review-lock-edited", "template-stale"})
_HEAD = """# Seeded faults

Written by `make faults` (`python -m benchmarks.faults`); do not edit.

Every line is a class of faults. A mutant is the real policy with one fault, made from its files by a rule; which of the
rule's mutants are tried is drawn with a fixed seed. A fault in model, templates or notice is killed when
`policydocs check`, or else `policydocs build`, leaves with 1; one in a published folder when `policydocs verify DIR`
does. `verify DIR --against WORKSPACE` counts only for a folder that is consistent in itself (marked ¹). Every fault in
a finished file is tried twice: with all hashes left as they were, and with those of ledger, manifest and site.json
mended by the forger, and the page of a form carrying the Word file as it is now. Exit codes
2 and 3 count as survived. A mutant is equivalent when its build has the same bytes in every file.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was tried. `differing`: mutants that fared otherwise through the executable, of `sampled`."""

    trials: Sequence[Trial]
    seed: int
    seconds: float
    sampled: int
    differing: Sequence[tuple[Trial, Trial]]

    @property
    def survivors(self) -> list[Trial]:
        return [each for each in self.trials if each.survived]

    @property
    def clean(self) -> bool:
        return not self.survivors and not self.differing


def page(outcome: Outcome) -> str:
    """docs/faults.md."""
    return "\n".join([_HEAD, *_totals(outcome), "", *_table(outcome.trials), "", *_survivors(outcome), ""])


def _totals(outcome: Outcome) -> Iterator[str]:
    trials = outcome.trials
    killed = sum(each.killed for each in trials)
    equivalent = sum(each.equivalent for each in trials)
    real = len(trials) - equivalent
    yield (
        f"**{killed} of {real} killed ({100 * killed / max(real, 1):.1f} %)**, {equivalent} equivalent, "
        f"{len({each.mutant.kind for each in trials})} classes, seed {outcome.seed}."
    )
    yield ""
    yield (
        f"Of {outcome.sampled} mutants that went through the installed `policydocs` as well, "
        f"{outcome.sampled - len(outcome.differing)} left with the same exit code."
    )


def _table(trials: Sequence[Trial]) -> Iterator[str]:
    yield f"| class | mutants | killed | survived | {' | '.join(_COMMANDS)} | by the review lock alone | found by |"
    yield f"|---|{'--:|' * (len(_COMMANDS) + 4)}---|"
    for kind in dict.fromkeys(each.mutant.kind for each in trials):
        yield _line(kind, [each for each in trials if each.mutant.kind == kind])
    yield _line("**all**", trials, codes=False)


def _line(kind: str, trials: Sequence[Trial], *, codes: bool = True) -> str:
    killed = [each for each in trials if each.killed]
    by = Counter(each.command for each in killed)
    lock = sum(set(each.found) <= _LOCK and each.command == CHECK for each in killed)
    survived = sum(each.survived for each in trials)
    mark = " ¹" if codes and trials[0].mutant.against else ""
    cells = (
        f"{kind}{mark}",
        len(trials),
        len(killed),
        f"**{survived}**" if survived else 0,
        *(by[command] or "" for command in _COMMANDS),
        lock or "",
        _codes(killed) if codes else "",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _codes(killed: Iterable[Trial]) -> str:
    """The checks that found most of the class."""
    counted = Counter(code for each in killed for code in each.found)
    return ", ".join(code for code, _ in counted.most_common(3))


def _survivors(outcome: Outcome) -> Iterator[str]:
    if outcome.survivors:
        yield "## Survivors"
        yield ""
        yield "| class | file | fault | exit code |"
        yield "|---|---|---|--:|"
        for each in outcome.survivors:
            what = each.mutant.what.replace("|", "\\|")
            yield f"| {each.mutant.kind} | {each.mutant.file} | {what} | {each.code} ({each.command}) |"
    for inside, outside in outcome.differing:
        yield f"- {inside.mutant.kind}, {inside.mutant.what}: {inside.code} in process, {outside.code} as executable"
