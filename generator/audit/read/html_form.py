"""The one form in which a page is written, so that every browser reads the same tree from it as the audit does.

The audit's parser (libxml2) and the HTML standard agree on a page that is written out in full: every element closed
where it must be, each one only inside those that may hold it, not a byte that is not in the tree. Such a page is, byte
for byte, its own tree written out again; anything behind the first </html>, a tag left open or an element that a
browser would move out of a table makes a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from lxml import etree

from generator.audit.read.finished import Foreign
from generator.audit.read.html_folds import odd_folds
from generator.regex import regex

_CODE = "active-content"
_SHOWN = 60
_DOCTYPE = "<!DOCTYPE html>"
_INLINE = "a br span strong b i q"
_BLOCKS = "h1 h2 h3 h4 p ul ol table div blockquote section nav details"
_INSIDE: Mapping[str, frozenset[str]] = {
    tag: frozenset(held.split())
    for tags, held in {
        "html": "head body",
        "head": "meta title link style script",
        "body": "p header main footer script",
        "header": "nav",
        "footer": "p",
        "nav": "ul details",
        "details": f"summary {_BLOCKS}",
        "summary": "h2 h3 h4",
        "main": f"{_BLOCKS} form",
        "form section blockquote": _BLOCKS,
        "div": f"{_BLOCKS} {_INLINE} fieldset input output select textarea",
        "ul ol": "li",
        "li": f"{_INLINE} div ul ol label",
        "table": "caption colgroup thead tbody",
        "colgroup": "col",
        "thead tbody": "tr",
        "tr": "td th",
        "td th": f"p ul ol div {_INLINE}",
        "p": f"{_INLINE} label",
        "h1 h2 h3 h4 caption legend": _INLINE,
        "label": f"{_INLINE} input",
        "a": "br span strong q",
        "b i q": "br span strong",
        "span": "strong",
        "fieldset": "legend label",
        "select": "option",
    }.items()
    for tag in tags.split()
}
_PARAGRAPHS = (
    "center|right|lead|part|plain|label|small|source|sign|scan|cover-title|cover-line|cover-foot|basis|opinion"
)
_CLASSES = regex(
    "|".join(
        f"(?:{tags}) (?:{shape})"
        for tags, shape in {
            "body": r"[\w-]+(?: landscape)?",
            "p": rf"skip|help|(?:{_PARAGRAPHS})(?: needed)?",
            "li": r"level-[2-4]",
            "div": r"note (?:info|warning|draft)|scroll|page-break|contents|field [a-z-]+",
            "blockquote": "note quote",
            "nav": "contents",
            "details": "fold",
            "section": "card|cover",
            "caption|legend": "hidden",
            "span": "blank|unit",
            "table": "(?:data|card|grid|matrix)(?: wide)?|grid list",
            "td|th": "center|right",
            "tr": "roomy|tall|page",
            "ul": "tick|plain",
            "ol": "fine",
        }.items()
    )
)
_CLASSED = regex(r'<([a-z0-9]+) (?:[^>]*? )??class="([^"]*)"')
_BARE = frozenset({"required", "open"})
_VOID = frozenset({"meta", "link", "br", "col", "input"})
_RAW = frozenset({"script", "style"})
_FIELD = "field "
_MARK = " needed"
# What answers a field of the class; a sum is always shown by <output>.
_CONTROLS: Mapping[str, tuple[str, ...]] = {
    "choice": ("select", "fieldset"),  # a list to open, or up to so many options
    "long-text": ("textarea",),
    "multiple": ("fieldset",),
    "yes-no": ("fieldset",),
}
_SINGLE = ("&#39;", "&#x27;")
_QUOTES = regex("&#39;|&#x27;|&#34;|&quot;")
_LEAST_WIDTH = regex(r"width:0*[0-2]%")


def as_browsers_read(text: str, root: etree._Element, inside: Set[tuple[object, object]]) -> Iterator[Foreign]:
    """What makes a browser read another page than the tree below `root`, which was parsed from `text`. `inside`: which
    elements of the page stand directly in which, fields aside."""
    boxes = [box for box in root.iter("div") if box.get("class", "").startswith(_FIELD)]
    found = (
        *_otherwise_written(text.removeprefix(_DOCTYPE).strip("\n"), root),
        *_misplaced(boxes, inside),
        *(f'<{tag} class="{name[:_SHOWN]}">' for tag, name in _odd_classes(text)),
        *(["<a> in <a>"] if root.find(".//a//a") is not None else ()),
        *_form(root.find(".//form")),
        *_fields(boxes, root),
    )
    yield from (Foreign(_CODE, what) for what in found)
    yield from odd_folds(root)


def _otherwise_written(given: str, root: etree._Element) -> Iterator[str]:
    """Where a page is not its own tree. libxml2 writes fast, and quotes and addresses in its own way: only a page that
    has such is written by ours."""
    if etree.tostring(root, method="html", encoding="unicode").strip("\n") != given:
        given, written = _with_plain_quotes(given), _with_plain_quotes("".join(_written(root)).strip("\n"))
        if written != given:
            yield _difference(given, written)


def _misplaced(boxes: list[etree._Element], inside: Set[tuple[object, object]]) -> Iterator[str]:
    """Elements in others that may not hold them."""
    in_boxes = {(each.tag, child.tag) for box in boxes for each in box.iter() for child in each}
    for outer, tag in sorted((str(one), str(other)) for one, other in inside | in_boxes):
        if tag not in _INSIDE.get(outer, ()):
            yield f"<{tag}> in <{outer}>"


def _odd_classes(text: str) -> list[tuple[str, str]]:
    return sorted((tag, name) for tag, name in set(_CLASSED.findall(text)) if not _CLASSES.fullmatch(f"{tag} {name}"))


def _form(form: etree._Element | None) -> Iterator[str]:
    """A form is all that <main> holds, and marks what must be filled in."""
    if form is None:
        return
    holder = form.getparent()
    if holder is None or len(holder) > 1:
        yield "<form> beside something else"
    yield from _needed(form)


def _written(element: etree._Element) -> Iterator[str]:
    """An element as a page of ours has it; comments and the like, which it never has, are left out."""
    if not isinstance(element.tag, str):
        return
    given = (f" {key}" if key in _BARE else f' {key}="{_quoted(str(value))}"' for key, value in element.attrib.items())
    yield f"<{element.tag}{''.join(given)}>"
    if element.tag in _VOID:
        return
    raw = element.tag in _RAW
    yield element.text or "" if raw else _words(element.text)
    for child in element:
        yield from _written(child)
        yield _words(child.tail)
    yield f"</{element.tag}>"


def _words(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return _words(text).replace('"', "&quot;")


def _with_plain_quotes(page: str) -> str:
    """Quotation marks stand in titles and attributes as they are or as one of several references, read all alike."""
    return _QUOTES.sub(lambda found: "'" if found[0] in _SINGLE else '"', page)


def _difference(given: str, written: str) -> str:
    """Where a page stops being its own tree."""
    same = next((at for at, (one, other) in enumerate(zip(given, written, strict=False)) if one != other), None)
    at = min(len(given), len(written)) if same is None else same
    return given[max(0, at - 10) : at + _SHOWN] or "—"


def _fields(boxes: list[etree._Element], root: etree._Element) -> Iterator[str]:
    """Looks hang on what a box says that it holds, and on the widths of columns."""
    for box in boxes:
        kind = box.get("class", "")
        if not _answered_by(box, kind.removeprefix(_FIELD)):
            yield f'<div class="{kind}">'
    for column in root.iter("col"):
        if _LEAST_WIDTH.fullmatch(column.get("style", "")):
            yield f'<col style="{column.get("style")}">'


def _needed(form: etree._Element) -> Iterator[str]:
    """A field is marked as needed where its control is required; a sum and several boxes to tick cannot be."""
    named = {box.get("aria-labelledby", ""): box for box in form.iter("fieldset")}
    controls = {each.get("id", ""): each for each in form.iter("input", "select", "textarea", "output")}
    for words in form.iter("p"):
        label = words.find("label")
        box = named.get(words.get("id", "-")) if label is None else controls.get(label.get("for", ""))
        if box is not None and (box.tag == "output" or box.find(".//input[@type='checkbox']") is not None):
            continue
        required = box is not None and (box.get("required") is not None or box.find(".//input[@required]") is not None)
        if words.get("class", "").endswith(_MARK) is not required:
            yield f'<p class="{words.get("class", "")}">: {"".join(words.itertext()).strip()[:_SHOWN]}'


def _answered_by(box: etree._Element, kind: str) -> bool:
    """Whether the box holds what a field of this kind is answered with."""
    return len(box) > 0 and box[0].tag in (*_CONTROLS.get(kind, ("input",)), "output")
