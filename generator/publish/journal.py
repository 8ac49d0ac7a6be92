"""The journal of a publication: what changes places with what. Once it stands, the publication is finished, by
whoever comes next if need be; before that, nothing has happened."""

from __future__ import annotations

import json
from dataclasses import asdict, field
from pathlib import Path

from generator.dataclass import dataclass
from generator.plain_json import read_json
from generator.publish.folder import WORK, discard, write_through
from generator.regex import regex

_STAGING, _JOURNAL = "staging", "journal.json"
_PLAIN = regex(r"[^./\\:][^/\\:]*")  # one name below a folder, and none of a hidden file


@dataclass(frozen=True, slots=True)
class StagedPolicy:
    """A policy's folder, staged. `identity`: the number of the staged folder in the file system, by which it is known
    wherever it is renamed to; `replaced`: SHA-256 of the files that may go with the old folder."""

    name: str
    identity: int
    replaced: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StagedSite:
    """The start page and its assets, staged. `files`: SHA-256 of the new ones by name, in the order in which they are
    put; `replaced`: of what stands in their place, or is to go."""

    files: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Journal:
    """What one build publishes; `build` names its staging folder. `gone`: folders of earlier editions that are to go,
    with their own number in the file system."""

    build: str
    policies: tuple[StagedPolicy, ...] = ()
    site: StagedSite = field(default_factory=StagedSite)
    gone: tuple[StagedPolicy, ...] = ()


def staging_folder(output: Path, build: str) -> Path:
    """Where the build of that name stages its files."""
    return output / WORK / _STAGING / build


def has_journal(output: Path) -> bool:
    """Whether a publication has begun and is not finished."""
    return (output / WORK / _JOURNAL).is_file()


def read_journal(output: Path) -> Journal | None:
    """The journal of a publication that was broken off; one that names places outside is none. Raises OSError,
    ValueError, KeyError, TypeError."""
    if not has_journal(output):
        return None
    data = read_json((output / WORK / _JOURNAL).read_bytes())
    policies = tuple(StagedPolicy(**each) for each in data["policies"])
    gone = tuple(StagedPolicy(**each) for each in data.get("gone", ()))
    journal = Journal(data["build"], policies, StagedSite(**data["site"]), gone)
    named = (*journal.site.files, *journal.site.replaced)
    if not _PLAIN.fullmatch(journal.build) or not all(_PLAIN.fullmatch(each.name) for each in (*policies, *gone)):
        raise ValueError(_JOURNAL)
    if not all(map(of_start_page, named)):
        raise ValueError(_JOURNAL)
    return journal


def of_start_page(name: str) -> bool:
    """Whether a file of that name may belong to the start page: it lies in output/ itself or in assets/."""
    return _PLAIN.fullmatch(name.removeprefix("assets/")) is not None


def write_journal(output: Path, journal: Journal) -> None:
    """Put the journal in force, in one step. Raises OSError."""
    path = output / WORK / _JOURNAL
    neighbour = path.with_suffix(".new")
    write_through(neighbour, json.dumps(asdict(journal), ensure_ascii=False).encode())
    neighbour.replace(path)


def remove_journal(output: Path) -> None:
    """The publication is finished. Raises OSError."""
    (output / WORK / _JOURNAL).unlink(missing_ok=True)


def clear_staging(output: Path) -> None:
    """Removes what builds left behind that were killed before they published anything. Only for the holder of the
    lock, while there is no journal: then nothing below staging/ has ever been published."""
    discard(output / WORK / _STAGING)
