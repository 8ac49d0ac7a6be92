"""The lines of a title in Word: no word is split, and they are as even as can be (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.notice.title_breaks import title_breaks

_UNEVEN = 3
COVER_WIDTH = 18  # characters of a title on a line of the text


def title_lines(
    title: str, names: Iterable[str] = (), width: int = COVER_WIDTH, *, label: bool = False
) -> tuple[int, ...]:
    """The places in `title` at which a new line begins; none where it fits one line or no even cut is safe.

    `names`: of organisations and places, which stay whole. The fewest lines are taken, of those the most even ones.
    `label`: of a field; none of its lines is shorter than a third of the longest, since Word evens them otherwise.
    """
    if len(title) <= width:
        return ()
    places = title_breaks(title, names)
    for lines in range(2, 6):
        cuts = _cut(title, places, lines, width, _UNEVEN if label else len(title))
        if cuts is not None:
            return cuts
    return ()


def _cut(title: str, places: tuple[int, ...], lines: int, width: int, uneven: int) -> tuple[int, ...] | None:
    """The most even cut of the title into so many lines, each at most `width` long and at most `uneven` times as long
    as another."""
    best: tuple[float, tuple[int, ...]] | None = None
    for cuts in _choices(places, lines - 1):
        sizes = [end - start for start, end in zip((0, *cuts), (*cuts, len(title)), strict=True)]
        if max(sizes) <= min(width, uneven * min(sizes)):
            spread = max(sizes) - min(sizes) + (0.5 if sizes[-1] > sizes[0] else 0)
            best = min(best or (spread, cuts), (spread, cuts))
    return best[1] if best else None


def _choices(places: tuple[int, ...], many: int) -> Iterable[tuple[int, ...]]:
    if many == 0:
        yield ()
    for index, place in enumerate(places):
        for rest in _choices(places[index + 1 :], many - 1) if many else ():
            yield (place, *rest)
