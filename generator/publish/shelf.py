"""Earlier editions of a policy (历史版本): whole published folders beside its own, output/POLICY--1, POLICY--2 …

No policy can have such a name, for an id has no two hyphens in a row. A folder stays as it was published, byte
for byte, and at the same depth, so that its links lead where they led.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.dataclass import dataclass
from generator.errors import OutputError
from generator.message import message
from generator.plain_json import read_json, what_is_wrong
from generator.policy.earlier import EarlierEdition
from generator.policy.review import DRAFT_EDITION
from generator.publish.journal import StagedPolicy
from generator.publish.manifest import MANIFEST, POLICY, sha256
from generator.publish.standing import StandingFolder, own_record, read_standing
from generator.publish.switch import stage_policy, to_retire
from generator.regex import regex

_NUMBERED = regex(r"(?P<policy>.+)--(?P<number>[1-9]\d*)")
# What makes a notice: its words. How they are read may change with the tool.
_WORDS = ("title", "document_number", "preamble", "closing")


@dataclass(frozen=True)
class Shelf:
    """The kept editions of a policy, newest first, and what stands in its own folder now: its policy.json, the SHA-256
    of its manifest.json."""

    name: str
    earlier: tuple[EarlierEdition, ...] = ()
    policy: bytes = b"{}"
    manifest: str = ""

    @cached_property
    def current(self) -> Mapping[str, Any]:
        """The model of the edition that stands; of none nothing. Only a build that keeps editions asks for it."""
        found: Mapping[str, Any] = read_json(self.policy)
        return found

    def after(self, policy: Mapping[str, Any], keep: int | None) -> tuple[EarlierEdition, ...]:
        """The earlier editions once `policy` (policy.json) is published: the newest `keep`; None: those of now.

        What stands now is kept where the new one is another edition: by its name, or by the words of the notice.
        """
        if keep is None:
            return self.earlier
        kept = (self._as_earlier(), *self.earlier) if self.is_other(policy) else self.earlier
        return kept[:keep]

    def is_other(self, policy: Mapping[str, Any]) -> bool:
        """Whether `policy` is another edition than the published one; drafts are none that is kept."""
        if not self.current or self.current.get("edition") == DRAFT_EDITION:
            return False
        return _edition(self.current) != _edition(policy)

    def _as_earlier(self) -> EarlierEdition:
        number = max((number_of(each.id) for each in self.earlier), default=0) + 1
        return EarlierEdition.of(f"{self.name}--{number}", self.current, self.manifest)


def policy_of(folder: str) -> str:
    """The policy that a folder of the output belongs to: its own, or that of which it is an earlier edition."""
    found = _NUMBERED.fullmatch(folder)
    return found["policy"] if found else folder


def number_of(folder: str) -> int:
    """The number of an earlier edition, 0 of a policy's own folder."""
    found = _NUMBERED.fullmatch(folder)
    return int(found["number"]) if found else 0


def is_earlier(folder: str) -> bool:
    """Whether a folder of the output holds an earlier edition."""
    return policy_of(folder) != folder


def read_shelf(output: Path, name: str, standing: StandingFolder) -> Shelf:
    """What is kept of the policy `name`. An edition that was edited by hand is none to keep. Raises OutputError."""
    earlier = tuple(sorted(_kept(output, name), key=lambda each: -number_of(each.id)))
    if POLICY not in standing.made or MANIFEST not in standing.made or standing.edited({}):
        return Shelf(name, earlier)
    return Shelf(name, earlier, standing.made[POLICY], standing.sums[MANIFEST])


def moved(
    output: Path, staging: Path, shelf: Shelf, earlier: tuple[EarlierEdition, ...], standing: StandingFolder
) -> tuple[tuple[StagedPolicy, ...], tuple[StagedPolicy, ...]]:
    """The folders of earlier editions that come, staged, and those that go. Raises OutputError."""
    had, has = {each.id for each in shelf.earlier}, {each.id for each in earlier}
    kept = tuple(
        stage_policy(staging, name, standing.made, StandingFolder(output / name)) for name in sorted(has - had)
    )
    gone = tuple(to_retire(output / name, read_standing(output / name)) for name in sorted(had - has))
    return kept, gone


def earlier_in(policy: Mapping[str, Any]) -> tuple[EarlierEdition, ...]:
    """The earlier editions that a policy.json names. Raises KeyError, TypeError, ValueError on
    another shape."""
    return tuple(EarlierEdition.of(each["id"], each, each["manifest"]) for each in policy.get("earlier", ()))


def _kept(output: Path, name: str) -> Iterator[EarlierEdition]:
    for folder in output.glob(f"{name}--*"):
        if policy_of(folder.name) != name or not folder.is_dir():
            continue
        made = read_standing(folder).made
        if own_record(made.get(MANIFEST)) is None:
            continue  # of somebody else
        try:
            yield EarlierEdition.of(folder.name, read_json(made[POLICY]), sha256(made[MANIFEST]))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise OutputError(
                message(
                    "{folder} is no published edition any more: {problem}", folder=folder, problem=what_is_wrong(error)
                ),
                hint=message("restore it, or remove the folder"),
            ) from error


def _edition(policy: Mapping[str, Any]) -> tuple[object, ...]:
    notice = policy.get("notice", {})
    clauses = [(clause["path"], clause["text"]) for clause in notice.get("clauses", ())]
    return (policy.get("edition"), clauses, *(notice.get(name) for name in _WORDS))
