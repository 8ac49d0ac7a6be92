"""The styles of reference.docx: finding those the writer names, and keeping what they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from lxml import etree

from generator.errors import TemplateError
from generator.message import message
from generator.writers.docx.namespaces import Xml, value, w

_FOLLOWED = ("basedOn", "link")
_WORDS_OWN_SIZE = 20  # half-points, where no style and no default says one


def style_id(style: Xml) -> str:
    return value(style, "styleId")


def find_styles(root: Xml, required: Mapping[str, tuple[str, ...]]) -> dict[str, Xml]:
    """Style elements by the name that the writer uses. Raises TemplateError naming those that are missing."""
    present = {
        (value(style, "type"), value(style.find(w("name"))).lower()): style for style in root.iterfind(w("style"))
    }
    wanted = [(kind, name) for kind, names in required.items() for name in names]
    missing = [f"{name} ({kind})" for kind, name in wanted if (kind, name.lower()) not in present]
    if missing:
        raise TemplateError(
            message("reference.docx has no style {names}", names=", ".join(missing)),
            hint=message("Add it in Word under this name, or policydocs reference adds it"),
        )
    return {name: present[kind, name.lower()] for kind, name in wanted}


def _by_id(root: Xml) -> dict[str, Xml]:
    return {style_id(style): style for style in root.iterfind(w("style"))}


def ancestry(root: Xml, style: Xml) -> Iterator[Xml]:
    """`style`, then what it is based on."""
    ids, seen = _by_id(root), set[str]()
    current: Xml | None = style
    while current is not None and style_id(current) not in seen:
        yield current
        seen.add(style_id(current))
        current = ids.get(value(current.find(w("basedOn"))))


def keep_styles(root: Xml, used: Iterable[str]) -> None:
    """Removes the list of latent styles, and the styles that none of the `used` ids needs."""
    kept = _needed(_by_id(root), used)
    for child in list(root):
        if child.tag == w("latentStyles") or (child.tag == w("style") and style_id(child) not in kept):
            root.remove(child)
    for style in root.iterfind(w("style")):
        for name in ("next", *_FOLLOWED):
            other = style.find(w(name))
            if other is not None and value(other) not in kept:
                style.remove(other)


def _needed(ids: Mapping[str, Xml], used: Iterable[str]) -> set[str]:
    """The default styles and those used, with all that these are based on or linked to."""
    needed = {key for key, style in ids.items() if value(style, "default") in ("1", "true", "on")}
    waiting = list(used)
    while waiting:
        key = waiting.pop()
        if key in ids and key not in needed:
            needed.add(key)
            waiting += [value(ids[key].find(w(name))) for name in _FOLLOWED]
    return needed


def head_shades(style: Xml) -> tuple[str, str]:
    """The shade of a table style's head row and of its head column, each a w:shd element or ""."""
    return _shade(style, "firstRow"), _shade(style, "firstCol")


def _shade(style: Xml, kind: str) -> str:
    for part in style.iterfind(w("tblStylePr")):
        shd = part.find(f"{w('tcPr')}/{w('shd')}")
        if value(part, "type") == kind and shd is not None:
            pairs = ((etree.QName(str(key)).localname, str(given)) for key, given in sorted(shd.attrib.items()))
            return "<w:shd {}/>".format(" ".join(f'w:{key}="{escape(given)}"' for key, given in pairs))
    return ""


def face(style: Xml) -> str:
    """The East Asian face that a character style sets, or ""."""
    return value(style.find(f"{w('rPr')}/{w('rFonts')}"), "eastAsia")


def character_width(styles: Xml, style: Xml) -> int:
    """The width of a Chinese character in `style`, in twentieths of a point (sizes are in half-points)."""
    sizes = (each.find(f"{w('rPr')}/{w('sz')}") for each in ancestry(styles, style))
    default = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('sz')}")
    size = next((each for each in sizes if each is not None), default)
    return 10 * int(value(size) or _WORDS_OWN_SIZE)
