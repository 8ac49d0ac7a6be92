"""Web pages as browsers show them: what stands behind closing tags and in odd places, struck words, formulas."""

import pytest

from generator.notice.sources import html
from generator.notice.sources.contents import SourceContents
from tests.notice.warned import warned

FIRST = "第一条 对首次认定的高新技术企业，给予一次性奖励10万元。"
SECOND = "第二条 对技术改造项目给予补助，由市科技局负责拨付。"
THIRD = "第三条 本办法自2024年1月1日起施行，有效期3年。"
ALL = [FIRST, SECOND, THIRD]


def read(page: str) -> SourceContents:
    return html.contents(page.encode())


def texts(page: str) -> list[str]:
    return [line.text for line in read(page).lines]


def around(middle: str) -> str:
    """A page with something between its first and its second clause."""
    return f"<!doctype html><html><body><div><p>{FIRST}</p>{middle}<p>{SECOND}</p><p>{THIRD}</p></div></body></html>"


UNSEEN = {
    "closing tags": "</body></html>",
    "closing tags in capitals": "</BODY ></HTML\n>",
    "a closing tag of the body": "</body>",
    "a whole page pasted in": "<html><head><title>标题</title><style>p{color:red}</style></head><body class=a>",
    "two closing tags and a page": "</html></html><!doctype html><html lang=zh><body>",
    "a script in a comment": "<!-- <script src='/js/share.js'> -->",
    "a closed script in a comment": "<!--<script>a()</script>-->",
    "a style in a comment": "<!--<style>-->",
    "half a script in a comment": "<!-- <scri<script --><p></p>",
    "an empty comment": "<!--><!--->",
    "a comment that ends oddly": "<!-- a --!>",
    "a script in a title": "<p title=\"<script>\"></p>",
    "a style in an attribute": "<p title='a<style>b'></p>",
    "a comment in an attribute": "<p title='<!--'></p>",
    "an angle in an attribute": "<p data-a=\"1 > 0 </html>\"></p>",
    "a script that writes tags": "<script>document.write('</p></html><!--')</script>",
    "a script of a page": "<script type='text/html'><p>一、模板。</p></script>",
    "a conditional comment": "<!--[if lt IE 9]><script src=a></script><![endif]-->",
    "a shown conditional comment": "<![if !IE]><p></p><![endif]>",
    "an instruction": "<?xml:namespace prefix = o ns = 'urn' />",
    "a text field": "<textarea><p>一、填写</p><!--</textarea>",
    "a frame": "<iframe src='/share.html'><p>不支持</p></iframe>",
    "no script": "<noscript><p>请打开脚本，以便浏览。</p></noscript>",
    "a name of nothing": "</ 3><p></p>",
}  # fmt: skip


@pytest.mark.parametrize("case", UNSEEN)
def test_what_does_not_show_hides_nothing_behind_it(case: str) -> None:
    assert texts(around(UNSEEN[case])) == ALL
    assert warned(read(around(UNSEEN[case])).warnings) == ()


@pytest.mark.parametrize("shown", ["占比<5%的", "占比 < 5% 的", "收入&lt;营业税", "<1000万元的"])
def test_a_less_than_that_opens_no_tag_is_text(shown: str) -> None:
    found = texts(around(f"<p>（一）{shown}企业，由市科技局核定。</p>"))
    assert [found[0], *found[2:]] == ALL
    assert found[1].replace("&lt;", "<").startswith("（一）" + shown.replace("&lt;", "<")[:4])


def test_a_quotation_mark_that_never_closes_loses_no_text() -> None:
    assert [text for text in texts(around('<p title="a>')) if text in ALL] == ALL


@pytest.mark.parametrize("opening", ["<script>", "<!-- "])
def test_what_never_closes_hides_the_rest_as_in_a_browser_and_is_told(opening: str) -> None:
    found = read(around(f"<p>{SECOND}</p>{opening}"))
    assert [line.text for line in found.lines] == [FIRST, SECOND]
    assert "没有结束" in warned(found.warnings)[0]


STRUCK = {
    "s": "<s>30</s>",
    "del": "<del>30</del>",
    "strike": "<strike>30</strike>",
    "a style": "<span style='color:red; text-decoration : underline line-through'>30</span>",
    "the longer name": "<b style='text-decoration-line:line-through'>30</b>",
    "a class": "<style>.old, .x{color:red;text-decoration:line-through}</style><i class='a old'>30</i>",
    "a class of an element": "<style>span.old{text-decoration:line-through}</style><span class=old>30</span>",
    "an id": "<style>#gone{text-decoration:line-through}</style><span id=gone>30</span>",
    "within": "<del><b>3</b><i>0</i></del>",
    "a revision": "<del>30</del><ins></ins>",
}


@pytest.mark.parametrize("case", STRUCK)
def test_struck_words_are_left_out_and_told(case: str) -> None:
    found = read(around(f"<p>（一）给予最高{STRUCK[case]}50万元补助，每年一次。</p>"))
    assert found.lines[1].text == "（一）给予最高50万元补助，每年一次。"
    assert warned(found.warnings) == ("文中有划掉的文字，未读：“30”，请核对原文。",)


HIDDEN_BY_STYLE = {
    "opacity": "<span style='opacity:0'>30</span>",
    "opacity in per cent": "<span style='opacity: 0%;'>30</span>",
    "no colour": "<span style='color:transparent'>30</span>",
    "off the page": "<span style='position:absolute;left:-9999px'>30</span>",
    "indented away": "<i style='display:inline-block;text-indent:-9999px'>30</i>",
    "of Word": "<span style='mso-hide:all'>30</span>",
    "collapsed": "<span style='visibility:collapse'>30</span>",
    "a class on screens": "<style>@media screen{.x{display:none}}</style><span class=x>30</span>",
}


@pytest.mark.parametrize("case", HIDDEN_BY_STYLE)
def test_words_that_styles_hide_are_not_read(case: str) -> None:
    found = read(around(f"<p>（一）给予最高{HIDDEN_BY_STYLE[case]}50万元补助，每年一次。</p>"))
    assert found.lines[1].text == "（一）给予最高50万元补助，每年一次。"


@pytest.mark.parametrize("style", ["opacity:0.5", "background-color:transparent", "margin-left:-20px", "left:-5px"])
def test_words_that_styles_do_not_hide_are_read(style: str) -> None:
    found = read(around(f"<p>（一）给予最高<span style='{style}'>50</span>万元补助，每年一次。</p>"))
    assert found.lines[1].text == "（一）给予最高50万元补助，每年一次。"


@pytest.mark.parametrize("white", ["style='color:#fff'", "style='color:white;'", "style='color: rgb(255, 255, 255)'"])
def test_white_words_are_left_out_and_told(white: str) -> None:
    found = read(around(f"<p>（一）给予最高<span {white}>30</span>50万元补助，每年一次。</p>"))
    assert found.lines[1].text == "（一）给予最高50万元补助，每年一次。"
    assert warned(found.warnings) == ("文中有看不见的文字，未读：“30”，请核对原文。",)


def test_white_words_on_a_colour_are_read() -> None:
    red = "<p style='background:#c00'>（一）给予最高<span style='color:#fff'>50</span>万元补助，每年一次。</p>"
    assert read(around(red)).lines[1].text == "（一）给予最高50万元补助，每年一次。"


def test_a_struck_cell_of_a_table_is_left_out_and_told() -> None:
    rows = "<tr><td>国家级</td><td style='text-decoration:line-through'>30万元</td><td>50万元</td></tr>"
    found = read(around(f"<table>{rows}</table>"))
    assert found.lines[1].text == "国家级 50万元"
    assert "“30万元”" in warned(found.warnings)[0]


STYLED = {
    "hidden by its class": ("<style>.h{display:none}</style>", '<span class="a h">0</span>'),
    "hidden by its id": ("<style>#h { visibility : hidden }</style>", "<b id=h>0</b>"),
    "of no size": ("", '<span style="font-size:0">0</span>'),
    "of no size in points": ("", '<span style="font-size: 0pt; color: red">0</span>'),
    "of no size by its class": ("<style>.a,.h{font-size:0px!important}</style>", "<i class=h>0</i>"),
    "the mark of a note": ("", "<sup>[1]</sup>"),
    "the mark of a note in other brackets": ("", "<sup><a href='#n'>〔12〕</a></sup>"),
}


@pytest.mark.parametrize("case", STYLED)
def test_what_a_page_does_not_show_is_no_part_of_a_figure(case: str) -> None:
    style, unseen = STYLED[case]
    page = around(f"<p>（一）给予奖励5{unseen}万元，每家一次。</p>").replace("<html>", f"<html><head>{style}</head>", 1)
    assert texts(page)[1] == "（一）给予奖励5万元，每家一次。"


SHOWN = {
    "hidden in print only": ("@media print {.h{display:none} p{color:red}}", "<span class=h>0</span>"),
    "a small size": (".h{font-size:0.8em}", "<span class=h>0</span>"),
    "hidden within another": ("p.x .h2{display:none}", "<span class=h>0</span>"),
    "a field": ("", '<input value="0">'),
    "a field for numbers": ("", '<input type=number value="0">'),
    "a choice": ("", "<select><option>5<option selected>0</select>"),
    "a choice not made": ("", "<select><option>0</option><option>9</option></select>"),
}


@pytest.mark.parametrize("case", SHOWN)
def test_what_a_page_shows_is_read(case: str) -> None:
    style, seen = SHOWN[case]
    page = around(f"<p>（一）给予奖励5{seen}万元，每家一次。</p>")
    page = page.replace("<html>", f"<html><head><style>{style}</style></head>", 1)
    assert texts(page)[1] == "（一）给予奖励50万元，每家一次。"


def test_buttons_and_hidden_fields_say_nothing() -> None:
    fields = '<input type=button value="9"><input type="hidden" value="9"><input type=submit value="9">'
    assert texts(around(f"<p>（一）给予奖励5{fields}万元，每家一次。</p>"))[1] == "（一）给予奖励5万元，每家一次。"


def test_a_block_that_styles_hide_is_read_for_a_script_may_show_it() -> None:
    page = around("<div class=h><p>（一）给予奖励5万元，每家一次。</p></div>")
    page = page.replace("<html>", "<html><style>.h{display:none}</style>", 1)
    assert texts(page)[1] == "（一）给予奖励5万元，每家一次。"


FORMULAS = {
    "<mn>50</mn><mo>×</mo><mi>n</mi>": "50×n",
    "<mfrac><mn>1</mn><mn>2</mn></mfrac>": "1/2",
    "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>": "(a+b)/2",
    "<msup><mn>10</mn><mn>3</mn></msup>": "10³",
    "<msqrt><mi>n</mi></msqrt>": "√(n)",
    "<semantics><mn>3</mn><annotation>x</annotation></semantics>": "3",
}


@pytest.mark.parametrize("mathml", FORMULAS)
def test_a_formula_is_read_as_text_and_told(mathml: str) -> None:
    found = read(around(f"<p>（一）奖励按<math>{mathml}</math>万元计算，由市财政局核定。</p>"))
    assert found.lines[1].text == f"（一）奖励按{FORMULAS[mathml]}万元计算，由市财政局核定。"
    assert warned(found.warnings) == (f"文中有公式，按文字读作“{FORMULAS[mathml]}”，请核对原文。",)


def test_a_raised_figure_is_no_figure_of_its_own() -> None:
    page = around(
        "<p>（一）年用气量10<sup>3</sup>立方米以上、面积50m<sup>2</sup>的企业，给予补助5万元<sup>1</sup>。</p>"
    )
    assert texts(page)[1] == "（一）年用气量10³立方米以上、面积50m²的企业，给予补助5万元¹。"


def test_pictures_and_files_within_the_notice_are_told_and_those_around_it_are_not() -> None:
    inside = "<p><img src='/a.png' width=20><img src='/table.jpg' width='600px'><img></p><iframe src='/b.pdf'></iframe>"
    page = around(inside).replace("<div>", "<p><img src='/logo.png'></p><div>")
    assert warned(read(page).warnings) == (
        "文中有1幅图片，图片中的文字未读，请核对原文。",
        "文中嵌有其他文件，未读：“/b.pdf”，请另行打开核对。",
    )
