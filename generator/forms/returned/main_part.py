"""The main part of a returned Word file to its controls.

The forms of a pile differ in what stands in their controls. So the part is cut at its innermost controls: the frame
that is left is parsed once for all forms that share it, and each control once for all that hold the same. The part is
well-formed if and only if frame and controls are, and then says the same. Where tags are spelled as no program does,
or there is more than tags and words, the part is parsed as a whole.

Numbers that no two files share are passed over: the ids of controls that LibreOffice makes, and those by which Word
tells who wrote what when (rsid, ISO 29500-1, 17.3.1.22; paraId and textId, MS-DOCX 2.6.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.forms.returned.controls import (
    StandingControl,
    Surroundings,
    all_controls,
    control_of,
    place_of,
    wraps_others,
)
from generator.forms.returned.looks import StyleLooks
from generator.forms.returned.package import parsed
from generator.forms.returned.raw import FormRefused
from generator.regex import regex

_BEGIN, _END, _GAP = b"<w:sdt>", b"</w:sdt>", b"<w:sdt/>"
_DECLARED = rb"""<\?xml version=["']1\.0["'](?: encoding=["'](?i:utf-8)["'])?(?: standalone=["']\w+["'])?\s*\?>\s*"""
_HEAD = regex(rb"(?:\xef\xbb\xbf)?(?:%b)?(?P<root><w:document\s[^<>]*>)" % _DECLARED)
_ID = regex(rb'<w:id w:val="-?[0-9]+"/>')
_NUMBERED = regex(rb'(<w:(?:p|r|tr|sectPr))(?: (?:w:rsid\w*|w14:(?:para|text)Id)="[0-9A-F]{8}")+')
_MORE_THAN_TAGS = (b"<!", b"<?")  # in these a tag may stand that is none
_NAMESPACE = regex(rb"\sxmlns")  # declared below the root, for some of the controls only
_MOST_FRAMES, _LARGEST_FRAME = 32, 1 << 20  # bytes
_MOST_ROOTS, _LONGEST_ROOT = 32, 10_000  # bytes; Word declares some thirty names
_MOST_KNOWN, _SHORT = 4_000, 4_000  # controls, bytes of one

_known: dict[tuple[bytes, StyleLooks], dict[bytes, StandingControl | None]] = {}  # by root and looks, then by piece


def controls(part: bytes, name: str, looks: StyleLooks = frozenset()) -> Iterator[StandingControl]:
    """The controls that hold answers, in reading order. `looks`: of the file's styles. Raises FormRefused."""
    for place, control in _in_pieces(part, name, looks) or _as_a_whole(part, name, looks):
        if control is not None and not place.hidden:
            yield place.holding(control)


def _as_a_whole(part: bytes, name: str, looks: StyleLooks) -> list[tuple[Surroundings, StandingControl | None]]:
    innermost = (each for each in all_controls(parsed(part, name)) if not wraps_others(each))
    named = dict(looks)
    return [(place_of(each, named), control_of(each, named)) for each in innermost]


def _in_pieces(part: bytes, name: str, looks: StyleLooks) -> list[tuple[Surroundings, StandingControl | None]] | None:
    """The controls with their places; None where the part has to be parsed as a whole."""
    head = _HEAD.match(part)
    if head is None:
        return None
    plain = _ID.sub(b"", part) if b"<w:sdtPr><w:id " in part else part  # where LibreOffice writes them
    if b" w:rsid" in plain:
        plain = b"".join(_NUMBERED.split(plain))  # the tags stay, their numbers go
    first, *others = plain.split(_BEGIN)
    frame, pieces = [first], []
    for other in others:
        piece, ended, after = other.partition(_END)
        if ended:
            pieces.append(piece)
        frame += (_GAP, after) if ended else (_BEGIN, other)
    try:
        places = _places(b"".join(frame), name, looks)
        if places is None or len(places) != len(pieces):
            return None
        found = _controls(head["root"], pieces, name, looks)
    except FormRefused:
        return None
    return None if found is None else list(zip(places, found, strict=True))


def _places(frame: bytes, name: str, looks: StyleLooks) -> tuple[Surroundings, ...] | None:
    """The places of the controls that were cut out of a frame; None where it may hold others."""
    return (_kept_places if len(frame) < _LARGEST_FRAME else _kept_places.__wrapped__)(frame, name, looks)


@lru_cache(maxsize=_MOST_FRAMES)
def _kept_places(frame: bytes, name: str, looks: StyleLooks) -> tuple[Surroundings, ...] | None:
    head = _HEAD.match(frame)
    body = frame[head.end() :] if head else b""
    if not body or any(sign in body for sign in _MORE_THAN_TAGS) or _NAMESPACE.search(body):
        return None
    found = list(all_controls(parsed(frame, name)))
    gaps = [each for each in found if len(each) == 0]
    as_spelled = len(gaps) == frame.count(_GAP) and len(found) == len(gaps) + frame.count(_BEGIN)
    named = dict(looks)
    return tuple(place_of(gap, named) for gap in gaps) if as_spelled else None


def _controls(root: bytes, pieces: list[bytes], name: str, looks: StyleLooks) -> list[StandingControl | None] | None:
    """What the pieces say, under the names that `root` declares; None where they are no single controls."""
    known = _known.setdefault((root, looks), {}) if len(root) < _LONGEST_ROOT else {}
    fresh = dict[bytes, StandingControl | None].fromkeys(piece for piece in pieces if piece not in known)
    if fresh:
        joined = b"".join(b"".join((_BEGIN, piece, _END)) for piece in fresh)
        if any(sign in joined for sign in _MORE_THAN_TAGS):
            return None
        together = parsed(b"".join((root, joined, b"</w:document>")), name)
        elements = list(together)
        if not len(elements) == len(fresh) == sum(1 for _ in all_controls(together)):
            return None
        named = dict(looks)
        for piece, element in zip(fresh, elements, strict=True):
            short = len(piece) < _SHORT
            fresh[piece] = control_of(element, named, short=short)
            if short:
                known[piece] = fresh[piece]
    found = [known[piece] if piece in known else fresh[piece] for piece in pieces]
    if len(_known) > _MOST_ROOTS or sum(map(len, _known.values())) > _MOST_KNOWN:
        _known.clear()
    return found
