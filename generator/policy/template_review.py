"""Reviews of templates: the wording around the facts, which no clause can be held against, is read by a person.

templates/review.lock is written by `policydocs review --templates`. It holds the SHA-256 of every template of its
folder as somebody accepted it. Looks that an office edits in Word (styles/reference.docx) are not wording.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.dataclass import dataclass
from generator.kept.inputs import files_below
from generator.plain_json import Unsound
from generator.policy.review import LOCK_FILE, Accepted, Lock, ReviewState, read_lock, write_lock

_WORDING = (".j2", ".yaml", ".css", ".js", ".json")


@dataclass(frozen=True, slots=True)
class TemplateReview:
    """A template that nobody has accepted as it is. `gone`: it was accepted, and there is none of that name.

    `state`: STALE where its folder has a lock, UNREVIEWED where the folder has none yet.
    """

    name: str
    state: ReviewState
    gone: bool = False
    folder: str = "templates"  # as findings show it: the workspace's, or policies/NAME/templates


def template_reviews(
    sources: Mapping[str, Path], contents: Mapping[str, bytes], folders: tuple[Path, ...]
) -> Iterator[TemplateReview]:
    """What has not been accepted. `sources` and `contents`: the templates in force by name; `folders`: where they come
    from."""
    locks = {folder: _lock_of(folder) for folder in folders}
    known = {(name, item.text) for lock in locks.values() if lock for name, item in lock.items.items()}
    for name, path in sources.items():
        if path.suffix in _WORDING and (name, sum_of(contents[name])) not in known:
            folder = next(folder for folder in folders if path.is_relative_to(folder))
            state = ReviewState.UNREVIEWED if locks[folder] is None else ReviewState.STALE
            yield TemplateReview(name, state, folder=_shown(folder))
    for folder, lock in locks.items():
        if lock is not None:
            yield from _of_lock(folder, lock, sources)


def _of_lock(folder: Path, lock: Lock, sources: Mapping[str, Path]) -> Iterator[TemplateReview]:
    """A lock whose seal is broken, and what it accepts that is gone."""
    if not lock.sealed:
        yield TemplateReview(LOCK_FILE, ReviewState.STALE, folder=_shown(folder))
    for name in lock.items:
        if not (folder / name).is_file() and name not in sources:
            yield TemplateReview(name, ReviewState.STALE, gone=True, folder=_shown(folder))


def _shown(folder: Path) -> str:
    """A policy's own templates lie in policies/NAME/templates, all others in templates/."""
    around = folder.parent
    return f"policies/{around.name}/{folder.name}" if around.parent.name == "policies" else "templates"


def _lock_of(folder: Path) -> Lock | None:
    """The lock of a folder, None where it has none. One that cannot be read, or was edited, accepts nothing."""
    path = folder / LOCK_FILE
    if not path.is_file():
        return None
    try:
        lock = read_lock(path.read_bytes())
    except Unsound:
        return Lock(sealed=False)
    return lock if lock.sealed else Lock(sealed=False)


def sum_of(data: bytes) -> str:
    """The SHA-256 of a template's text, whichever line ends and byte order mark it is saved with."""
    text = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    return hashlib.sha256(text).hexdigest()


def accept_templates(folder: Path, by: str, day: str) -> tuple[bytes, tuple[str, ...]]:
    """review.lock of a template folder as it is now, and the names that it accepts anew."""
    lock = _lock_of(folder) or Lock()
    files = sorted((name, Path(path)) for name, path in files_below(folder))
    sums = {name: sum_of(path.read_bytes()) for name, path in files if path.suffix in _WORDING}
    kept = {name: item for name, item in lock.items.items() if sums.get(name) == item.text}
    new = {name: Accepted({}, each, by, day) for name, each in sums.items() if name not in kept}
    return write_lock({**kept, **new}, complete=True), tuple(new)
