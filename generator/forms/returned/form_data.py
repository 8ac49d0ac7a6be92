"""The data of a form inside a Word file: its custom XML part (docs/forms.md)."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from generator.dataclass import dataclass
from generator.forms.returned.package import parsed
from generator.forms.returned.raw import FormRefused, Identity, several_forms
from generator.regex import regex
from generator.word.binding import NAMESPACE
from generator.word.reading import Package

_NAMESPACE = f"{{{NAMESPACE}}}"
_ITEM = regex(r"customXml/item[0-9]{1,4}\.xml\Z", re.IGNORECASE)
_MOST_ITEMS = 30
_DEFINITION = regex(rb"<definition>([^<]+)</definition>")
_OTHER_ENCODING = regex(rb"""[^>]*encoding=["'](?!utf-8["'])""", re.IGNORECASE)
_LONGEST_KEPT = 1 << 17  # bytes


@dataclass(frozen=True, slots=True)
class FormData:
    """What the part says: which form, what was stored for each control, what had been put in, what it all means."""

    identity: Identity
    answers: Mapping[str, str]
    prefill: Mapping[str, str]
    definition: str | None


def form_data(package: Package) -> FormData | None:
    """The data of the form; None where there is none or it cannot be read (LibreOffice may leave it empty).

    Raises FormRefused where there are data of several forms.
    """
    names = [name for name in package.names if _ITEM.match(name)]
    found = [each for each in (_readable(package, name) for name in sorted(names)[:_MOST_ITEMS]) if each is not None]
    if any((each.identity, each.answers) != (found[0].identity, found[0].answers) for each in found):
        raise several_forms([f"{each.identity.policy}/{each.identity.form}" for each in found])
    return found[0] if found else None


def _readable(package: Package, name: str) -> FormData | None:
    """What a part says, None where it is another's or cannot be read."""
    data = package.part(name)
    if not data or NAMESPACE.encode() not in data:
        return None
    try:
        return _read(data, name)
    except FormRefused as refused:
        if refused.code == "hostile-file":
            raise
        return None


def _read(data: bytes, name: str) -> FormData | None:
    """What a part says, None where it is another's. Raises FormRefused.

    The definition is most of it and the same in a whole pile: it is parsed apart, once.
    """
    inside = [] if b"<!" in data or _OTHER_ENCODING.match(data) else list(_DEFINITION.finditer(data))
    apart = inside[0][1] if len(inside) == 1 and len(inside[0][1]) < _LONGEST_KEPT else b""
    root = parsed(data[: inside[0].start(1)] + data[inside[0].end(1) :] if apart else data, name)
    if root.tag != f"{_NAMESPACE}form":
        return None
    definition = root.find(f"{_NAMESPACE}definition")
    return FormData(
        identity=Identity(*(root.get(name, "") for name in ("policy", "id", "edition", "fingerprint"))),
        answers=_elements(root.find(f"{_NAMESPACE}answers")),
        prefill=_elements(root.find(f"{_NAMESPACE}prefill")),
        # The forms of a batch share a definition: once in memory, and once on the way from another process.
        definition=None if definition is None else sys.intern("".join(definition.itertext()) or _words(apart, name)),
    )


@lru_cache(maxsize=32)
def _words(escaped: bytes, name: str) -> str:
    return parsed(b"<x>%b</x>" % escaped, name).text or ""


def _elements(parent: etree._Element | None) -> dict[str, str]:
    if parent is None:
        return {}
    start = len(_NAMESPACE)
    return {str(each.tag)[start:]: each.text or "" for each in parent.iter(f"{_NAMESPACE}*") if each is not parent}
