"""Returned files one by one: other programs' habits, doubtful controls, other editions, strangers, hostile files."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.documents.blocks import Document, Field, FieldType, Option, Span, Statement
from generator.forms.collecting.collected import Collected, collect_form
from generator.forms.collecting.known import KnownForm
from generator.forms.definition import definition as definition_module
from generator.forms.definition.definition import FormDefinition, as_json, form_definition
from generator.forms.definition.read import read_definition
from generator.forms.returned.controls import control_of
from generator.forms.returned.raw import FormRefused, RawForm
from generator.forms.returned.read import read_returned
from generator.forms.rules.checking import checker
from generator.word.binding import store_id
from tests.examples import examples
from tests.forms.word_forms import STORE, with_part, word_form
from tests.zips import bomb, unzipped, zipped

DOCUMENT, DATA = "word/document.xml", "customXml/item1.xml"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def field(name: str, kind: FieldType = FieldType.TEXT, label: str = "", **more: object) -> Field:
    return Field(name=name, type=kind, label=Span(label or f"栏目{name}"), placeholder=Span(""), **more)  # type: ignore[arg-type]


YES_NO = (Option("yes", Span("是")), Option("no", Span("否")))
LEVELS = (Option("a", Span("甲级")), Option("b", Span("乙级")))
FIELDS = (
    field("applicant-name", max_length=20, required=True),
    field("claim-why", FieldType.LONG_TEXT),
    field("claim-level", FieldType.CHOICE, options=LEVELS),
    field("claim-parts", FieldType.MULTIPLE, options=LEVELS),
    field("claim-day", FieldType.DATE),
    field("claim-sum", FieldType.MONEY),
    field("claim-again", FieldType.YES_NO, options=YES_NO, clauses=("c05",)),
)


def defined(fields: Iterable[Field] = FIELDS, edition: str = "第一版", form: str = "test") -> FormDefinition:
    title = Statement((Span("测试申请表"),))
    document = Document("form", f"forms/{form}", "zh-CN", title, title, (), title, title, tuple(fields), form=True)
    return form_definition(document, "small-policy", edition)


FORM = defined()
RECORD = {
    "applicant-name": "某甲公司",
    "claim-why": "首行\n次行",
    "claim-level": "b",
    "claim-parts": ("a", "b"),
    "claim-day": "2025-06-03",
    "claim-sum": "12.50",
    "claim-again": "no",
}


class Forms:
    """A workspace with these forms of today."""

    def __init__(self, *definitions: FormDefinition) -> None:
        self.known = {
            (each.policy, each.form): KnownForm(each, checker(each), (), {"c05": "五"}) for each in definitions
        }

    def form(self, policy: str, form: str) -> KnownForm | None:
        return self.known.get((policy, form))

    def names(self) -> Iterable[tuple[str, str]]:
        return self.known


def collected(data: bytes, forms: Forms | None = None) -> Collected:
    raw: RawForm | FormRefused
    try:
        raw = read_returned(data)
    except FormRefused as refused:
        raw = refused
    return collect_form("表.docx", raw, forms or Forms(FORM))


def codes(found: Collected) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_form_without_a_flaw_has_no_problem() -> None:
    found = collected(word_form(FORM, RECORD))
    assert (found.record, found.problems) == (RECORD, ())


def test_what_the_control_shows_counts_and_other_data_is_reported() -> None:
    found = collected(word_form(FORM, RECORD, {**RECORD, "applicant-name": "某乙公司"}))
    assert found.record == RECORD
    assert codes(found) == ["data-differs"]
    assert "某乙公司" in str(found.problems[0].message)


@pytest.mark.parametrize(("data", "prefill"), [({}, None), ({"applicant-name": "旧"}, {"applicant-name": "旧"})])
def test_data_that_is_still_blank_or_prefilled_is_no_conflict(
    data: Mapping[str, object], prefill: Mapping[str, object] | None
) -> None:
    found = collected(word_form(FORM, RECORD, data, prefill))
    assert (found.record, codes(found)) == (RECORD, [])


def test_an_answer_that_was_taken_out_of_the_control_does_not_come_back_from_the_data() -> None:
    found = collected(word_form(FORM, {**RECORD, "claim-sum": ""}, RECORD))
    assert "claim-sum" not in (found.record or {})
    assert codes(found) == ["data-differs"]


def test_a_program_that_drops_bindings_leaves_the_tags() -> None:
    parts = unzipped(word_form(FORM, RECORD))
    bare = parts[DOCUMENT].decode().replace("<w:dataBinding", "<w:gone").encode()
    assert collected(zipped({**parts, DOCUMENT: bare})).record == RECORD


def test_controls_are_found_by_their_titles_at_last() -> None:
    parts = unzipped(word_form(FORM, RECORD))
    bare = parts[DOCUMENT].decode().replace("<w:dataBinding", "<w:gone").replace("<w:tag", "<w:gone").encode()
    found = collected(zipped({**parts, DOCUMENT: bare}))
    assert found.record == RECORD


def test_a_form_that_lost_its_data_is_known_by_its_store() -> None:
    bound = word_form(FORM, RECORD, told=False)
    own = with_all(bound, STORE, store_id("small-policy", "test"))
    found = collected(own, Forms(FORM, defined(form="other")))
    assert found.record == RECORD
    assert codes(found) == ["edition-unknown"]


def test_a_form_that_lost_its_data_tells_its_edition_by_the_footer() -> None:
    parts = unzipped(with_all(word_form(FORM, RECORD, told=False), STORE, store_id("small-policy", "test")))
    footer = '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>表样 '
    parts["word/footer1.xml"] = f"{footer}{FORM.fingerprint}</w:t></w:r></w:p></w:ftr>".encode()
    assert codes(collected(zipped(parts))) == []


def test_a_form_without_data_and_store_is_known_by_its_fields() -> None:
    other = defined((*FIELDS, field("more")), form="other")
    found = collected(word_form(FORM, RECORD, told=False), Forms(other, FORM))
    assert found.definition == FORM
    assert found.record == RECORD


def with_all(data: bytes, old: str, new: str, part: str = DOCUMENT) -> bytes:
    parts = unzipped(data)
    return zipped({**parts, part: parts[part].decode().replace(old, new).encode()})


YES_BOX = '<w14:checked w14:val="0"/>'


@pytest.mark.parametrize(
    ("change", "code", "answer"),
    [
        (lambda data: with_part(data, DOCUMENT, "☐", "☒"), "unclear-box", None),
        (lambda data: with_part(data, DOCUMENT, "☐", ""), None, "no"),
        (lambda data: with_part(with_part(data, DOCUMENT, "☐", "☒"), DOCUMENT, YES_BOX, YES_BOX.replace("0", "1")),
         "both-ticked", None),
    ],
)  # fmt: skip
def test_boxes_that_contradict_themselves_are_not_guessed(
    change: Callable[[bytes], bytes], code: str | None, answer: str | None
) -> None:
    found = collected(change(word_form(FORM, RECORD, {})))
    assert (found.record or {}).get("claim-again") == answer
    assert codes(found) == ([code] if code else [])


@pytest.mark.parametrize("typed", ["√", "☑", "对", "是", "V", "R", "🗹", "□√", "☐√", "√☐", "☐ x"])
def test_what_was_typed_into_an_open_box_is_told_with_the_box(typed: str) -> None:
    found = collected(with_part(word_form(FORM, RECORD, {}), DOCUMENT, "☐", typed))
    assert "claim-again" not in (found.record or {})
    assert codes(found) == ["unclear-box"]
    (told,) = (str(problem.message) for problem in found.problems)
    assert "“是”" in told
    assert f"“{typed}”" in told


@pytest.mark.parametrize("shown", ["☐", "□", "○", "◻", "▢", "⬜", "◯", "〇", "口", " ☐ ", "\u3000", ""])
def test_open_boxes_of_other_programs_are_open(shown: str) -> None:
    found = collected(with_part(word_form(FORM, RECORD, {}), DOCUMENT, "☐", shown))
    assert (found.record or {})["claim-again"] == "no"
    assert codes(found) == []


@pytest.mark.parametrize("told", [True, False])
def test_a_place_that_is_gone_with_no_answer_behind_it_is_told_as_that(told: bool) -> None:
    """Whoever types over a control leaves no answer in the data: none was taken from there."""
    parts = unzipped(word_form(FORM, RECORD, {}, told=told))
    text = parts[DOCUMENT].decode()
    start, end = text.index("<w:sdt>"), text.index("</w:sdt>") + len("</w:sdt>")
    typed = f"{text[:start]}<w:r><w:t>某甲公司</w:t></w:r>{text[end:]}"
    found = collected(zipped({**parts, DOCUMENT: typed.encode()}))
    gone = [problem for problem in found.problems if problem.code == "control-gone"]
    assert [problem.field for problem in gone] == ["applicant-name"]
    assert "not read" in str(gone[0].message)


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("<w:tr><w:tc><w:p>5</w:p></w:tc><w:tc><w:p>00</w:p></w:tc></w:tr>", "5\n00"),
        ("<w:tr><w:tc><w:p>5</w:p></w:tc></w:tr><w:tr><w:tc><w:p>00</w:p></w:tc></w:tr>", "5\n00"),
        ("<w:tr><w:tc><w:p>5</w:p><w:p>00</w:p></w:tc></w:tr>", "5\n00"),
        ("<w:tr><w:tc><w:p>500</w:p></w:tc></w:tr>", "500"),
    ],
)
def test_cells_of_a_table_pasted_into_an_answer_are_lines(pasted: str, read: str) -> None:
    cells = pasted.replace("<w:p>", "<w:p><w:r><w:t>").replace("</w:p>", "</w:t></w:r></w:p>")
    control = f"<w:sdt {WORD}><w:sdtContent><w:tbl>{cells}</w:tbl></w:sdtContent></w:sdt>"
    found = control_of(etree.fromstring(control), {})
    assert found is not None
    assert "".join(found.tokens) == read


def test_both_yes_and_no_are_reported_with_the_clause() -> None:
    page = {"policydocs": "form/1", "policy": "small-policy", "form": "test", "edition": "第一版"}
    page |= {"fingerprint": FORM.fingerprint, "answers": {**RECORD, "claim-again": ["yes", "no"]}}
    (problem,) = collected(json.dumps(page).encode()).problems
    assert (problem.code, problem.clauses) == ("unreadable-answer", ("c05",))


def test_a_day_that_its_calendar_contradicts_is_reported() -> None:
    data = word_form(FORM, RECORD, {})
    found = collected(with_part(data, DOCUMENT, "2025年6月3日", "2025年6月4日"))
    assert (found.record or {})["claim-day"] == "2025-06-04"
    assert codes(found) == ["data-differs"]


def test_a_line_copied_with_its_control_is_reported() -> None:
    parts = unzipped(word_form(FORM, RECORD, {}))
    text = parts[DOCUMENT].decode()
    start = text.index("<w:tr>")
    end = text.index("</w:tr>") + 7
    doubled = text[:end] + text[start:end].replace("某甲公司", "某丙公司") + text[end:]
    found = collected(zipped({**parts, DOCUMENT: doubled.encode()}))
    assert codes(found) == ["unlike-repeats"]
    assert found.failed


def test_struck_words_hide_no_other_oddity() -> None:
    run = '<w:r><w:t xml:space="preserve">某甲公司</w:t></w:r>'
    struck = f"<w:r><w:rPr><w:strike/></w:rPr><w:t>旧</w:t></w:r>{run}"
    data = with_part(word_form(FORM, RECORD), DOCUMENT, run, struck)
    found = collected(with_part(data, DOCUMENT, '<w:tag w:val="applicant-name"/>', '<w:tag w:val="claim-why"/>'))
    assert codes(found) == ["struck-words", "names-differ"]
    assert found.failed


def test_a_control_that_was_cut_out_is_reported_and_its_answer_kept() -> None:
    parts = unzipped(word_form(FORM, RECORD))
    text = parts[DOCUMENT].decode()
    start, end = text.index("<w:tr>"), text.index("</w:tr>") + 7
    found = collected(zipped({**parts, DOCUMENT: (text[:start] + text[end:]).encode()}))
    assert found.record == RECORD
    assert codes(found) == ["control-gone"]
    assert found.failed  # what the form shows in its place is not known


@pytest.mark.parametrize(
    ("mark", "left"), [("<w:strike/>", True), ('<w:dstrike w:val="true"/>', True), ('<w:strike w:val="0"/>', False)]
)
def test_words_that_are_struck_through_are_taken_back(mark: str, left: bool) -> None:
    run = '<w:r><w:t xml:space="preserve">某甲公司</w:t></w:r>'
    changed = f"<w:r><w:rPr>{mark}</w:rPr><w:t>旧</w:t></w:r><w:r><w:t>新</w:t></w:r>"
    found = collected(with_part(word_form(FORM, RECORD, {}), DOCUMENT, run, changed))
    assert (found.record or {})["applicant-name"] == ("新" if left else "旧新")
    assert codes(found) == (["struck-words"] if left else [])


def test_tracked_changes_count_as_they_would_be_accepted() -> None:
    run, kept = '<w:r><w:t xml:space="preserve">某甲公司</w:t></w:r>', "<w:r><w:t>甲</w:t></w:r>"
    changed = (
        '<w:del w:id="1" w:author="x"><w:r><w:delText>旧名</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="x">{kept}</w:ins><w:moveFrom w:id="3" w:author="x">{kept}</w:moveFrom>'
    )
    found = collected(with_part(word_form(FORM, RECORD, {}), DOCUMENT, run, changed))
    assert (found.record or {})["applicant-name"] == "甲"


def test_a_placeholder_mark_that_was_left_over_does_not_hide_an_answer() -> None:
    data = word_form(FORM, RECORD, {})
    marked = with_part(data, DOCUMENT, '<w:lock w:val="sdtLocked"/>', '<w:lock w:val="sdtLocked"/><w:showingPlcHdr/>')
    assert collected(marked).record == RECORD


# Editions.
LATER = (
    field("applicant-name", max_length=30, required=True),
    field("claim-why", FieldType.LONG_TEXT),
    field("claim-level", FieldType.CHOICE, options=LEVELS[:1]),
    field("claim-parts", FieldType.MULTIPLE, options=LEVELS),
    field("claim-day", FieldType.TEXT),
    field("claim-again", FieldType.YES_NO, options=YES_NO),
    field("claim-new", required=True, label="新栏目"),
)


def test_answers_of_an_old_form_are_carried_over_where_they_still_have_a_place() -> None:
    found = collected(word_form(FORM, RECORD), Forms(defined(LATER, "第二版")))
    kept = {"applicant-name", "claim-why", "claim-parts", "claim-again"}
    assert found.record == {name: answer for name, answer in RECORD.items() if name in kept}
    assert found.edition == "第一版"
    told = [str(problem.message) for problem in found.problems if problem.code == "not-carried-over"]
    assert len(told) == 3
    assert any("12.50" in words for words in told)
    assert [problem.field for problem in found.problems if problem.code == "missing-answer"] == ["claim-new"]


def test_what_changed_since_the_old_edition_is_said() -> None:
    found = collected(word_form(FORM, RECORD), Forms(defined(LATER, "第二版")))
    (words,) = (str(problem.message) for problem in found.problems if problem.code == "other-edition")
    for part in ("第一版", "第二版", "新栏目", "栏目claim-sum", "栏目applicant-name"):
        assert part in words
    assert not re.search(r"[0-9a-f]{6}", words)


def test_of_another_edition_only_that_is_said_which_changed() -> None:
    def told(now: FormDefinition) -> str:
        found = collected(word_form(FORM, RECORD), Forms(now))
        return next(str(problem.message) for problem in found.problems if problem.code == "other-edition")

    more = defined((*FIELDS, field("claim-new", label="新栏目")), "第二版")
    assert "added: 新栏目" in told(more)
    assert "removed" not in told(more)
    assert "asked otherwise" not in told(more)
    assert "—" not in told(more)
    same = defined((*FIELDS, field("claim-new", label="新栏目")), "第一版")
    assert told(same).startswith("filled in on an earlier state of today's edition (第一版)")


@pytest.mark.parametrize("old", ["栏目claim-sum", '"type": "money"', "第一版"])
def test_a_definition_that_is_not_genuine_is_reported(old: str) -> None:
    changed = with_part(word_form(FORM, RECORD), DATA, old, old[:-1] + ("x" if old[-1] != '"' else '_"'))
    found = collected(changed)
    assert "definition-altered" in codes(found)
    assert found.record == RECORD


def test_a_form_of_another_workspace_is_checked_by_its_own_rules() -> None:
    found = collected(word_form(FORM, {**RECORD, "applicant-name": ""}), Forms())
    assert codes(found) == ["unknown-form", "missing-answer"]


# Strangers and hostile files: one message each.
BOMB = bomb("word/document.xml", 40, zipfile.ZIP_DEFLATED, of=b" ")
DEEP = word_form(FORM, RECORD)
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w>&b;</w>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'


def twice() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(DOCUMENT, b"<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(DOCUMENT, b"<b/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "unreadable-file"),
        (b"PK\x03\x04 and nothing", "unreadable-file"),
        (b"\xd0\xcf\x11\xe0 old Word", "no-form"),
        (b"%PDF-1.7", "no-form"),
        ("你好".encode(), "no-form"),
        (b"{}", "no-form"),
        (b"{" * 100_000, "unreadable-file"),
        (b'{"policydocs": "form/1"}', "unreadable-file"),
        (b'{"policydocs": "form/9"}', "unreadable-file"),
        (b'{"policydocs": "form/1", "policydocs": "form/1"}', "unreadable-file"),
        (BOMB, "hostile-file"),
        (zipped({DOCUMENT: LAUGHS.encode()}), "hostile-file"),
        (zipped({DOCUMENT: OUTSIDE.encode()}), "hostile-file"),
        (zipped({DOCUMENT: LAUGHS.encode("utf-16")}), "hostile-file"),
        (zipped({DOCUMENT: b"<a>" * 5000 + b"</a>" * 5000}), "unreadable-file"),
        (zipped({DOCUMENT: b"<a>not closed"}), "unreadable-file"),
        (zipped({DOCUMENT: b"<a>a letter</a>"}), "no-form"),
        (zipped({f"part{number}": b"" for number in range(2001)}), "hostile-file"),
        (zipped({"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), "no-form"),
    ],
)
def test_strangers_and_hostile_files_cost_one_message(data: bytes, code: str) -> None:
    found = collected(data)
    assert codes(found) == [code]
    assert found.record is None
    assert str(found.problems[0].message)


@pytest.mark.parametrize("sign", ["\ufdd0", "\ufdd2b1"])
def test_signs_that_no_text_has_are_words_like_others(sign: str) -> None:
    """In a title and in the words: they pass for nothing that a control says of itself."""
    parts = with_all(word_form(FORM, RECORD), "栏目applicant-name", f"栏目{sign}")
    found = collected(with_all(with_all(parts, "某甲公司", f"某{sign}"), "某甲公司", f"某{sign}", DATA))
    assert codes(found) == []
    assert found.record == {**RECORD, "applicant-name": f"某{sign}"}


def test_the_definition_is_read_alike_however_the_data_is_written() -> None:
    """As a pile has it, and as other programs may write it."""
    parts = unzipped(word_form(FORM, RECORD))
    told, text = read_returned(zipped(parts)), parts[DATA].decode()
    words = text.partition("<definition>")[2].partition("</definition>")[0]
    prefixed = text.replace("<", "<p:").replace("<p:/", "</p:").replace("<p:?", "<?").replace("xmlns=", "xmlns:p=")
    ways = (
        text.replace("<answers>", "<!-- <definition>x</definition> --><answers>").encode(),
        text.replace("UTF-8", "GB18030").encode("gb18030"),
        prefixed.encode(),
        text.replace("某甲公司", words, 1).encode(),
        text.replace("</answers>", "<definition>x</definition></answers>").encode(),
    )
    for data in ways:
        found = read_returned(zipped({**parts, DATA: data}))
        assert (found.definition, found.identity) == (told.definition, told.identity)


def test_two_parts_of_one_name_are_refused() -> None:
    assert codes(collected(twice())) == ["hostile-file"]


def test_entities_in_the_form_s_data_are_refused_too() -> None:
    parts = unzipped(word_form(FORM, RECORD))
    hostile = '<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text = parts[DATA].decode().replace("<form ", f"{hostile}<form ", 1).replace("某甲公司", "&x;", 1)
    assert codes(collected(zipped({**parts, DATA: text.encode()}))) == ["hostile-file"]


def test_the_main_part_is_never_looked_for_outside() -> None:
    parts = unzipped(word_form(FORM, RECORD))
    relations = parts["_rels/.rels"].decode()
    for target in ("../../../etc/passwd", "/etc/passwd", "http://example.org/x.xml"):
        away = relations.replace('"word/document.xml"', f'"{target}"')
        assert codes(collected(zipped({**parts, "_rels/.rels": away.encode()}))) == ["no-form"]
    external = relations.replace("<Relationship ", '<Relationship TargetMode="External" ')
    assert collected(zipped({**parts, "_rels/.rels": external.encode()})).record == RECORD


def test_a_form_with_macros_is_read_without_them() -> None:
    parts = unzipped(word_form(FORM, RECORD))
    found = collected(zipped({**parts, "word/vbaProject.bin": b"code"}))
    assert (found.record, codes(found)) == (RECORD, ["macros"])


def test_a_protected_file_says_so() -> None:
    data = bytearray(word_form(FORM, RECORD))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    assert "password" in str(collected(bytes(data)).problems[0].message)


def test_a_definition_from_outside_cannot_keep_the_reader_busy() -> None:
    nasty = tuple(Option(str(number), Span("a" + ";a" * number)) for number in range(12))
    form = defined((field("claim-parts", FieldType.MULTIPLE, options=nasty),))
    page = {"policydocs": "form/1", "policy": form.policy, "form": form.form, "edition": form.edition}
    page |= {"fingerprint": form.fingerprint, "definition": as_json(form), "answers": {"claim-parts": "a;" * 400 + "x"}}
    assert "unknown-choice" in codes(collected(json.dumps(page).encode(), Forms()))


def test_a_repeat_of_fields_in_a_definition_is_not_genuine() -> None:
    doubled = replace(FORM, fields=FORM.fields * 2)
    assert "definition-altered" in codes(collected(word_form(doubled, RECORD)))


def told_anew(data: dict[str, object]) -> dict[str, object]:
    """A definition as somebody makes it who knows how fingerprints are made."""
    found = read_definition(json.dumps(data))
    made = definition_module._fingerprint(found.policy, found.form, found.edition, found.fields)
    return {**data, "fingerprint": made}


@pytest.mark.parametrize(
    "change",
    [
        {"maximum": "much"},
        {"maximum": "1E999999999"},
        {"maximum": 5},
        {"max_length": "long"},
        {"max_length": -1},
        {"label": 7},
        {"label": "l" * 5000},
        {"name": ["x"]},
        {"name": "claim-sum"},
        {"options": [["a", "x"], ["a", "y"]]},
        {"counts": ["none"]},
        {"condition": {"field": "none", "values": ["x"]}},
        {"condition": {"field": "claim-sum", "values": 3}},
        {"formula": {"operation": "percent_of", "field": "claim-sum", "rate": "x"}},
        {"formula": {"operation": "percent_of", "field": "none", "rate": "20"}},
        {"formula": {"operation": "lookup", "field": "claim-level", "table": [["a", "x"]]}},
        {"clauses": [1]},
        {"line": "first"},
        {"type": "weapon"},
    ],
)
def test_a_made_up_definition_is_refused_and_stops_nothing(change: dict[str, object]) -> None:
    data = as_json(FORM)
    changed = {**data, "fields": [{**data["fields"][0], **change}, *data["fields"][1:]]}
    with suppress(TypeError, ValueError):  # some cannot even be given a fingerprint
        changed = told_anew(changed)
    page = {"policydocs": "form/1", "policy": FORM.policy, "form": FORM.form, "edition": FORM.edition}
    page |= {"fingerprint": changed["fingerprint"], "definition": changed, "answers": {**RECORD, "claim-parts": ["a"]}}
    for forms in (Forms(), Forms(FORM)):
        found = collected(json.dumps(page).encode(), forms)
        assert codes(found)[0] == "definition-altered"


ANYTHING: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@settings(max_examples=examples(150))
@given(ANYTHING, st.sampled_from(["answers", "definition", "edition", "claim-sum", "fields"]))
def test_no_value_anywhere_in_a_saved_form_stops_the_reader(value: object, place: str) -> None:
    data = as_json(FORM)
    page = {"policydocs": "form/1", "policy": FORM.policy, "form": FORM.form, "edition": FORM.edition}
    page |= {"fingerprint": FORM.fingerprint, "definition": data, "answers": dict(RECORD)}
    if place in page:
        page[place] = value
    elif place == "fields":
        page["definition"] = {**data, "fields": value}
    else:
        page["answers"] = {**RECORD, place: value}
    collected(json.dumps(page).encode())
