"""Which policies of a workspace are tied to each other, found without loading those that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from generator.dataclass import dataclass
from generator.errors import UsageError
from generator.kept.tied import both_ways, has_ties, names_in, reached
from generator.late import late
from generator.policy.chain import Neighbours, ties_of
from generator.policy.loaded import MAIN_FILE, Loading
from generator.policy.model import Policy
from generator.workspace import POLICIES, Workspace

_DATES = ("policy.yaml", "office.yaml")  # what says when a policy holds
_Stamp = tuple[tuple[str, int, int], ...]  # name, time of change in ns, bytes


def neighbours_of(workspace: Workspace, name: str) -> Neighbours:
    """The policies of `workspace` that are tied to the policy `name`, directly or through others."""
    return Neighbourhood(workspace).of(name)


@dataclass(frozen=True)
class Neighbourhood:
    """The ties between the policies of a workspace, whose files are looked at once, whatever is asked of them.
    `known`: as it was looked at before; only `anew` have changed since."""

    workspace: Workspace
    known: Neighbourhood | None = None
    anew: tuple[str, ...] = ()

    def looked_at(self) -> Neighbourhood:
        """Itself, after all files were looked at: it stays what they are now."""
        self._called, self._targets  # noqa: B018 - both are kept
        return self

    def with_anew(self, names: tuple[str, ...]) -> Neighbourhood:
        """The same workspace after the files of these policies have changed: of the others nothing is read again."""
        return Neighbourhood(self.workspace, self, names)

    def of(self, name: str, own: Policy | None = None) -> Neighbours:
        """As neighbours_of. `own`: the policy itself, where it is loaded already."""
        found = sorted(reached(name, self._beside) & self._stamps.keys())
        policies = (
            (each, own if own and each == name else _loaded(self._folder(each), self._stamps[each])) for each in found
        )
        return Neighbours({each: policy for each, policy in policies if policy is not None}, self._called)

    def _folder(self, name: str) -> Path:
        return self.workspace.policy_folder(name)

    @cached_property
    def _stamps(self) -> dict[str, _Stamp]:
        if self.known:
            return self.known._stamps | {name: _stamp(self._folder(name)) for name in self.anew}
        try:
            return {name: _stamp(self._folder(name)) for name in self.workspace.policy_names()}
        except UsageError:  # a single folder, and no workspace around it
            return {}

    @property
    def _to_look_at(self) -> Iterator[tuple[str, Path, _Stamp]]:
        for name in self.anew if self.known else self._stamps:
            yield name, self._folder(name), self._stamps[name]

    @cached_property
    def _called(self) -> dict[str, tuple[str, ...]]:
        found = {name: _called(folder, stamp) for name, folder, stamp in self._to_look_at}
        return self.known._called | found if self.known else found

    @cached_property
    def _targets(self) -> dict[str, tuple[str, ...]]:
        found = {name: _targets(folder, stamp) for name, folder, stamp in self._to_look_at}
        return self.known._targets | found if self.known else found

    @cached_property
    def _beside(self) -> dict[str, set[str]]:
        return both_ways(self._targets)


def _stamp(folder: Path) -> _Stamp:
    return tuple(_states(folder / name for name in _DATES))


def _states(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        try:
            seen = path.stat()
        except OSError:
            continue
        yield path.name, seen.st_mtime_ns, seen.st_size


@lru_cache(maxsize=4096)
def _text(folder: Path, stamp: _Stamp) -> str:  # noqa: ARG001 - a changed file is read anew
    try:
        return (folder / MAIN_FILE).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""  # loading says what is wrong with it


@lru_cache(maxsize=4096)
def _called(folder: Path, stamp: _Stamp) -> tuple[str, ...]:
    """Title and document number as policy.yaml has them."""
    return names_in(_text(folder, stamp))


@lru_cache(maxsize=4096)
def _targets(folder: Path, stamp: _Stamp) -> tuple[str, ...]:
    if not has_ties(_text(folder, stamp)):
        return ()
    policy = _loaded(folder, stamp)
    return tuple(str(tie.policy) for _, _, tie in ties_of(policy)) if policy else ()


@lru_cache(maxsize=256)
def _loaded(folder: Path, stamp: _Stamp) -> Policy | None:  # noqa: ARG001 - a changed file is loaded anew
    loading: Loading = late("policy.load").load_policy(folder, f"{POLICIES}/{folder.name}")
    return loading.loaded.policy if loading.loaded else None
