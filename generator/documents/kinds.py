"""The document kinds that folders of templates declare; by the words of the declarations they are kept as values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from generator.documents.declaration import DocumentKind
from generator.documents.template_text import text_of
from generator.kept.folder import Cache
from generator.kept.values import UNLIKE, values_as_json, values_of_json
from generator.late import late

DECLARATION = "template.yaml"
_KIND = "document kinds"


def kinds_in(folders: tuple[Path, ...], cache: Cache | None) -> dict[str, DocumentKind]:
    """The kinds by name, in their order. `folders`: as they are searched. Raises TemplateError."""
    declared: dict[str, tuple[str, str]] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*/{DECLARATION}")):
            name = path.parent.name
            if name not in declared:
                file = f"{name}/{DECLARATION}"
                declared[name] = f"{folder.name}/{file}", text_of(path, file)
    key = hashlib.sha256(json.dumps(declared).encode()).hexdigest()
    kinds = _known(cache, key)
    if kinds is None:
        kinds = {name: late("documents.kind_file").read_kind(text, file) for name, (file, text) in declared.items()}
        if cache is not None:
            cache.store(values_as_json(kinds), _KIND, key)
    return dict(sorted(kinds.items(), key=lambda pair: pair[1].order))


def _known(cache: Cache | None, key: str) -> Mapping[str, DocumentKind] | None:
    try:
        found = values_of_json(cache.load(_KIND, key)) if cache is not None else None
        return found if isinstance(found, dict) else None
    except UNLIKE:
        return None
