"""Fields become content controls that a program can read back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.documents.blocks import FieldType, Span

from .builder import a_field, cell, line, options, table
from .conftest import Written

SDT = "//w:sdt[w:sdtPr/w:tag/@w:val='{}']"
# ISO 29500-1, CT_SdtPr as the validator and wml.xsd both accept it (STANDARDS.md, A1).
ORDER = ("alias", "tag", "id", "lock", "placeholder", "temporary", "showingPlcHdr", "dataBinding", "label", "tabIndex")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("name", "w:text"),
        ("code", "w:text"),
        ("staff", "w:text"),
        ("amount", "w:text"),
        ("ratio", "w:text"),
        ("year", "w:text"),
        ("sum", "w:text"),
        ("mail", "w:text"),
        ("founded", "w:date"),
        ("kind--o1", "w14:checkbox"),
        ("own--o1", "w14:checkbox"),
        ("trade--o4", "w14:checkbox"),
    ],
)
def test_each_type_of_field_is_its_kind_of_control(name: str, kind: str, written: Written) -> None:
    assert len(written.find(f"{SDT.format(name)}/w:sdtPr/{kind}")) == 1


def test_long_text_takes_several_lines(written: Written) -> None:
    assert written.values(f"{SDT.format('story')}/w:sdtPr/w:text/@w:multiLine") == ["1"]


def test_a_date_is_written_in_chinese(written: Written) -> None:
    base = f"{SDT.format('founded')}/w:sdtPr/w:date"
    assert written.values(f"{base}/w:dateFormat/@w:val") == ["yyyy年M月d日"]
    assert written.values(f"{base}/w:lid/@w:val") == ["zh-CN"]


def test_up_to_six_choices_are_boxes_and_more_a_list_with_value_and_label(write: Callable[..., Written]) -> None:
    words = tuple(f"第{sign}类" for sign in "甲乙丙丁戊己庚")
    six, seven = (
        a_field("kind", FieldType.CHOICE, "类别", "请选择", options=options(*words[:most])) for most in (6, 7)
    )
    assert write(six).values("//w:sdtPr/w:tag/@w:val") == [f"kind--o{number}" for number in range(1, 7)]
    listed = write(seven)
    assert listed.values("//w:listItem/@w:value") == [f"o{number}" for number in range(1, 8)]
    assert listed.values("//w:listItem/@w:displayText") == list(words)


def test_a_ticked_box_is_no_crossed_one(written: Written) -> None:
    assert set(written.values("//w14:checkedState/@w14:val")) == {"2611"}


def test_the_placeholder_is_marked_as_such_in_a_readable_grey(written: Written) -> None:
    base = SDT.format("name")
    assert written.find(f"{base}/w:sdtPr/w:showingPlcHdr")
    assert written.values(f"{base}/w:sdtContent//w:t/text()") == ["填写全称"]
    (style,) = written.values(f"{base}/w:sdtContent//w:rStyle/@w:val")
    path = f"//w:style[@w:styleId='{style}']/w:rPr/w:color/@w:val"
    assert written.values(path, "word/styles.xml") == ["595959"]


def test_every_control_has_a_title_a_tag_and_a_number_of_its_own(written: Written) -> None:
    count = len(written.find("//w:sdt"))
    assert count == 21  # 13 fields with one control, and three with two, two and four boxes
    for element in ("alias", "tag", "id"):
        assert len(set(written.values(f"//w:sdtPr/w:{element}/@w:val"))) == count


def test_properties_of_controls_stand_in_the_order_of_the_schema(written: Written) -> None:
    for properties in written.find("//w:sdtPr"):
        names = [child.tag.rpartition("}")[2] for child in properties]
        places = [ORDER.index(name) if name in ORDER else len(ORDER) for name in names]
        assert places == sorted(places), names


def test_two_fields_never_share_a_number(write: Callable[..., Written]) -> None:
    # crc32("plumless") == crc32("buckeroo"), a well-known pair.
    twins = (a_field(name, FieldType.TEXT, name, "填写") for name in ("plumless", "buckeroo"))
    assert len(set(write(*twins).values("//w:sdtPr/w:id/@w:val"))) == 2


def test_options_stand_behind_their_boxes_on_one_line_when_they_fit(written: Written) -> None:
    lines = ["".join(p.itertext()).split() for p in written.find("//w:p[.//w14:checkbox]")]
    assert lines[:2] == [["☐国家级", "☐市级"], ["☐是", "☐否"]]
    assert [line[0][1:] for line in lines[2:]] == [
        "先进制造业和现代服务业",
        "新一代信息技术产业",
        "绿色化工新材料产业",
        "其他",
    ]


def test_unit_and_help_stand_outside_the_control(written: Written) -> None:
    base = SDT.format("amount")
    assert written.values(f"{base}/following-sibling::w:r/w:t/text()") == ["\u3000", "万元"]
    (advice,) = written.find(f"{base}/ancestor::w:tc/w:p[2]")
    assert "".join(advice.itertext()) == "不超过50万元"


def test_a_label_is_printed_once(write: Callable[..., Written]) -> None:
    named = a_field("name", FieldType.TEXT, "企业名称", "填写")
    assert write(line("企业名称", label_for="name"), named).text() == "企业名称填写"
    assert write(named).text() == "企业名称填写"


def test_a_name_longer_than_word_takes_is_refused(write: Callable[..., Written]) -> None:
    with pytest.raises(ValueError, match="longer than the 64"):
        write(a_field("a" * 65, FieldType.TEXT, "名称", "填写"))


def test_an_empty_cell_and_a_box_field_without_placeholder_hold_a_paragraph(write: Callable[..., Written]) -> None:
    boxes = a_field("own", FieldType.YES_NO, "独立核算", "", options=options("是", "否"), unit=Span("项"))
    file = write(table((cell(""), cell("乙")), columns=2), boxes)
    assert all(tc.findall("{*}p") for tc in file.find("//w:tc"))
    assert file.text() == "乙独立核算☐是☐否项"
