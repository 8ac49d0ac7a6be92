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
_DOCTYPE = b"<!DOCTYPE html>"
_NOTHING: frozenset[str] = frozenset()
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


def as_browsers_read(data: bytes, root: etree._Element, inside: Mapping[str, Set[object]]) -> Iterator[Foreign]:
    """What makes a browser read another page than the tree below `root`, which was parsed from `data`. `inside`:
    element -> those that stand directly in it somewhere on the page."""
    found = (
        *_otherwise_written(data, root),
        *_misplaced(inside),
        *_form(next(root.iter("form"), None)),
        *_fields(root),
    )
    yield from (Foreign(_CODE, what) for what in found)
    yield from odd_folds(root)


def _otherwise_written(data: bytes, root: etree._Element) -> Iterator[str]:
    """Where a page is not its own tree. libxml2 writes fast, and quotes and addresses in its own way: only a page that
    has such is written by ours."""
    given = data.removeprefix(_DOCTYPE).strip(b"\n")
    if etree.tostring(root, method="html", encoding="utf-8").strip(b"\n") != given:
        page, written = _with_plain_quotes(given.decode()), _with_plain_quotes("".join(_written(root)).strip("\n"))
        if written != page:
            yield _difference(page, written)


def _misplaced(inside: Mapping[str, Set[object]]) -> Iterator[str]:
    """Elements in others that may not hold them; comments and the like are told of by themselves."""
    for outer in sorted(inside):
        odd = inside[outer] - _INSIDE.get(outer, _NOTHING)
        yield from (f"<{tag}> in <{outer}>" for tag in sorted(tag for tag in odd if isinstance(tag, str)))


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


def _fields(root: etree._Element) -> Iterator[str]:
    """Looks hang on what a box says that it holds."""
    for box in root.iter("div"):
        kind = box.get("class", "")
        if kind.startswith(_FIELD) and not _answered_by(box, kind.removeprefix(_FIELD)):
            yield f'<div class="{kind}">'


def _needed(form: etree._Element) -> Iterator[str]:
    """A field is marked as needed where its control is required; a sum and several boxes to tick cannot be."""
    named = {box.get("aria-labelledby", ""): box for box in form.iter("fieldset")}
    controls = {each.get("id", ""): each for each in form.iter("input", "select", "textarea", "output")}
    for words in form.iter("p"):
        label = next(words.iterchildren("label"), None) if len(words) else None
        box = named.get(words.get("id", "-")) if label is None else controls.get(label.get("for", ""))
        needed = box is not None and _is_needed(box)
        if needed is not None and words.get("class", "").endswith(_MARK) is not needed:
            yield f'<p class="{words.get("class", "")}">: {"".join(words.itertext()).strip()[:_SHOWN]}'


def _is_needed(box: etree._Element) -> bool | None:
    """Whether an answer is required; None of what cannot be required."""
    inputs = [dict(each.items()) for each in box.iterdescendants("input")]
    if box.tag == "output" or any(each.get("type") == "checkbox" for each in inputs):
        return None
    return box.get("required") is not None or any("required" in each for each in inputs)


def _answered_by(box: etree._Element, kind: str) -> bool:
    """Whether the box holds what a field of this kind is answered with."""
    return len(box) > 0 and box[0].tag in (*_CONTROLS.get(kind, ("input",)), "output")
