"""OFD files (GB/T 33190) as the programs of offices write them: read as they print, or told."""

import pytest

from generator.notice.sources import ofd
from generator.notice.sources.contents import SourceContents, SourceRefused
from tests.notice.ofd_parts import SIZE, code, doc_body, doc_parts, element, page, part, rows, steps, text_object
from tests.notice.ofd_parts import ofd as made
from tests.notice.warned import warned
from tests.zips import zipped

TITLE = "临江市支持制造业发展若干措施的通知"
FIRST = "一、对首次升规的制造业企业，给予一次性奖励10万元，每家限一次。"
SECOND = "二、本措施自2024年4月1日起施行，有效期3年，由市科技局解释。"
BOTH = [TITLE, FIRST, SECOND]


def texts(data: bytes) -> list[str]:
    return [line.text for line in ofd.contents(data).lines]


def read(*objects: str, **more: object) -> SourceContents:
    return ofd.contents(made([page(each) for each in objects], **more))  # type: ignore[arg-type]


def one_object(codes: str, **more: object) -> str:
    return element("TextObject", codes, Boundary="20 20 180 200", Font=3, Size=SIZE, **more)


def by_codes() -> str:
    """All lines as TextCodes of one object."""
    return one_object("".join(code(text, y=10 + 8 * index, DeltaX=steps(text)) for index, text in enumerate(BOTH)))


def lines_in_one_code() -> str:
    """All lines in one TextCode: a jump back in DeltaX and a step down in DeltaY where a line ends."""
    across: list[str] = []
    down: list[str] = []
    for text in BOTH:
        widths = [SIZE / 2 if character.isascii() else SIZE for character in text]
        across += [f"{width:g}" for width in widths[:-1]] + [f"{-sum(widths[:-1]):g}"]
        down += ["0"] * (len(text) - 1) + ["8"]
    return one_object(code("".join(BOTH), y=10, DeltaX=" ".join(across[:-1]), DeltaY=" ".join(down[:-1])))


def scaled(text: str, y: float) -> str:
    """A line in a space of a third of a millimetre, as converters from PDF write it."""
    return element(
        "TextObject",
        code(text, y=12, DeltaX=steps(text, 12)),
        Boundary=f"20 {y} 170 6",
        Size=12,
        CTM="0.3528 0 0 0.3528 0 0",
    )


PAGES = {
    "an object a line": rows(BOTH),
    "an object a character": "".join(
        text_object(character, 20 + SIZE * index - SIZE / 2 * sum(map(str.isascii, text[:index])), 25 + 8 * row)
        for row, text in enumerate(BOTH)
        for index, character in enumerate(text)
    ),
    "codes of one object": by_codes(),
    "lines in one code": lines_in_one_code(),
    "without advances": "".join(text_object("", 20, 25 + 8 * row, inside=code(text)) for row, text in enumerate(BOTH)),
    "a space of its own": "".join(scaled(text, 25 + 8 * row) for row, text in enumerate(BOTH)),
    "bold by drawing twice": "".join(
        rows([text], 20 + aside, 25 + 8 * row) for row, text in enumerate(BOTH) for aside in (0, 0.05)
    ),
    "bold of all lines at once": rows(BOTH) + rows(BOTH, 20.1, 25.1),
    "out of order": text_object(SECOND, 20, 41) + text_object(TITLE, 20, 25) + text_object(FIRST, 20, 33),
    "blocks within blocks": element("PageBlock", element("PageBlock", rows(BOTH), ID=8), ID=9),
    "X left out": one_object(code(BOTH[0], 0, 10) + code(BOTH[1], None, 18) + code(BOTH[2], None, 26)),
    "narrow by HScale": "".join(
        text_object("", 20, 25 + 8 * row, inside=code(text, DeltaX=steps(text, SIZE * 0.8)), HScale=0.8)
        for row, text in enumerate(BOTH)
    ),
    "invisible words": rows(BOTH) + text_object("看不见的话", 20, 80, Visible="false"),
    "words off the page": rows(BOTH) + text_object("页外的话", 20, 400) + text_object("页外的话", 300, 40),
    "indented XML": "".join(
        text_object("", 20, 25 + 8 * row, inside=code(f"\n      {text}\n    ")) for row, text in enumerate(BOTH)
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PAGES)
def test_characters_are_read_where_they_print(case: str) -> None:
    assert texts(made([page(PAGES[case])])) == BOTH


PALE = element("FillColor", Value="255 255 255")
FAINT = element("FillColor", Value="0 0 0", Alpha=0)
UNSEEN = {
    "white": text_object("", 20, 80, inside=PALE + code("看不见的话", y=SIZE, DeltaX=steps("看不见的话"))),
    "without ink": text_object("看不见的话", 20, 80, Fill="false"),
    "faint": text_object("", 20, 80, inside=FAINT + code("看不见的话", y=SIZE, DeltaX=steps("看不见的话"))),
    "white on white": element("PathObject", PALE, Boundary="10 75 150 20", Fill="true")
    + text_object("", 20, 80, inside=PALE + code("看不见的话", y=SIZE, DeltaX=steps("看不见的话"))),
}


@pytest.mark.parametrize("case", UNSEEN)
def test_words_that_nobody_sees_are_left_out_and_told(case: str) -> None:
    found = read(rows(BOTH) + UNSEEN[case])
    assert [line.text for line in found.lines] == BOTH
    assert warned(found.warnings) == ("OFD第1页有看不见的文字，未读：“看不见的话”，请核对原文。",)


def test_white_words_on_a_colour_and_outlined_ones_are_read() -> None:
    red = element("PathObject", element("FillColor", Value="192 0 0"), Boundary="10 50 190 20", Fill="true")
    white = text_object("", 20, 55, inside=PALE + code("三、白字条款。", y=SIZE, DeltaX=steps("三、白字条款。")))
    outlined = text_object("四、空心条款。", 20, 90, Fill="false", Stroke="true")
    found = read(rows(BOTH) + red + white + outlined)
    assert [line.text for line in found.lines] == [*BOTH, "三、白字条款。", "四、空心条款。"]
    assert warned(found.warnings) == ()


def test_pages_follow_each_other_and_a_lost_one_is_told() -> None:
    found = ofd.contents(made([page(rows(BOTH[:2])), page(rows(BOTH[2:]))]))
    assert [line.text for line in found.lines] == BOTH
    parts = doc_parts("Doc_0", [page(rows(BOTH)), b""])
    del parts["Doc_0/Pages/Page_1/Content.xml"]
    lost = ofd.contents(zipped({"OFD.xml": part("OFD", doc_body("Doc_0")), **parts}))
    assert warned(lost.warnings) == ("OFD第2页已损坏，打不开，未读。",)


def test_all_documents_of_a_file_are_read() -> None:
    bodies = doc_body("Doc_0") + doc_body("Doc_1") + doc_body("Doc_2")
    parts = {**doc_parts("Doc_0", [page(rows(BOTH[:2]))]), **doc_parts("Doc_1", [page(rows(BOTH[2:]))])}
    found = ofd.contents(zipped({"OFD.xml": part("OFD", bodies), **parts}))
    assert [line.text for line in found.lines] == BOTH
    assert warned(found.warnings) == ("OFD列出3个文档，其中1个缺失，未读。",)


def template(objects: str) -> dict[str, object]:
    common = element("TemplatePage", ID=7, BaseLoc="Tpls/Tpl_0/Content.xml")
    return {"common": common, "parts": {"Doc_0/Tpls/Tpl_0/Content.xml": page(objects)}}


def test_the_words_of_a_template_are_read() -> None:
    data = made([page(rows(BOTH[1:], top=33), element("Template", TemplateID=7))], **template(rows(BOTH[:1])))  # type: ignore[arg-type]
    assert texts(data) == BOTH


def composite(inside: str, unit: str = "", **more: object) -> dict[str, object]:
    resources = element("CompositeGraphicUnit", element("Content", inside), ID=5, Width=210, Height=297) + unit
    return {
        "common": element("DocumentRes", "DocumentRes.xml"),
        "parts": {"Doc_0/DocumentRes.xml": part("Res", element("CompositeGraphicUnits", resources))},
        **more,
    }


COMPOSITES = {
    "a page in a composite": ("", "", rows(BOTH)),
    "moved": ("", "", rows(BOTH, x=-30, top=5)),
    "nested": (
        "",
        element("CompositeGraphicUnit", element("Content", rows(BOTH)), ID=6),
        element("CompositeObject", ResourceID=6, Boundary="0 0 210 297"),
    ),
    "scaled": ("2 0 0 2 0 0", "", rows(BOTH, 10, 12, SIZE / 2).replace('180', '90')),
}  # fmt: skip


@pytest.mark.parametrize("case", COMPOSITES)
def test_the_words_of_composites_are_read(case: str) -> None:
    matrix, unit, inside = COMPOSITES[case]
    place = "50 20 210 297" if case == "moved" else "0 0 210 297"
    drawn = element("CompositeObject", ResourceID=5, Boundary=place, **({"CTM": matrix} if matrix else {}))
    assert texts(made([page(drawn)], **composite(inside, unit))) == BOTH  # type: ignore[arg-type]


def test_composites_that_hold_themselves_end() -> None:
    itself = element("CompositeObject", ResourceID=5, Boundary="0 0 210 297") * 9
    found = read(rows(BOTH) + element("CompositeObject", ResourceID=5, Boundary="0 0 210 297"), **composite(itself))
    assert [line.text for line in found.lines] == BOTH


def test_other_namespaces_slashes_and_cases_are_read() -> None:
    data = {
        "ofd.xml": part(
            "OFD", element("DocBody", element("DocRoot", "/Doc_0\\Document.xml")), "http://www.ofdspec.org"
        ),
        **doc_parts("Doc_0", [page(rows(BOTH)).replace(b"ofd:", b"")]),
    }
    assert texts(zipped(data)) == BOTH


def test_a_sheet_set_sideways_is_read_upright() -> None:
    turned = "".join(
        element(
            "TextObject",
            code(text, 0, 0, DeltaX=steps(text)),
            Boundary=f"{180 - 8 * row} 20 6 200",
            Size=SIZE,
            CTM="0 1 -1 0 0 0",
        )
        for row, text in enumerate(BOTH)
    )
    assert texts(made([page(turned)])) == BOTH


def test_two_columns_are_read_one_after_the_other() -> None:
    clauses = [f"{number}、对完成第{index}类技术改造的企业，按照投资额的10%给予补助，单个项目最高{index}00万元。"
               for index, number in enumerate("一二三四五六", start=1)]  # fmt: skip
    sides = [
        [text[start : start + 17] for text in part for start in range(0, len(text), 17)]
        for part in (clauses[:3], clauses[3:])
    ]
    assert texts(made([page(rows(sides[0], 20) + rows(sides[1], 110))])) == clauses


def test_scans_seals_signatures_annotations_and_attachments_are_told() -> None:
    scan = element("ImageObject", Boundary="0 0 210 297", ResourceID=4)
    found = read(rows(BOTH), scan + rows(["临江市人民政府办公室行政规范性文件第二页共三页"]))
    assert warned(found.warnings) == ("OFD第2页是图片，图片中的文字未读。",)
    with pytest.raises(SourceRefused, match="scanned"):
        read(scan)
    signed = read(rows(BOTH), body=element("Signatures", "/Doc_0/Signs/Signatures.xml"))
    assert warned(signed.warnings) == ("OFD带有电子签名或签章，其真伪未验证。",)
    annotations = {
        "Doc_0/Annots/Annotations.xml": part("Annotations", element("Page", element("FileLoc", "P0/A.xml"), PageID=0)),
        "Doc_0/Annots/P0/A.xml": part("PageAnnot", element("Annot", Type="Stamp") + element("Annot", Type="Link")),
    }
    stamped = read(rows(BOTH), document=element("Annotations", "Annots/Annotations.xml"), parts=annotations)
    assert warned(stamped.warnings) == ("OFD有1处注释（印章），其中的文字和图片未读，印章未验证。",)
    attached = read(
        rows(BOTH),
        document=element("Attachments", "Attachs/Attachments.xml"),
        parts={"Doc_0/Attachs/Attachments.xml": part("Attachments", element("Attachment", Name="申报表"))},
    )
    assert warned(attached.warnings) == ("文中嵌有其他文件，未读：“申报表”，请另行打开核对。",)


def test_struck_words_watermarks_and_private_characters() -> None:
    text = "一、给予最高6050万元补助，每年一次，限本市企业。"
    strike = element(
        "PathObject", element("AbbreviatedData", f"M 0 0 L {SIZE} 0"), Boundary=f"{20 + 6 * SIZE} {25 + 0.6 * SIZE} 9 1"
    )
    found = read(rows([text]) + strike)
    assert found.lines[0].text == "一、给予最高50万元补助，每年一次，限本市企业。"
    assert "划掉的文字，未读：“60”" in warned(found.warnings)[0]
    mark = element(
        "TextObject",
        code("内部资料", DeltaX=steps("内部资料", 20)),
        Boundary="60 60 90 90",
        Size=20,
        CTM="0.7 0.7 -0.7 0.7 0 0",
    )
    assert warned(read(rows(BOTH) + mark).warnings) == (
        "OFD第1页有斜排、侧排或压在正文上的文字（水印、边注等），未读：“内部资料”。",
    )
    assert read(rows(["一、补贴0\ue0102元每立方米。"])).lines[0].text == "一、补贴0\ue0102元每立方米。"


REFUSED = {
    "no document": (zipped({"OFD.xml": part("OFD", "")}), "no document"),
    "an encrypted file": (zipped({"OFD.xml": b"\x8a\x12\x00\xff" * 40}), "OFD"),
    "a document type": (zipped({"OFD.xml": b"<!DOCTYPE a [<!ENTITY a 'b'>]><OFD>&a;</OFD>"}), "document type"),
    "no words": (made([page("")]), "no text"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_a_clear_word(case: str) -> None:
    data, words = REFUSED[case]
    with pytest.raises(SourceRefused, match=words):
        ofd.contents(data)


def test_a_huge_repeat_of_advances_takes_no_memory() -> None:
    text = text_object("", 20, 25, inside=code(FIRST, DeltaX="g 999999999 4.2 " * 999))
    assert read(text).lines[0].text == FIRST


def test_comments_and_instructions_among_the_objects_of_a_page_are_passed_over() -> None:
    found = read("<!-- written by a converter -->" + rows(BOTH) + "<?converter done?>")
    assert [line.text for line in found.lines] == BOTH
