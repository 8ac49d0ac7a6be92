"""A notice written for the tests, as a tree, and the files that an office would keep it in."""

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

HAN = "一二三四五六七八九十"
FONT = "Noto Serif CJK SC"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its level (0: 一、 1: （一） 2: 1.), the number it prints, its words."""

    level: int
    number: str
    text: str


FRONT = (
    "临江市人民政府办公室",
    "关于印发临江市支持制造业发展若干措施的通知",
    "临政办发〔2024〕7号",
    "各县、区人民政府，市直各部门：",
    "《临江市支持制造业发展若干措施》已经市人民政府同意，现印发给你们，请认真贯彻执行。",
    "临江市人民政府办公室",
    "2024年3月5日",
    "临江市支持制造业发展若干措施",
    "为支持制造业发展，结合本市实际，制定如下措施。",
)
CLAUSES = (
    Clause(0, "一、", "支持企业技术改造"),
    # On a page of 28 signs a line the first line (after an indent of two signs) and the second end in a full stop.
    Clause(
        1,
        "（一）",
        "对当年完成技术改造投资的制造业企业给予补助。"
        "补助按照设备投资额的10%给予，单个项目最高不超过200万元。"
        "同一项目不重复享受，已获得国家或者省级资金支持的，从其差额部分予以补足。"
        "（牵头单位：市工业和信息化局；配合单位：市财政局、市发展改革委）",
    ),
    Clause(1, "（二）", "对首次认定的智能工厂、数字化车间，分别给予一次性奖励50万元、20万元，并连续3年予以跟踪服务。"),
    Clause(2, "1.", "智能工厂须经省级以上主管部门认定。"),
    Clause(2, "2.", "数字化车间须经市级主管部门认定，且设备联网率不低于80%。"),
    Clause(0, "二、", "强化要素保障"),
    Clause(1, "（一）", "每年安排不少于1000亩工业用地指标。（责任单位：市自然资源局）"),
    Clause(1, "（二）", "对符合条件的企业，贷款贴息不超过LPR的50%，期限最长2年。（市金融办、人行临江分行负责）"),
    Clause(0, "三、", "本措施自2024年4月1日起施行，有效期3年。"),
)
ENTITLED = (*FRONT, *(each.number + each.text for each in CLAUSES))


def as_text() -> str:
    return "\n\n".join(ENTITLED)


def as_markdown() -> str:
    """Headings and bold marks where a person would set them."""
    title, rest = f"# **{FRONT[0]}**\n# **{FRONT[1]}**", list(FRONT[2:])
    rest[5] = f"## {rest[5]}"
    clauses = [f"**{each.number}{each.text}**" if not each.level else each.number + each.text for each in CLAUSES]
    return "\n\n".join([title, *rest, *clauses])


def as_page(*, charset: str = "utf-8") -> bytes:
    """A page as the browser saves it from a government site: navigation, header table, tools, footer."""
    body = "".join(f'\n<p style="text-indent: 2em;">{html.escape(text)}</p>' for text in ENTITLED[2:])
    page = f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{"".join(FRONT[:2])}_临江市人民政府门户网站</title>
<style>p {{ margin: 0 }}</style>
<script>var list = "一、首页。"; if (1 < 2) document.write("<p>二。</p>");</script></head>
<body><div class="head"><a href="/">临江市人民政府门户网站</a>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">走进临江，了解临江</a></li>
<li><a href="/b">政务公开</a></li></ul></div>
<div class="where">您当前所在位置：<a href="/">首页</a> &gt; <a href="/b">政务公开</a> &gt; 政策文件</div>
<table class="info"><tr><td>索引号：</td><td>11/2024-00007</td><td>主题分类：</td><td>工业</td></tr>
<tr><td><b>发文机关</b></td><td>临江市人民政府办公室</td><td><b>文号</b></td><td>临政办发〔2024〕7号</td></tr></table>
<h1>{FRONT[0]}<br>{FRONT[1]}</h1>
<div class="tools">发布时间：2024-03-08 09:30　浏览次数：<span>120</span>　【字体：<a>大</a> <a>中</a> <a>小</a>】</div>
<div id="zoom"><div class="inner"><p align="center">{FRONT[0]}</p>
<p align="center">{FRONT[1]}</p>{body}
<div style="display:none">三、隐藏的一段话，不在页面上显示。</div></div></div>
<div class="more"><h3>相关解读</h3>
<ul><li><a href="/x">《临江市支持制造业发展若干措施》政策解读，一图读懂。</a></li></ul></div>
<div class="foot"><p>主办：临江市人民政府办公室　承办：临江市大数据中心，联系电话：000-0000000</p>
<p>网站标识码：0000000001　某ICP备00000000号</p></div></body></html>"""
    return page.encode(charset, errors="xmlcharrefreplace")


def as_word(*, automatic: bool = False, columns: int = 1, running: str = "") -> bytes:
    """A Word file as offices set it, on a page of 28 signs a line; `automatic` leaves the numbers to Word.

    `running` is the text of page header and footer; the footer counts the pages too.
    """
    document = _office_page(columns)
    if automatic:
        document.part.numbering_part.element.insert(0, parse_xml(_LIST.format(ns=nsdecls("w"))))
        document.part.numbering_part.element.append(parse_xml(_INSTANCE.format(ns=nsdecls("w"))))
    for index, text in enumerate(FRONT):
        paragraph = document.add_paragraph(text)
        if index in (0, 1, 2, 7):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif index != 3:
            _indent(paragraph)
    for clause in CLAUSES:
        paragraph = document.add_paragraph(clause.text if automatic else clause.number + clause.text)
        _indent(paragraph)
        if automatic:
            _number(paragraph, clause.level)
    if running:
        section = document.sections[0]
        section.header.paragraphs[0].text = running
        footer = section.footer.paragraphs[0]
        footer.text = "— "
        footer._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
        footer.add_run(" —")
    return saved(document)


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_of(paragraphs: Sequence[str]) -> bytes:
    """A plain Word file with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def _office_page(columns: int) -> WordDocument:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = (section.page_width - Pt(16) * 28) // 2
    if columns > 1:
        section._sectPr.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="{columns}" w:space="720"/>'))
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(16 if columns == 1 else 10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = Pt(28 if columns == 1 else 18)
    return document


def _indent(paragraph: Paragraph) -> None:
    size = paragraph.style.font.size
    paragraph.paragraph_format.first_line_indent = size * 2 if size else None
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _number(paragraph: Paragraph, level: int) -> None:
    ask = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
    paragraph._p.get_or_add_pPr().insert(0, parse_xml(ask))


_LIST = """<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
<w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>
<w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>"""
_INSTANCE = '<w:num {ns} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
