"""What lies in a policy's folder and is not read: model files under a wrong name, and files that are no part of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from generator.finding import Finding
from generator.policy.load_findings import file_not_read, model_file_misnamed
from generator.regex import regex

_IGNORED = regex(r"\..*|~\$.*|.*~|.*\.sw[a-p]|thumbs\.db|desktop\.ini", re.IGNORECASE)
_NOTICE = "notice."
_ENDINGS = regex(r"(\s*\.\s*(ya?ml|txt|bak|old|orig|tmp))+")
_NO_PART = regex(r"副本|复制|copy|[^a-z一-鿿]")
_LIKE = 0.8  # office and offices, office and offcie; not faq and forms


def unread_files(folder: Path, shown_as: str, model: tuple[str, ...], others: tuple[str, ...]) -> Iterator[Finding]:
    """An error for what is taken for a model file and is none, a note for every other file that is not read.

    `model`: the names of model files; `others`: of files that are read besides.
    """
    policy = shown_as.rpartition("/")[2]
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = path.name
        if name in model and not path.is_file():
            yield model_file_misnamed(shown_as, name, name, policy)
        if path.is_dir() or name in (*model, *others) or _IGNORED.fullmatch(name) or name.startswith(_NOTICE):
            continue
        yield from _unread(path, folder, shown_as, _meant(name, model))


def _unread(path: Path, folder: Path, shown_as: str, right: str | None) -> Iterator[Finding]:
    """A file that is not read; `right`: the name that was meant, where it looks like that of a model file."""
    policy = shown_as.rpartition("/")[2]
    if right is None:
        yield file_not_read(shown_as, path.name, policy)
    elif not (folder / right).exists():
        yield model_file_misnamed(shown_as, path.name, right, policy)
    elif not (folder / right).samefile(path):  # one file under both names, where a system knows no capitals
        yield file_not_read(shown_as, path.name, policy)


def _meant(name: str, model: tuple[str, ...]) -> str | None:
    """The model file that a name is likely meant for: office.yml, Office.yaml, office.yaml.txt, office - 副本.yaml."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    endings = _ENDINGS.search(plain)
    if endings is None or "y" not in endings[0]:
        return None
    stem = _NO_PART.sub("", plain[: endings.start()])
    likeness = {right: SequenceMatcher(None, stem, right.partition(".")[0]).ratio() for right in model}
    best = max(likeness, key=likeness.__getitem__)
    return best if likeness[best] >= _LIKE else None
