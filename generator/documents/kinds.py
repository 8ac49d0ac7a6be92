"""The document kinds that folders of templates declare; by the words of the declarations they are kept as values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from generator.documents.declaration import DocumentKind
from generator.documents.template_text import text_of
from generator.kept.folder import UNLIKE, Cache
from generator.kept.values import values_as_json, values_of_json
from generator.late import late

DECLARATION = "template.yaml"
_KIND = "document kinds"


# name of a folder -> the kind that it declares; and by the names of kinds what they declare, where that was kept
Kinds = tuple[dict[str, DocumentKind], dict[str, dict[str, object]]]


def kinds_in(folders: tuple[Path, ...], cache: Cache | None) -> Kinds:
    """The kinds by name, in their order. `folders`: as they are searched. Raises TemplateError."""
    texts: dict[str, tuple[str, str]] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*/{DECLARATION}")):
            name = path.parent.name
            if name not in texts:
                file = f"{name}/{DECLARATION}"
                texts[name] = f"{folder.name}/{file}", text_of(path, file)
    key = hashlib.sha256(json.dumps(texts).encode()).hexdigest()
    kinds, declared = _known(cache, key) or _read(texts, cache, key)
    return dict(sorted(kinds.items(), key=lambda pair: pair[1].order)), declared


def _read(texts: Mapping[str, tuple[str, str]], cache: Cache | None, key: str) -> Kinds:
    kinds = {name: late("documents.kind_file").read_kind(text, file) for name, (file, text) in texts.items()}
    if cache is not None:
        declared = {kind.kind: kind.declared() for kind in kinds.values()}
        alone = len(declared) == len(kinds)  # no two folders declare the same kind
        cache.store([values_as_json(kinds), declared if alone else {}], _KIND, key)
    return kinds, {}


def _known(cache: Cache | None, key: str) -> Kinds | None:
    try:
        kept, declared = cache.load(_KIND, key) if cache is not None else (None, None)
        kinds = values_of_json(kept) if kept is not None else None
        return (kinds, declared) if isinstance(kinds, dict) and isinstance(declared, dict) else None
    except UNLIKE:
        return None
