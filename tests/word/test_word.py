"""What is shared of Word, zip and XML: neutral refusals, names both ways, one table of symbols."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.forms.returned.package import _refused
from generator.notice.sources import archive as of_notices
from generator.word import binding, symbols, xml
from generator.word.archive import DOS, UNIX, MadeOn, deflated, package, zip_bytes
from generator.word.reading import Limits, Package
from generator.word.unreadable import Fault, PackageUnreadable


def zipped(*parts: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return stream.getvalue()


def fault_of(data: bytes, limits: Limits, part: str = "a") -> Fault | None:
    try:
        with Package(data, limits) as opened:
            opened.part(part)
    except PackageUnreadable as unreadable:
        return unreadable.fault
    return None


@pytest.mark.parametrize(
    ("data", "limits", "fault"),
    [
        (zipped(("a", b"x")), Limits(), None),
        (b"PK\x03\x04 and no more", Limits(), Fault.DAMAGED),
        (zipped(("a", b"x" * 5000)), Limits(part=4000, ratio_from=10), Fault.BOMB),
        (zipped(("a", b"x" * 500_000)), Limits(ratio_from=1000), Fault.BOMB),
        (zipped(("a", b"x" * 5000)), Limits(whole=4000), Fault.BOMB),
        (zipped(("a", b"x"), ("b", b"x")), Limits(parts=1), Fault.MANY_PARTS),
        (zipped(("a", b"x")), Limits(directory=10), Fault.LARGE_DIRECTORY),
    ],
)
def test_a_package_is_read_within_limits(data: bytes, limits: Limits, fault: Fault | None) -> None:
    assert fault_of(data, limits) is fault


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused_where_the_reader_asks_for_it() -> None:
    data = zipped(("a", b"x"), ("a", b"y"))
    assert fault_of(data, Limits()) is None
    assert fault_of(data, Limits(names_twice=False)) is Fault.TWICE


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', Fault.DOCTYPE),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"), Fault.DOCTYPE),
        (b"<a><b></a>", Fault.BROKEN),
        (b"<a>" + b"<b/>" * 20 + b"</a>", Fault.MANY_TAGS),
    ],
)
def test_xml_is_parsed_with_care(data: bytes, fault: Fault) -> None:
    with pytest.raises(PackageUnreadable) as raised:
        xml.parsed(data, "a.xml", 10)
    assert (raised.value.fault, raised.value.part) == (fault, "a.xml")


def test_comments_and_instructions_of_foreign_files_split_no_words() -> None:
    assert xml.parsed(b"<a>12<!-- x -->3<?y?>4</a>", "a.xml", 10).text == "1234"


@pytest.mark.parametrize("made_on", [DOS, UNIX])
def test_an_archive_laid_out_at_once_is_that_put_behind_shared_members(made_on: MadeOn) -> None:
    first, second = deflated("a.xml", b"<a/>", 9), deflated("表.xml", b"<b/>", 9)
    whole = zip_bytes([first, second], made_on)
    assert package([first], made_on).with_members([second])[0] == whole
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.xml", "表.xml"]


@pytest.mark.parametrize(("field", "option"), [("kind", "large"), ("kind-of-unit", "a-b")])
def test_names_of_controls_are_read_as_they_are_written(field: str, option: str) -> None:
    name = binding.box_name(field, option)
    assert binding.is_box(name)
    assert not binding.is_box(field)
    assert binding.field_and_option(name) == (field, option)
    assert binding.field_and_option(field) == (field, "")
    assert binding.bound_to(binding.xpath(name), binding.MAPPINGS) == name
    assert binding.bound_to(binding.xpath(name), "xmlns:p='urn:other'") == ""


def test_a_code_shows_what_its_font_has_there() -> None:
    assert symbols.shown(0xF0A3, "Wingdings 2") == "□"
    assert symbols.shown(0xF0A3, "Symbol") == "≤"
    assert symbols.shown(0xF0FE) == symbols.shown(0xFE) == "☑"
    assert symbols.shown(0x4E00) == ""
    assert symbols.meaning(0xF0B7) == "项目符号•"
    assert symbols.meaning(0xB7) == ""


@pytest.mark.parametrize("fault", Fault)
def test_every_reader_of_packages_has_words_for_every_fault(fault: Fault) -> None:
    """What comes as a KeyError to the user otherwise (found by fuzzing an .ofd)."""
    unreadable = PackageUnreadable(fault, "word/document.xml", 3)
    assert of_notices.refused(unreadable).words.template
    assert _refused(unreadable).words.template
