"""Two wordings side by side: the runs of words that stayed, went, came, or took the place of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from generator.revision.tokens import Token, tokens_of

# Words that stayed between two changes are shown as changed too where they are shorter: they only break a reader's eye.
_SHORTEST_STAY = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Words of the old text and the words of the new one in their place; equal, or one of them may be empty."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    same: bool

    @property
    def old_text(self) -> str:
        return "".join(token.text for token in self.old)

    @property
    def new_text(self) -> str:
        return "".join(token.text for token in self.new)


def runs_between(old: str, new: str, names: Iterable[str] = ()) -> tuple[Run, ...]:
    """The runs of two squeezed texts; the old ones joined are `old`, the new ones `new`."""
    names = tuple(names)
    before, after = tokens_of(old, names), tokens_of(new, names)
    found = Indel.opcodes([token.text for token in before], [token.text for token in after])
    rough = [
        Run(before[code.src_start : code.src_end], after[code.dest_start : code.dest_end], code.tag == "equal")
        for code in found
    ]
    return tuple(_joined(_smooth(_joined(rough))))


def _smooth(runs: Iterable[Run]) -> Iterator[Run]:
    """Without stays too short to be read as such; a figure or a name that stayed is never too short."""
    listed = list(runs)
    for index, run in enumerate(listed):
        inner = 0 < index < len(listed) - 1
        short = len(run.old) < _SHORTEST_STAY and not any(token.whole for token in run.old)
        stop = run.same and run.old_text in _STOPS
        yield Run(run.old, run.new, same=False) if run.same and inner and short and not stop else run


_STOPS = tuple("，。；：、（）")


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one kind as one run: what went and what came in its place."""
    last: Run | None = None
    for run in runs:
        if last is not None and last.same == run.same:
            last = Run((*last.old, *run.old), (*last.new, *run.new), run.same)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
