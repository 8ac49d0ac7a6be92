"""Members of a list in a YAML text made anew; what a person wrote, and every comment of theirs, stays as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.dataclass import dataclass
from generator.draft.yaml_text import member_lines
from generator.policy.yaml_lists import ListInText, list_at


@dataclass(frozen=True, slots=True)
class Fresh:
    """A member as it is made now, by the id under which it stands in the file."""

    name: str
    value: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Spliced:
    """The text, and the ids of the members that were taken from what is made now."""

    text: str
    taken: tuple[str, ...]


def spliced(
    text: str, keys: Sequence[str | int], fresh: Sequence[Fresh], is_made: Callable[[str], bool], gone: frozenset[str]
) -> Spliced:
    """The list at `keys` with its members made anew.

    `is_made`: whether a member stands as it was made. `gone`: ids that a person took out; they stay out.
    """
    found = list_at(text, keys)
    if found is None:
        return Spliced(text, ())
    lines = text.splitlines(keepends=True)
    made = {each.name: "".join(f"{line}\n" for line in member_lines(each.value, len(keys))) for each in fresh}
    order = _order(found, [each.name for each in fresh], is_made, gone)
    taken = tuple(name for name in order if name in made and (name not in found.members or is_made(name)))
    members = [made[name] if name in taken else "".join(lines[slice(*found.members[name])]) for name in order]
    _fit_key_line(lines, found, empty=not members)
    return Spliced("".join([*lines[: found.start], *members, *lines[found.end :]]), taken)


def _order(found: ListInText, fresh: Sequence[str], is_made: Callable[[str], bool], gone: frozenset[str]) -> list[str]:
    """The members that stay or are made anew, as they stand; a new one behind the one that it is made behind."""
    order = [name for name in found.members if name in fresh or not is_made(name)]
    for place, name in enumerate(fresh):
        if name not in found.members and name not in gone:
            before = next((each for each in reversed(fresh[:place]) if each in order), None)
            order.insert(order.index(before) + 1 if before else len(order), name)
    return order


def _fit_key_line(lines: list[str], found: ListInText, *, empty: bool) -> None:
    """`key: []` for a list without members, `key:` for one with some."""
    head = lines[found.key_line][: found.key_column]
    lines[found.key_line] = f"{head.rstrip()}{' []' if empty else ''}\n"
