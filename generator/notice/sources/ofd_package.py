"""The parts of an OFD file (GB/T 33190-2016, 7): found where the file says, read whatever namespace they are in."""

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from generator.message import message
from generator.notice.sources.archive import Archive
from generator.notice.sources.contents import Refused
from generator.notice.sources.html_charset import decoded
from generator.notice.sources.xml_part import DOCTYPE, MOST_TAGS

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_SAVE_AGAIN = message("Open it in an OFD reader and save it as PDF with text.")


class OfdPackage:
    """An open OFD file. Paths are those of the package, without the slash in front."""

    def __init__(self, archive: Archive) -> None:
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
        """The root of an XML part; what is not well-formed is read as far as it makes sense. Raises Refused."""
        data = self._archive.part(path) or b""
        if DOCTYPE.search(data):
            raise Refused(message("{part} declares a document type or entities, which no OFD file does", part=path))
        if data.count(b"<") > MOST_TAGS:
            raise Refused(message("{part} holds more than {count} tags; no document does", part=path, count=MOST_TAGS))
        text = _DECLARATION.sub("", decoded(data), count=1)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=True
        )
        try:
            root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _broken(path) from error
        if root is None:
            raise _broken(path)
        return root


def _broken(path: str) -> Refused:
    return Refused(message("{part} of the OFD file cannot be parsed", part=path), _SAVE_AGAIN)


def local(element: etree._Element) -> str:
    """The tag without namespace or prefix."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of this name."""
    if element is not None:
        yield from (child for child in element if local(child) == name)


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
