"""Headings, contents, lists, boxes, pages: the right styles, numbering and order."""

from __future__ import annotations

from collections.abc import Callable

from generator.documents.blocks import Callout, List, ListItem, PageBreak, Section, Span, TableOfContents

from .builder import cell as a_cell
from .builder import heading, items, line, table, words
from .conftest import Written


def styles(file: Written) -> list[str]:
    return [str(paragraph.style.name) for paragraph in file.as_python_docx().paragraphs]


def test_the_title_is_title_and_the_headings_below_begin_at_one(write: Callable[..., Written]) -> None:
    levels = (heading(level, f"标题{level}", f"h{level}") for level in range(1, 5))
    assert styles(write(*levels)) == ["Title", "Heading 1", "Heading 2", "Heading 3"]


def test_headings_are_in_the_outline_and_stay_with_what_follows(written: Written) -> None:
    sheet = "word/styles.xml"
    for level in range(1, 4):
        base = f"//w:style[w:name/@w:val='heading {level}']/w:pPr"
        assert written.values(f"{base}/w:outlineLvl/@w:val", sheet) == [str(level - 1)]
        assert written.find(f"{base}/w:keepNext", sheet)


def test_the_contents_are_filled_links_with_page_fields_that_ask_nothing(written: Written) -> None:
    entries = [p for p in written.as_python_docx().paragraphs if str(p.style.name).startswith("toc")]
    assert [(p.text, p.style.name) for p in entries] == [
        ("一、总则\t", "toc 1"),
        ("（一）适用范围\t", "toc 2"),
        ("二、奖补事项\t", "toc 1"),
    ]
    assert written.values("//w:hyperlink/@w:anchor")[:3] == ["general", "scope", "awards"]
    codes = [element.text for element in written.find("//w:instrText")]
    assert codes == [" PAGEREF general \\h ", " PAGEREF scope \\h ", " PAGEREF awards \\h "]
    assert not written.find("//w:fldChar[@w:dirty]")  # Word would ask whether to update the fields
    assert not written.find("//w:updateFields", "word/settings.xml")


def test_contents_without_a_second_level_are_all_first(write: Callable[..., Written]) -> None:
    entries = tuple((3, words(Span(f"问题{n}"))) for n in range(2))
    assert styles(write(TableOfContents(entries))) == ["toc 1", "toc 1"]


def test_contents_without_entries_are_nothing(write: Callable[..., Written]) -> None:
    assert styles(write(TableOfContents(()), line("正文"))) == ["Body Text"]


def test_where_a_statement_comes_from_stays_with_the_last_words_before_it(write: Callable[..., Written]) -> None:
    nested = ListItem(words("乙"), (items("丙", "丁"),))
    answer = (line("答复"), List((ListItem(words("甲")), nested)), line("依据：第二条", style="source"))
    file = write(Section(answer), Section((line("另一条"),)))
    kept = file.values("//w:p[w:pPr/w:keepNext]//w:t/text()")
    assert kept == ["答复", "丁"]  # an introduction stays with its list
    assert file.find("//w:style[w:name/@w:val='出处']/w:pPr/w:keepLines", "word/styles.xml")


def test_the_notes_of_a_form_stand_together_with_its_last_row(write: Callable[..., Written]) -> None:
    """Three lines of them alone would be a page."""
    rows = [(a_cell("意见", header=True), a_cell("（盖章）")) for _ in range(2)]
    notes = (line("填写说明", style="how-to"), items("如实填写。", "签字盖章。", "以原文为准。", style="fine"))
    file = write(table(*rows, columns=2, style="grid"), *notes)
    assert [len(row.findall(".//{*}keepNext")) for row in file.find("//w:tr")] == [0, 2]
    kept = [bool(each.findall("{*}pPr/{*}keepNext")) for each in file.find("//w:body/w:p[w:pPr/w:numPr]")]
    assert kept == [True, True, False]


def test_an_introduction_stays_with_what_it_introduces(written: Written) -> None:
    assert written.find("//w:style[w:name/@w:val='导语']/w:pPr/w:keepNext", "word/styles.xml")


def test_bookmarks_stand_on_every_id_with_unique_numbers_and_names(written: Written) -> None:
    names = written.values("//w:bookmarkStart/@w:name")
    expected = {"title", "cover", "general", "scope", "awards", "award_gazelle", "card_gazelle", "duties", "duty_1"}
    assert expected <= set(names)
    assert len(set(names)) == len(names)
    numbers = written.values("//w:bookmarkStart/@w:id")
    assert len(set(numbers)) == len(numbers)
    assert numbers == written.values("//w:bookmarkEnd/@w:id")


def test_a_long_id_gets_a_name_that_word_takes(write: Callable[..., Written]) -> None:
    first, second = (f"award-{'very-' * 12}{end}" for end in "ab")
    file = write(heading(2, "甲", first), heading(2, "乙", second), line(Span("见乙", link=f"#{second}")))
    names = file.values("//w:bookmarkStart/@w:name")
    assert len(set(names)) == 2
    assert all(len(name) <= 40 and name[0].isalpha() and name.replace("_", "a").isalnum() for name in names)
    assert file.values("//w:hyperlink/@w:anchor") == [names[1]]


def test_every_numbered_list_begins_at_one(write: Callable[..., Written]) -> None:
    file = write(items("甲", "乙", style="number"), line("间隔"), items("丙", style="number"))
    numbers = file.values("//w:p/w:pPr/w:numPr/w:numId/@w:val")
    assert numbers[0] == numbers[1] != numbers[2]
    for number in set(numbers):
        path = f"//w:num[@w:numId='{number}']/w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val"
        assert file.values(path, "word/numbering.xml") == ["1"]


def test_a_nested_list_is_a_level_deeper_in_the_same_numbering(write: Callable[..., Written]) -> None:
    nested = List((ListItem(words("上级"), (items("下级", style="number"),)), ListItem(words("次项"))), style="number")
    file = write(nested)
    assert file.values("//w:ilvl/@w:val") == ["0", "1", "0"]
    assert len(set(file.values("//w:p//w:numId/@w:val"))) == 1


def test_tick_lists_have_boxes_as_their_marks(write: Callable[..., Written]) -> None:
    file = write(items("已准备", style="tick"))
    (number,) = file.values("//w:numId/@w:val")
    (look,) = file.values(f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", "word/numbering.xml")
    path = f"//w:abstractNum[@w:abstractNumId='{look}']/w:lvl[@w:ilvl='0']/w:lvlText/@w:val"
    assert file.values(path, "word/numbering.xml") == ["□"]


def test_a_box_is_one_style_and_two_of_a_kind_stand_apart(write: Callable[..., Written]) -> None:
    quote = Callout((line("条款原文"), items("一项"), line("第一条", style="source")), style="quote")
    assert styles(write(quote, quote)) == ["引文框"] * 3 + ["间隔"] + ["引文框"] * 3


def test_a_page_break_is_a_property_of_the_next_paragraph(write: Callable[..., Written]) -> None:
    file = write(line("前"), PageBreak(), heading(2, "后", "after"), PageBreak(), PageBreak())
    assert file.values("//w:p[w:pPr/w:pageBreakBefore]//w:t/text()") == ["后"]


def test_what_follows_a_cover_begins_a_page_and_the_cover_has_no_frame(write: Callable[..., Written]) -> None:
    cover = Section((heading(1, "申报指南", "title"),), style="cover")
    file = write(cover, line("正文"))
    assert file.values("//w:p[w:pPr/w:pageBreakBefore]//w:t/text()") == ["正文"]
    assert file.find("//w:sectPr/w:titlePg")
    assert not write(line("正文")).find("//w:sectPr/w:titlePg")


def test_a_card_stays_together_but_not_with_what_follows(write: Callable[..., Written]) -> None:
    rows = ((a_cell("标准"), a_cell("50万元")), (a_cell("条件"), a_cell("在区内")))
    card = Section((heading(3, "瞪羚企业", "gazelle"), line("说明"), table(*rows, columns=2)), style="card")
    file = write(card, line("之后"))
    assert file.values("//w:p[w:pPr/w:keepNext]//w:t/text()") == ["说明", "标准", "50万元"]


def test_a_long_card_may_go_over_to_the_next_page_in_its_middle(write: Callable[..., Written]) -> None:
    rows = [(a_cell(f"{number}"), a_cell("内容")) for number in range(8)]
    card = Section((heading(3, "瞪羚企业", "gazelle"), table(*rows, columns=2)), style="card")
    kept = write(card, line("之后")).values("//w:p[w:pPr/w:keepNext]//w:t/text()")
    assert [word for word in kept if word.isdigit()] == ["0", "1", "2", "4", "5", "6"]


def test_the_longest_cards_may_go_over_behind_any_row_but_the_outermost(write: Callable[..., Written]) -> None:
    rows = [(a_cell(f"行{number}"), a_cell("甲")) for number in range(12)]
    card = Section((heading(3, "瞪羚企业", "gazelle"), table(*rows, columns=2)), style="card")
    kept = write(card, line("之后")).values("//w:p[w:pPr/w:keepNext]//w:t/text()")
    assert [word for word in kept if word.startswith("行")] == ["行0", "行1", "行10"]


def test_a_landscape_document_is_the_reference_page_turned(write: Callable[..., Written], written: Written) -> None:
    upright = written.as_python_docx().sections[0]
    turned = write(line("宽表"), landscape=True).as_python_docx().sections[0]
    assert (turned.page_width, turned.page_height) == (upright.page_height, upright.page_width)
    assert (turned.top_margin, turned.right_margin) == (upright.left_margin, upright.top_margin)
    assert (turned.bottom_margin, turned.left_margin) == (upright.right_margin, upright.bottom_margin)


def test_the_page_is_that_of_gb_9704(written: Written) -> None:
    section = written.as_python_docx().sections[0]
    millimetres = [section.page_width, section.page_height, section.top_margin, section.right_margin]
    millimetres += [section.bottom_margin, section.left_margin]
    assert [round(length.mm) for length in millimetres if length is not None] == [210, 297, 37, 26, 35, 28]
    assert written.values("//w:docGrid/@w:type") == ["lines"]
