"""Word files as offices receive them: struck words, files within files, old fields, other forms of a Word file."""

import base64

import pytest

from generator.notice.sources import docx, word_xml
from generator.notice.sources.contents import SourceContents, SourceRefused
from tests.notice.warned import warned
from tests.notice.word_parts import W, package, paragraph
from tests.zips import unzipped, zipped

FIRST = "一、对首次升规的企业，给予一次性奖励10万元。"
THIRD = "三、本措施自2024年2月1日起施行。"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OTHER_SPACES = (
    f'xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def read(body: str, parts: dict[str, bytes] | None = None, **known: str) -> SourceContents:
    """A file with a body in which all prefixes may be used; `known` are parts that `package` writes."""
    whole = package(f"<w:sdt {OTHER_SPACES}><w:sdtContent>{body}</w:sdtContent></w:sdt>", **known)
    return docx.contents(whole if parts is None else _with(whole, parts))


def _with(data: bytes, parts: dict[str, bytes]) -> bytes:
    return zipped({**unzipped(data), **parts})


def texts(found: SourceContents) -> list[str]:
    return [line.text for line in found.lines if line.text]


def sentence(middle: str) -> str:
    return f"<w:p><w:r><w:t>二、给予最高</w:t></w:r>{middle}<w:r><w:t>万元补助。</w:t></w:r></w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


STYLES = (
    '<w:style w:type="character" w:styleId="S"><w:name w:val="x"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="T"><w:name w:val="y"/><w:basedOn w:val="S"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="z"/><w:rPr><w:dstrike/></w:rPr></w:style>'
)
STRUCK = {
    "strike": run("60", "<w:strike/>"),
    "double": run("60", "<w:dstrike/>"),
    "on by value": run("60", '<w:strike w:val="true"/>'),
    "by style": run("60", '<w:rStyle w:val="S"/>'),
    "by the style's base": run("60", '<w:rStyle w:val="T"/>'),
    "in two runs": run("6", "<w:strike/>") + run("0", "<w:strike/>"),
    "in a link": f"<w:hyperlink>{run('60', '<w:strike/>')}</w:hyperlink>",
}


@pytest.mark.parametrize("case", STRUCK)
def test_struck_words_are_left_out_and_told(case: str) -> None:
    found = read(sentence(STRUCK[case] + run("50")), styles=STYLES)
    assert texts(found) == ["二、给予最高50万元补助。"]
    told = "“6”、“0”" if case == "in two runs" else "“60”"
    assert warned(found.warnings) == (f"文中有划掉的文字，未读：{told}，请核对原文。",)


@pytest.mark.parametrize(
    "off", ['<w:strike w:val="0"/>', '<w:strike w:val="false"/>', '<w:rStyle w:val="S"/><w:strike w:val="off"/>']
)
def test_a_strike_that_is_off_strikes_nothing(off: str) -> None:
    found = read(sentence(run("50", off)), styles=STYLES)
    assert (texts(found), warned(found.warnings)) == (["二、给予最高50万元补助。"], ())


WHITE = '<w:color w:val="FFFFFF"/>'
UNSEEN = {
    "white": WHITE,
    "nearly white": '<w:color w:val="FEFEFE"/>',
    "of the theme": '<w:color w:val="auto" w:themeColor="background1"/>',
    "tiny": '<w:sz w:val="2"/>',
    "squeezed": '<w:w w:val="1"/>',
    "of the colour behind it": '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
    "by style": '<w:rStyle w:val="U"/>',
    "by the style's base": '<w:rStyle w:val="V"/>',
}
PALE_STYLES = (
    f'<w:style w:type="character" w:styleId="U"><w:name w:val="u"/><w:rPr>{WHITE}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="V"><w:name w:val="v"/><w:basedOn w:val="U"/></w:style>'
)


@pytest.mark.parametrize("case", UNSEEN)
def test_words_that_nobody_sees_are_left_out_and_told(case: str) -> None:
    found = read(sentence(run("60", UNSEEN[case]) + run("50")), styles=PALE_STYLES)
    assert texts(found) == ["二、给予最高50万元补助。"]
    assert warned(found.warnings) == ("文中有看不见的文字，未读：“60”，请核对原文。",)


DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'
ON_DARK = {
    "shaded words": sentence(run("50", WHITE + DARK)),
    "marked words": sentence(run("50", f'{WHITE}<w:highlight w:val="darkBlue"/>')),
    "a shaded paragraph": sentence(run("50", WHITE)).replace("<w:p>", f"<w:p><w:pPr>{DARK}</w:pPr>"),
    "a dark cell": f"<w:tbl><w:tr><w:tc><w:tcPr>{DARK}</w:tcPr>{sentence(run('50', WHITE))}</w:tc></w:tr></w:tbl>",
    "a table of a style": "<w:tbl><w:tblPr><w:tblStyle w:val='G'/></w:tblPr><w:tr><w:tc>"
    f"{sentence(run('50', WHITE))}</w:tc></w:tr></w:tbl>",
}


@pytest.mark.parametrize("case", ON_DARK)
def test_white_words_on_a_dark_ground_are_read(case: str) -> None:
    found = read(ON_DARK[case])
    assert (texts(found), warned(found.warnings)) == (["二、给予最高50万元补助。"], ())


def test_a_small_figure_moved_up_by_hand_is_a_raised_one() -> None:
    found = read(sentence(run("10") + run("3", '<w:position w:val="12"/><w:sz w:val="14"/>')))
    assert texts(found) == ["二、给予最高10³万元补助。"]


def test_a_part_of_a_master_document_is_told() -> None:
    found = read(f'{paragraph(FIRST)}<w:p><w:subDoc r:id="rId9"/></w:p>{paragraph(THIRD)}')
    assert warned(found.warnings) == ("文中嵌有其他文件，未读：“subDoc”，请另行打开核对。",)


def test_a_struck_paragraph_is_left_out_but_for_what_is_not_struck() -> None:
    struck = paragraph("二、删去的条款。", '<w:pStyle w:val="P"/>')
    runs = run("旧") + run("二、新的条款。", '<w:dstrike w:val="0"/>')
    kept = f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{runs}</w:p>'
    assert texts(read(paragraph(FIRST) + struck + kept, styles=STYLES)) == [FIRST, "二、新的条款。"]


def field(begin: str, instruction: str, result: str = "") -> str:
    shown = result if result.startswith("<") else run(result) if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def computed(inside: str, result: str) -> str:
    """{ =SUM({ REF a }) } with its result."""
    before, behind = "<w:r><w:instrText> =SUM( </w:instrText></w:r>", "<w:r><w:instrText> ) </w:instrText></w:r>"
    whole = field("", "", result)
    start = whole.index('<w:r><w:fldChar w:fldCharType="separate"/>')
    return whole[:start] + before + inside + behind + whole[start:]


def choices(chosen: str, *entries: str) -> str:
    listed = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return f"<w:ffData><w:ddList>{chosen}{listed}</w:ddList></w:ffData>"


def box(state: str) -> str:
    return f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"


FIELDS = {
    "the chosen entry": (field(choices('<w:result w:val="1"/>', "30", "50"), " FORMDROPDOWN "), "50"),
    "the first entry": (field(choices("", "30", "50"), " FORMDROPDOWN "), "30"),
    "the template's entry": (field(choices('<w:default w:val="1"/>', "30", "50"), " FORMDROPDOWN "), "50"),
    "an entry that is none": (field(choices('<w:result w:val="9"/>', "30", "50"), " FORMDROPDOWN "), "30"),
    "a result as text": (field(choices('<w:result w:val="1"/>', "30", "50"), " FORMDROPDOWN ", "50"), "50"),
    "a box": (field(box("<w:checked/>"), " FORMCHECKBOX "), "☑"),
    "an empty box": (field(box('<w:default w:val="0"/>'), " FORMCHECKBOX "), "□"),
    "a text field": (field("<w:ffData><w:textInput/></w:ffData>", " FORMTEXT ", "50"), "50"),
    "a circled number": (field("", r" eq \o\ac(○,3) "), "③"),
    "a page number": (field("", " PAGE ", "7"), "7"),
    "a field in a field": (field("", " IF " , field("", " REF a ", "50")), "50"),
    "a field in an instruction": (computed(field("", " REF a ", "99"), "50"), "50"),
    "two in an instruction": (computed(field("", " REF a ", "99") + field("", " REF b ", "1"), "50"), "50"),
    "a choice in an instruction": (computed(field(choices("", "30"), " FORMDROPDOWN "), "50"), "50"),
    "a formula in an instruction": (computed(field("", r" EQ \f(3,4) "), "50"), "50"),
}  # fmt: skip


@pytest.mark.parametrize("case", FIELDS)
def test_a_field_is_read_as_it_shows(case: str) -> None:
    marks, shown = FIELDS[case]
    found = read(sentence(marks))
    assert (texts(found), warned(found.warnings)) == ([f"二、给予最高{shown}万元补助。"], ())


def math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def test_formulas_are_read_as_text_and_told() -> None:
    half = f"<m:oMath><m:f><m:fPr/><m:num>{math('1')}</m:num><m:den>{math('2')}</m:den></m:f></m:oMath>"
    power = f"<m:oMath><m:sSup><m:e>{math('10')}</m:e><m:sup>{math('3')}</m:sup></m:sSup></m:oMath>"
    found = read(sentence(half) + sentence(power) + sentence(field("", r" EQ \f(3,4) ")))
    assert texts(found) == ["二、给予最高1/2万元补助。", "二、给予最高10³万元补助。", "二、给予最高3/4万元补助。"]
    assert warned(found.warnings) == ("文中有公式，按文字读作“1/2”、“10³”、“3/4”，请核对原文。",)


def test_a_raised_figure_is_no_figure_of_its_own() -> None:
    body = sentence(run("10") + run("3", '<w:vertAlign w:val="superscript"/>'))
    assert texts(read(body)) == ["二、给予最高10³万元补助。"]


def embedded(program: str) -> str:
    shape = '<v:shape style="width:80pt"/>'
    return f'<w:p><w:r><w:object>{shape}<o:OLEObject ProgID="{program}" r:id="r"/></w:object></w:r></w:p>'


def picture(across: int, up: int) -> str:
    """A picture of a size in millimetres."""
    extent = f'<wp:extent cx="{across * 36000}" cy="{up * 36000}"/>'
    return drawing(f'{extent}<a:graphic><a:graphicData uri="x/picture"><a:blip/></a:graphicData></a:graphic>')


def drawing(inside: str) -> str:
    return f"<w:p><w:r><w:drawing><wp:inline>{inside}</wp:inline></w:drawing></w:r></w:p>"


def test_embedded_files_and_drawings_of_other_programs_are_told() -> None:
    smart = drawing('<a:graphic><a:graphicData uri="http://x/diagram"/></a:graphic>')
    body = paragraph(FIRST) + embedded("Word.Document.12") + embedded("Equation.3") + smart
    assert warned(read(body).warnings) == (
        "文中嵌有其他文件，未读：“Word.Document.12”、“公式对象（Equation.3）”、“SmartArt图形”，请另行打开核对。",
    )


def test_pages_of_pictures_are_told_and_a_file_of_them_is_refused() -> None:
    old = '<w:p><w:r><w:pict><v:shape style="width:400pt;height:600.5pt"><v:imagedata/></v:shape></w:pict></w:r></w:p>'
    assert warned(read(paragraph(FIRST) * 3 + picture(180, 250) + old).warnings) == (
        "文中有2幅图片，图片中的文字未读，请核对原文。",
    )
    assert warned(read(paragraph(FIRST) + picture(40, 40)).warnings) == ()
    with pytest.raises(SourceRefused, match="pictures of pages"):
        read(picture(180, 250) * 3 + paragraph("临江市人民政府文件"))


PAGE = "<html><body><p>二、给予最高<s>60</s>50万元补助。</p></body></html>"
MHT = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    '--b\nContent-Type: text/html; charset="utf-8"\n'
    f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(PAGE.encode()).decode()}\n--b--\n"
)
CHUNKS = {
    "a page": ("chunk.html", PAGE.encode()),
    "a page in gb2312": ("chunk.htm", f'<meta charset="gb2312">{PAGE}'.encode("gb18030")),
    "a saved page": ("chunk.mht", MHT.encode()),
    "plain text": ("chunk.txt", "二、给予最高50万元补助。".encode()),
    "a Word file": ("chunk.docx", package(sentence(run("50")))),
}


def chunk(name: str, data: bytes) -> dict[str, bytes]:
    relation = f'<Relationship Id="rId9" Type="{R}/aFChunk" Target="{name}"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {
        f"word/{name}": data,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{relation}</Relationships>'.encode(),
    }


@pytest.mark.parametrize("case", CHUNKS)
def test_a_file_that_word_takes_in_is_read_in_its_place(case: str) -> None:
    found = read(paragraph(FIRST) + '<w:altChunk r:id="rId9"/>' + paragraph(THIRD), chunk(*CHUNKS[case]))
    assert texts(found) == [FIRST, "二、给予最高50万元补助。", THIRD]


@pytest.mark.parametrize("data", [b"{\\rtf1 a}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"PK\x03\x04"])
def test_a_taken_in_file_that_cannot_be_read_is_told(data: bytes) -> None:
    found = read(paragraph(FIRST) + '<w:altChunk r:id="rId9"/>', chunk("chunk.bin", data))
    assert warned(found.warnings) == ("文中嵌有其他文件，未读：“altChunk”，请另行打开核对。",)
    assert "altChunk" in warned(read(paragraph(FIRST) + '<w:altChunk r:id="none"/>').warnings)[0]


def test_a_word_file_that_takes_itself_in_ends() -> None:
    inner = package(f'<w:altChunk xmlns:r="{R}" r:id="rId9"/>' + paragraph(FIRST))
    for _ in range(4):
        inner = _with(inner, chunk("a.docx", inner))
    assert set(texts(docx.contents(inner))) == {FIRST}


STRICT = (
    (W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (R, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
)


def test_strict_files_are_read() -> None:
    struck = sentence(run("60", "<w:strike/>") + run("50"))
    usual = package(paragraph(FIRST) + struck + f'<w:altChunk xmlns:r="{R}" r:id="rId9"/>')
    parts = unzipped(_with(usual, chunk("a.txt", THIRD.encode())))
    for transitional, strict in STRICT:
        parts = {name: data.replace(transitional.encode(), strict.encode()) for name, data in parts.items()}
    assert texts(docx.contents(zipped(parts))) == [FIRST, "二、给予最高50万元补助。", THIRD]


OLD = "http://schemas.microsoft.com/office/word/2003/wordml"
AUX = "http://schemas.microsoft.com/office/word/2003/auxHint"


def old(body: str, more: str = "", encoding: str = "utf-8") -> bytes:
    spaces = f'xmlns:w="{OLD}" xmlns:wx="{AUX}" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
    head = f'<?xml version="1.0" encoding="{encoding}" standalone="yes"?><?mso-application progid="Word.Document"?>'
    return f"{head}<w:wordDocument {spaces}>{more}<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>".encode(
        encoding
    )


def old_item(text: str, printed: str = "") -> str:
    hint = f'<wx:t wx:val="{printed}"/>' if printed else ""
    return f'<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="4"/>{hint}</w:listPr></w:pPr>{run(text)}</w:p>'


OLD_LISTS = (
    '<w:lists><w:listDef w:listDefId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/>'
    '<w:suff w:val="Nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef>'
    '<w:list w:ilfo="4"><w:ilst w:val="2"/></w:list></w:lists>'
)
OLD_FILES = {
    "plain": old(paragraph("一、甲。") + paragraph("二、乙。")),
    "in gb2312": old(paragraph("一、甲。") + paragraph("二、乙。"), encoding="gb2312"),
    "sections": old(f"<wx:sub-section>{paragraph('一、甲。')}</wx:sub-section>" + paragraph("二、乙。")),
    "numbers as Word printed them": old(old_item("甲。", "一、") + old_item("乙。", "二、")),
    "numbers of a list": old(old_item("甲。") + old_item("乙。"), OLD_LISTS),
    "numbers of a list against a stale hint": old(old_item("甲。", "一、") + old_item("乙。", "一、"), OLD_LISTS),
    "a struck word": old(paragraph("一、甲。") + f"<w:p>{run('旧', '<w:strike/>')}{run('二、乙。')}</w:p>"),
    "a deletion": old(
        paragraph("一、甲。")
        + f'<w:p><aml:annotation w:type="Word.Deletion"><aml:content>{run("旧")}</aml:content></aml:annotation>'
        f'<aml:annotation w:type="Word.Insertion"><aml:content>{run("二、乙。")}</aml:content></aml:annotation></w:p>'
    ),
    "a table": old(f"<w:tbl><w:tr><w:tc>{paragraph('一、甲。')}</w:tc></w:tr></w:tbl>{paragraph('二、乙。')}"),
    "a byte order mark": b"\xef\xbb\xbf" + old(paragraph("一、甲。") + paragraph("二、乙。")),
}  # fmt: skip


@pytest.mark.parametrize("case", OLD_FILES)
def test_word_2003_xml_is_read(case: str) -> None:
    assert texts(word_xml.contents(OLD_FILES[case])) == ["一、甲。", "二、乙。"]


def test_a_flat_package_is_read() -> None:
    relation = f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>'
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = f'<Relationships xmlns="{packages}">{relation}</Relationships>'
    document = f'<w:document xmlns:w="{W}"><w:body>{paragraph(FIRST)}{paragraph(THIRD)}</w:body></w:document>'
    parts = "".join(
        f'<pkg:part pkg:name="{name}"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>'
        for name, xml in (("/_rels/.rels", rels), ("/word/document.xml", document))
    )
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    data = f'<?xml version="1.0"?><pkg:package xmlns:pkg="{space}">{parts}</pkg:package>'.encode()
    assert texts(word_xml.contents(data)) == [FIRST, THIRD]
