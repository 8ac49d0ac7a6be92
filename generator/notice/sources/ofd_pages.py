"""The pages of one document of an OFD file: characters, pictures and lines from page, templates and composites."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from lxml import etree

from generator.dataclass import dataclass
from generator.message import message
from generator.notice.sources.contents import SourceRefused
from generator.notice.sources.ofd_package import OfdPackage, child, children, numbers, words
from generator.notice.sources.ofd_text import POINT, is_unseen, object_matrix, text_glyphs
from generator.notice.sources.page_print import THIN, PageObjects, PrintedPage, printed_page
from generator.notice.sources.placed import Matrix, PageBox, PlacedCharacter, upright
from generator.regex import regex
from generator.word.names import local_name

_A4 = (0.0, 0.0, 210.0, 297.0)
_DEEPEST = 32  # composites within composites
_MOST_OBJECTS = 400_000  # of a page, with those of composites drawn again and again
_MOST_CHARACTERS = 200_000  # of a page; one of a notice has some 800
_DOUBLE = 0.25  # em: the same character so near itself is drawn twice to look bold
_NUMBER = regex(r"-?\d{1,9}(?:\.\d{1,9})?")
_WHITE = 0xF8  # of 0xFF, in all three colours
_RESOURCES = ("PublicRes", "DocumentRes", "PageRes")


@dataclass(frozen=True, slots=True)
class OfdDocument:
    """One document of the file: its pages, its templates by id, its composites by id, and the box of a page."""

    package: OfdPackage
    pages: tuple[str | None, ...]
    templates: Mapping[str, str]
    units: Mapping[str, etree._Element]
    box: tuple[float, ...]


@dataclass(slots=True)
class _Drawn:
    """What is drawn on a page so far, in points with y upwards."""

    signs: list[PlacedCharacter] = field(default_factory=list)
    lines: list[PageBox] = field(default_factory=list)
    pictures: float = 0.0
    paths: int = 0
    objects: int = 0
    grounds: list[PageBox] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    seen: set[tuple[str, int, int]] = field(default_factory=set)


def document(package: OfdPackage, path: str) -> OfdDocument:
    """The document whose Document.xml is at this path."""
    root = package.root(path)
    common = child(root, "CommonData")
    pages = [page.get("BaseLoc") for page in children(child(root, "Pages"), "Page")]
    templates = {
        each.get("ID", ""): package.resolved(path, each.get("BaseLoc")) for each in children(common, "TemplatePage")
    }
    return OfdDocument(
        package,
        tuple(package.resolved(path, location) for location in pages),
        {name: found for name, found in templates.items() if found is not None},
        _units(package, path, common),
        numbers(words(child(common, "PageArea", "PhysicalBox")), 4) or _A4,
    )


def read_page(found: OfdDocument, path: str | None) -> PrintedPage:
    """A page; one that the file lacks, or that is broken, is empty and says so."""
    if path is None:
        return PrintedPage(is_closed=True)
    try:
        root = found.package.root(path)
    except SourceRefused:
        return PrintedPage(is_closed=True)
    box = numbers(words(child(root, "Area", "PhysicalBox")), 4) or found.box
    units = {**found.units, **_units(found.package, path, root)}
    # The upper left corner of the page is the origin; points grow upwards from its lower edge.
    whole = Matrix(POINT, 0, 0, -POINT, -box[0] * POINT, (box[1] + box[3]) * POINT)
    drawn = _Drawn()
    for content in (*_templates(found, root), child(root, "Content")):
        if content is not None:
            _draw(content, whole, units, drawn, ())
    width, height = box[2] * POINT, box[3] * POINT
    covered = min(1.0, drawn.pictures / max(1.0, width * height))
    signs = replace(upright(drawn.signs, PageBox(0, 0, width, height)), unseen="".join("".join(drawn.unseen).split()))
    return printed_page(signs, PageObjects(covered, False, tuple(drawn.lines), drawn.paths))


def _templates(found: OfdDocument, root: etree._Element) -> Iterator[etree._Element | None]:
    """The contents of the templates that a page lies on: letterheads, frames."""
    for each in children(root, "Template"):
        path = found.templates.get(each.get("TemplateID", ""))
        if path is not None:
            try:
                yield child(found.package.root(path), "Content")
            except SourceRefused:
                continue


def _units(package: OfdPackage, path: str, holder: etree._Element | None) -> dict[str, etree._Element]:
    """The composites (CompositeGraphicUnit) of the resource files that a document or page names."""
    units: dict[str, etree._Element] = {}
    for name in _RESOURCES:
        for each in children(holder, name):
            resource = package.resolved(path, each.text)
            if resource is None:
                continue
            try:
                root = package.root(resource)
            except SourceRefused:
                continue
            for unit in children(child(root, "CompositeGraphicUnits"), "CompositeGraphicUnit"):
                units.setdefault(unit.get("ID", ""), unit)
    return units


def _draw(
    holder: etree._Element, matrix: Matrix, units: Mapping[str, etree._Element], drawn: _Drawn, around: tuple[str, ...]
) -> None:
    """Draw what a layer, block or composite holds, in the order of the file. `around`: the ids of the composites that
    it stands in, "" for a layer or block."""
    for element in holder.iterchildren(etree.Element):  # no comments, which have no attributes
        drawn.objects += 1
        if drawn.objects > _MOST_OBJECTS or len(around) > _DEEPEST:
            raise _beyond_measure()
        if element.get("Visible", "true").lower() != "false" and element.get("Alpha") != "0":
            _draw_one(element, matrix, units, drawn, around)


def _draw_one(
    element: etree._Element, matrix: Matrix, units: Mapping[str, etree._Element], drawn: _Drawn, around: tuple[str, ...]
) -> None:
    name = local_name(element)
    if name == "TextObject":
        signs = text_glyphs(element, matrix)
        if is_unseen(element, None) or (is_unseen(element, _WHITE) and not _shows_white(element, matrix, drawn)):
            drawn.unseen += [sign.text for sign in signs]
        else:
            _add(signs, drawn)
    elif name in ("Layer", "PageBlock", "Content"):
        _draw(element, matrix, units, drawn, (*around, ""))
    elif name == "CompositeObject":
        name = element.get("ResourceID", "")
        if name in units and name not in around:  # one that holds itself would be drawn for ever
            _draw(units[name], object_matrix(element, matrix), units, drawn, (*around, name))
    elif name == "ImageObject":
        drawn.pictures += _boundary(element, matrix).area
        drawn.grounds.append(_boundary(element, matrix))
    elif name == "PathObject":
        _path(element, matrix, drawn)


def _add(found: Iterator[PlacedCharacter], drawn: _Drawn) -> None:
    """Add characters; one that stands where the same one does already only makes it bold."""
    for sign in found:
        if len(drawn.signs) >= _MOST_CHARACTERS:
            raise _beyond_measure()
        step = max(0.1, _DOUBLE * (sign.box.top - sign.box.bottom))
        column, row = round(sign.x / step), round(sign.y / step)
        near = [(sign.text, column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if sign.text == " " or drawn.seen.isdisjoint(near):
            drawn.signs.append(sign)
            drawn.seen.add((sign.text, column, row))


def _beyond_measure() -> SourceRefused:
    """A page of which only a part could be read would lose clauses in silence."""
    return SourceRefused(message("a page of the OFD holds more than any page of a notice"))


def _shows_white(element: etree._Element, matrix: Matrix, drawn: _Drawn) -> bool:
    """Whether a picture or a filled shape lies behind a text, on which white shows."""
    box = _boundary(element, matrix)
    return any(each.common(box).area * 2 >= box.area for each in drawn.grounds)


def _boundary(element: etree._Element, matrix: Matrix) -> PageBox:
    left, top, width, height = numbers(element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    return matrix.box(PageBox(left, top, left + width, top + height))


def _path(element: etree._Element, matrix: Matrix, drawn: _Drawn) -> None:
    """A path: counted, and where it is thin a line. Its points stand in AbbreviatedData between letters (9.1)."""
    drawn.paths += 1
    if element.get("Fill", "").lower() == "true" and not is_unseen(element, _WHITE):
        drawn.grounds.append(_boundary(element, matrix))
    found = [float(each) for each in _NUMBER.findall(words(child(element, "AbbreviatedData"))[:400])]
    if len(found) < 4:
        return
    xs, ys = found[0::2], found[1 : len(found) // 2 * 2 : 2]
    box = object_matrix(element, matrix).box(PageBox(min(xs), min(ys), max(xs), max(ys)))
    if min(box.right - box.left, box.top - box.bottom) <= THIN:
        drawn.lines.append(box)
