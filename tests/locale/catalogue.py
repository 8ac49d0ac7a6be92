"""The catalogues of generator/locale: what is to be translated, and how a catalogue is read, merged and compiled."""

from __future__ import annotations

import datetime
import inspect
import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "generator" / "locale" / "zh_CN" / "LC_MESSAGES"
LANGUAGE = "zh_CN"
# A catalogue that changes only with its words: no day of extraction, no line numbers.
_BABEL = re.compile(rb'^"Generated-By: .*\n', re.MULTILINE)  # its version is no word of ours
_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True, eq=False)
class Domain:
    """A catalogue: `name` of its files, the `source` folder it is extracted from, the calls that mark its words."""

    name: str
    source: Path
    keywords: dict[str, tuple[int, ...] | None]
    locations: bool

    @property
    def po(self) -> Path:
        return FOLDER / f"{self.name}.po"

    @property
    def mo(self) -> Path:
        return FOLDER / f"{self.name}.mo"


OWN = Domain("policydocs", ROOT / "generator", {"message": None, "say": None}, locations=True)
# click asks for its words in gettext's default domain
CLICK = Domain("messages", Path(inspect.getfile(click)).parent, {"_": None, "ngettext": (1, 2)}, locations=False)
DOMAINS = (OWN, CLICK)


@cache
def template(domain: Domain) -> Catalog:
    """Every msgid of the sources, without translations; read once, and changed by nobody."""
    catalogue = Catalog(domain=domain.name, project="policydocs", creation_date=_DAY, charset="utf-8")
    found = extract_from_dir(domain.source, method_map=[("**.py", "python")], keywords=domain.keywords)
    for file, _, words, _, _ in sorted(found, key=lambda entry: (entry[0], entry[1])):
        places = [(f"generator/{Path(file).as_posix()}", 0)] if domain.locations else []
        if words:
            catalogue.add(words, locations=places)
    return catalogue


def read(domain: Domain) -> Catalog:
    """The catalogue as it is committed; empty where there is none yet."""
    if not domain.po.is_file():
        return Catalog(locale=LANGUAGE, domain=domain.name)
    with domain.po.open("rb") as file:
        return read_po(file, locale=LANGUAGE, domain=domain.name)


def merged(domain: Domain) -> Catalog:
    """The committed catalogue with the msgids of today: new ones empty, our own that are gone dropped, nothing guessed.

    What this version of click no longer says another one does.
    """
    catalogue = read(domain)
    catalogue.update(template(domain), no_fuzzy_matching=True)
    for message in () if domain is OWN else list(catalogue.obsolete.values()):
        catalogue[message.id] = message
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.project, catalogue.version = "policydocs", "1"
    catalogue.header_comment = f"# Chinese messages of policydocs, domain {domain.name}."
    catalogue.creation_date = catalogue.revision_date = _DAY
    catalogue.last_translator = catalogue.language_team = "policydocs"
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def po_text(catalogue: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, include_lineno=False, omit_header=False)
    return _BABEL.sub(b"", buffer.getvalue())


def msgids(message: Message) -> tuple[str, ...]:
    """Singular and plural of a msgid."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def msgstrs(message: Message) -> tuple[str, ...]:
    """All forms of the translation: one, for Chinese has no plural. Empty where there is none."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def gaps(catalogue: Catalog) -> list[str]:
    """The msgids without a translation."""
    return [msgids(message)[0] for message in catalogue if message.id and not all(msgstrs(message))]
