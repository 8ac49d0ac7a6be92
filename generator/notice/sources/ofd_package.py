"""The parts of an OFD file (GB/T 33190-2016, 7): found where the file says, read whatever namespace they are in."""

import posixpath
from collections.abc import Iterator

from lxml import etree

from generator.message import message
from generator.notice.sources.archive import MOST_TAGS, refused
from generator.notice.sources.contents import SourceRefused
from generator.notice.sources.html_charset import decoded
from generator.regex import regex
from generator.word.names import local_name
from generator.word.reading import Package
from generator.word.unreadable import Fault, PackageUnreadable
from generator.word.xml import parsed

_DECLARATION = regex(r"\s*<\?xml[^>]*\?>")
_SAVE_AGAIN = message("Open it in an OFD reader and save it as PDF with text.")


class OfdPackage:
    """An open OFD file. Paths are those of the package, without the slash in front."""

    def __init__(self, archive: Package) -> None:
        self._archive = archive

    def resolved(self, base: str, location: str | None) -> str | None:
        """The part that a location (ST_Loc) in the part `base` names, None where there is none.

        From a slash on it counts from the root, else from the folder of the part; some writers mean the root always.
        """
        path = (location or "").strip().replace("\\", "/")
        if not path:
            return None
        own = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
        tries = (path,) if path.startswith("/") else (own, path)
        return next(
            (found for each in tries if (found := self._archive.find(posixpath.normpath(each))) is not None), None
        )

    def root(self, path: str) -> etree._Element:
        """The root of an XML part; what is not well-formed is read as far as it makes sense. Raises SourceRefused."""
        text = _DECLARATION.sub("", decoded(self._archive.part(path) or b""), count=1)
        return parsed(text.encode("utf-8", errors="replace"), path, MOST_TAGS, _refused, mend=True)


def _refused(unreadable: PackageUnreadable) -> SourceRefused:
    return SourceRefused(unreadable.words, _SAVE_AGAIN) if unreadable.fault is Fault.BROKEN else refused(unreadable)


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of this name."""
    if element is not None:
        yield from (child for child in element if local_name(child) == name)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element along a path of names, None where there is none."""
    for name in path:
        element = next(children(element, name), None)
    return element


def words(element: etree._Element | None) -> str:
    """The text of an element, "" where there is none."""
    return "" if element is None else (element.text or "").strip()


def numbers(text: str | None, count: int) -> tuple[float, ...] | None:
    """The numbers of a list (ST_Array), None where there are fewer than asked or one is none."""
    try:
        found = tuple(float(each) for each in (text or "").replace(",", " ").split())
    except ValueError:
        return None
    finite = all(abs(each) < 1e7 for each in found)  # also false for what is no number (nan)
    return found[:count] if len(found) >= count and finite else None
