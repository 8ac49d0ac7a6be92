"""A returned Word file: its controls and its data, side by side."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from generator.forms.answers.unreadable import shown
from generator.forms.returned.control_words import BOXED, STRUCK, UNREAD, UNSEEN
from generator.forms.returned.controls import Marks, StandingControl
from generator.forms.returned.form_data import FormData, form_data
from generator.forms.returned.invitations import is_blank
from generator.forms.returned.looks import StyleLooks, looks_in
from generator.forms.returned.main_part import controls
from generator.forms.returned.package import opened, parsed
from generator.forms.returned.raw import (
    AGAIN,
    GONE,
    MOST_ANSWERS,
    FormRefused,
    RawForm,
    Remark,
    ReturnedControl,
    too_many_answers,
)
from generator.forms.returned.repeats import said
from generator.message import Message, message
from generator.regex import regex
from generator.word.binding import is_box
from generator.word.names import MAIN_PART, targets
from generator.word.reading import Package

_FOOTER = regex(r"word/footer[0-9]{1,3}\.xml\Z")
_FILED = regex(r"word/(?:embeddings/.|.*\.(?:docx|docm|dotx|rtf|html?|mht|txt)\Z)", re.IGNORECASE)
# The check code of a footer; those of older editions are the whole fingerprint.
_PRINT = regex(r"(?<![0-9a-fA-F])[0-9a-f]{8}(?:[0-9a-f]{8})?(?![0-9a-fA-F])")
_OTHERS = (
    ("xl/workbook.xml", message("an Excel workbook")),
    ("ppt/presentation.xml", message("a PowerPoint presentation")),
    ("OFD.xml", message("an OFD document")),
    ("content.xml", message("an OpenDocument file (.odt, .ods)")),
    ("META-INF/container.xml", message("an e-book")),
    ("Index/Document.iwa", message("a file of Apple's Pages or Numbers")),
)
_ODD = (
    (STRUCK, message("words in it are struck through; they were left out")),
    (UNSEEN, message("words in it are hidden, white or too small to be read; they were left out")),
    (BOXED, message("it holds a text box, whose words were read as lines of their own")),
    (UNREAD, message("it holds a picture, a formula, a note or a symbol, which is not read")),
)
_MOST_MADE, _SHORT = 8, 100  # slots of a control that are kept, signs of data
_MOST_KEPT, _LARGEST_KEPT = 64, 1 << 16  # parts, bytes as they are packed
_Found = TypeVar("_Found")
# By the part as it is packed: the forms of a pile share what is in it.
_kept_looks: dict[bytes, StyleLooks] = {}
_kept_targets: dict[bytes, dict[str, str]] = {}
_OPEN_BOXES, _TICKED_BOXES = frozenset("☐□○◻▢⬜◯〇口"), frozenset("☒☑✓✔√■✗×●")
_AS_WRITTEN = {True: (("☑",), ("☒",)), False: (("☐",),)}  # ☒: by older editions and by Word itself


def read_word(data: bytes) -> RawForm:
    """The form in a .docx. Raises FormRefused for packages that are damaged, hostile, protected, or no Word file."""
    with opened(data) as package:
        name = _main_part(package)
        main = package.part(name)
        if main is None:
            raise FormRefused(_no_document(package), AGAIN, "no-form")
        found = list(controls(main, name, _looks(package, name)))
        stored = form_data(package)
        if max(len(found), len(stored.answers) if stored else 0) > MOST_ANSWERS:
            raise too_many_answers()
        prints = () if stored is not None else _prints(package)
        remarks = tuple(_remarks(package))
    slots = tuple(_slots(found, stored))
    if stored is None and not any(slot.name or slot.alias for slot in slots):
        raise FormRefused(
            message("it is no form of policydocs: it has no fields to read"),
            message("Fields are lost where a form is retyped, scanned or exported; ask for the form itself."),
            "no-form",
        )
    return RawForm(
        identity=stored.identity if stored else None,
        definition=stored.definition if stored else None,
        slots=slots,
        stores=tuple(dict.fromkeys(control.marks.store for control in found if control.marks.store)),
        prints=prints,
        remarks=remarks,
    )


def _main_part(package: Package) -> str:
    """The name of the main part, as the package says (ECMA-376 part 2, 9.3); targets outside are never followed."""
    return _related(package, "_rels/.rels", "officeDocument") or MAIN_PART


def _looks(package: Package, main: str) -> StyleLooks:
    """What the styles of the file make of words."""
    folder, name = posixpath.split(main)
    name = _related(package, f"{folder}/_rels/{name}.rels", "styles") or f"{folder}/styles.xml"
    packed = package.packed(name)
    looks = _kept_looks.get(packed)
    if looks is None:
        styles = package.part(name)
        looks = looks_in(parsed(styles, name)) if styles else frozenset()
        _keep(_kept_looks, packed, looks)
    return looks


def _related(package: Package, relations: str, kind: str) -> str | None:
    """The target of the first relation of a kind; None where there is none inside."""
    packed = package.packed(relations)
    found = _kept_targets.get(packed)
    if found is None:
        data = package.part(relations)
        known = tuple(targets(parsed(data, relations), relations)) if data else ()
        found = {what: part for _, what, part in reversed(known)}  # of two of a kind the first
        _keep(_kept_targets, packed, found)
    return found.get(kind)


def _keep(kept: dict[bytes, _Found], packed: bytes, found: _Found) -> None:
    if len(packed) < _LARGEST_KEPT:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[packed] = found


def _no_document(package: Package) -> Message:
    for name, what in _OTHERS:
        if name in package.names:
            return message("it is {what}, no form", what=what)
    return message("it is a zip archive and no Word file")


def _remarks(package: Package) -> Iterator[Remark]:
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        yield Remark("macros", message("it carries macros, which our forms do not; they were not run"))
    if any(_FILED.match(name) for name in package.names):
        yield Remark("files-inside", message("other files were put into it, which are not read; open it to see them"))


def _prints(package: Package) -> tuple[str, ...]:
    """Fingerprints that the footers print."""
    found: dict[str, None] = {}
    for name in package.names:
        data = package.part(name) if _FOOTER.match(name) else None
        if data:
            found |= dict.fromkeys(_PRINT.findall("".join(parsed(data, name).itertext())))
    return tuple(found)


def _slots(found: Sequence[StandingControl], stored: FormData | None) -> Iterator[ReturnedControl]:
    """One slot a name, then what the data holds for controls that are no longer there."""
    groups: dict[tuple[str, str], list[StandingControl]] = {}
    for control in found:
        name, alias = control.marks.name, control.marks.alias
        if name or alias:
            groups.setdefault((name, "" if name else alias), []).append(control)
    answers: Mapping[str, str] = stored.answers if stored else {}
    prefill: Mapping[str, str] = stored.prefill if stored else {}
    for (name, _), group in groups.items():
        yield _slot_kept(group, answers.get(name), prefill.get(name))
    for name, value in answers.items():
        if (name, "") not in groups:
            yield _gone(name, value)


def _slot_kept(group: list[StandingControl], data: str | None, filled: str | None) -> ReturnedControl:
    """The slot of a group; that of a control alone is made once for the same data."""
    made = group[0].made if len(group) == 1 else None
    if made is None:
        return _slot(group, data, filled)
    slot = made.get((data, filled))
    if slot is None:
        slot = _slot(group, data, filled)
        if len(made) < _MOST_MADE and len(data or "") + len(filled or "") < _SHORT:
            made[data, filled] = slot
    return slot


def _gone(name: str, value: str) -> ReturnedControl:
    ticked = _true(value) if is_box(name) else None
    words = _said(value) or ""
    told = GONE
    if ticked or (ticked is None and words):
        told = message(
            "its place in the form is gone; the answer was taken from the form's data, which need not be what it shows"
        )
    return ReturnedControl(name, words=words, ticked=ticked, remarks=(Remark("control-gone", told),))


def _said(data: str | None) -> str | None:
    """What the form's data holds; LibreOffice writes the invitation of an empty control into it."""
    return "" if data and is_blank(data) else data


def _slot(group: Sequence[StandingControl], stored: str | None, prefill: str | None) -> ReturnedControl:
    own, data = group[0].marks, _said(stored)
    remarks = tuple(_oddities(group))
    if own.ticked is not None or is_box(own.name):
        ticked, doubts = _box(group)
        return ReturnedControl(own.name, own.alias, "", ticked, None, data, prefill, False, remarks + doubts)
    filled = [control for control in group if not _is_blank(control)]
    if not filled:
        return ReturnedControl(own.name, own.alias, "", None, None, data, prefill, False, remarks)
    answer = said(filled)
    if answer.unlike is not None:
        words = message("it stands in the form more than once, also as “{other}”", other=shown(answer.unlike))
        remarks = (*remarks, Remark("unlike-repeats", words))
    first = filled[0].marks
    words_of = _value_of(first, answer.words)
    return ReturnedControl(own.name, own.alias, words_of, None, first.day, data, prefill, answer.breaks_lost, remarks)


def _oddities(group: Sequence[StandingControl]) -> Iterator[Remark]:
    """Words that were taken back; a control whose binding and tag name different fields, which was tampered with or
    copied from another place."""
    odd = frozenset[str]().union(*(control.odd for control in group))
    if is_box(group[0].marks.name):
        odd -= {UNREAD}  # what a box shows is told by _box
    yield from (Remark(code, words) for code, words in _ODD if code in odd)
    for control in group:
        bound, tag = control.marks.bound, control.marks.tag
        if bound != tag and bound and tag:
            words = message("its binding names {bound} and its tag {tag}", bound=bound, tag=shown(tag))
            yield Remark("names-differ", words)
            return


def _is_blank(control: StandingControl) -> bool:
    """Whether nothing has been filled in; an item of a list may be called as an invitation is."""
    words = "".join(control.tokens)
    return is_blank(words) and words.strip() not in dict(control.marks.items).values()


def _value_of(marks: Marks, words: str) -> str:
    """Of a closed list the value behind the words, where the list names them once."""
    values = [value for value, label in marks.items if label.strip() == words.strip()] if marks.items else []
    return values[0] if len(values) == 1 else words


def _box(group: Sequence[StandingControl]) -> tuple[bool, tuple[Remark, ...]]:
    """Whether a box is ticked: what it says of itself and what it shows should agree, in all its repeats."""
    first = group[0].marks.ticked
    if len(group) == 1 and first is not None and group[0].tokens in _AS_WRITTEN[first]:
        return first, ()
    states = {_shown(control) for control in group} - {None}
    told = {control.marks.ticked for control in group} - {None}
    ticked = bool(next(iter(told), next(iter(states), False)))
    if len(states | told) > 1 or not states | told or (not ticked and any(map(_shows_other, group))):
        words = message(
            "it cannot be told whether it is ticked: it shows “{shown}”; a box is ticked by a click, not by typing",
            shown=shown(_words(group)),
        )
        return ticked, (Remark("unclear-box", words),)
    return ticked, ()


def _shown(control: StandingControl) -> bool | None:
    """What the box shows; None where it shows neither an open nor a ticked box."""
    signs = _signs(control)
    if signs and signs <= _TICKED_BOXES:
        return True
    return False if signs and signs <= _OPEN_BOXES else None


def _shows_other(control: StandingControl) -> bool:
    """Whether somebody typed into the box what is no sign of an open one: it may be meant as a tick."""
    return not _signs(control) <= _OPEN_BOXES


def _signs(control: StandingControl) -> set[str]:
    return set("".join("".join(control.tokens).split()))


def _words(group: Sequence[StandingControl]) -> str:
    return "".join("".join(control.tokens) for control in group)[:20]


def _true(value: str) -> bool:
    return value.strip().lower() in ("true", "1")
