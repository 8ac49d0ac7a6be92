"""Words of a title that stay together on a page: they are those that titles have, and nothing else is so held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.audit.compare import ShownRow
from generator.audit.read.model import Model
from generator.message import Message, message
from generator.notice.title_breaks import title_breaks
from generator.notice.title_units import title_units


def whole_names(model: Model) -> tuple[str, ...]:
    """The names and words of a policy that a title is never cut in."""
    names = [str(each["name"]) for each in model.data["organisations"].values()]
    names += [str(each["meaning"]) for each in model.data.get("definitions", ())]
    return (*names, *title_units(str(model.data["title"]), model.texts.values()))


def odd_groups(pair: ShownRow, names: Iterable[str]) -> Iterator[Message]:
    """Where the groups of a heading are not the words of a value that it shows, cut as titles are. `names`: what stays
    whole in them."""
    groups = pair.found.groups
    if groups:
        yield from cut_otherwise(groups, (span.text for span in pair.row.spans), names)


def cut_otherwise(groups: tuple[str, ...], titles: Iterable[str], names: Iterable[str] = ()) -> Iterator[Message]:
    """Where groups are none of these titles, cut as titles are."""
    words = "".join(groups)
    if words not in titles or groups != _cut(words, names):
        yield message("its words stay together otherwise than titles do: {found}", found=" | ".join(groups))


def _cut(title: str, names: Iterable[str]) -> tuple[str, ...]:
    places = title_breaks(title, names)
    starts = (0, *places)
    return tuple(title[start:end] for start, end in zip(starts, (*places, len(title)), strict=True))
