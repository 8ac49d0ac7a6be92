"""Saved web pages: what is the notice on them and what is the page's own."""

import base64
from pathlib import Path

import pytest

from generator.errors import NoticeUnreadable
from generator.notice.sources import html
from tests.notice.reading import read_bytes
from tests.notice.written import as_page

BODY = "<p>一、对符合条件的企业给予奖励10万元。</p><p>二、本措施自发布之日起施行。</p>"


def texts(page: str) -> list[str]:
    return [line.text for line in html.contents(page.encode()).lines]


def test_navigation_tools_and_footer_fall_away_and_the_header_table_becomes_metadata() -> None:
    found = html.contents(as_page())
    words = "".join(line.text for line in found.lines)
    assert not any(word in words for word in ("首页", "浏览次数", "字体", "主办", "解读", "隐藏", "脚本", "索引号"))
    assert found.metadata == {
        "索引号": "11/2024-00007",
        "主题分类": "工业",
        "发文机关": "临江市人民政府办公室",
        "文号": "临政办发〔2024〕7号",
    }


def test_the_page_gives_number_and_issuer_where_the_text_has_none(tmp_path: Path) -> None:
    table = "<table><tr><td>发文机关：</td><td>某市人民政府</td><td>文号：</td><td>某政发〔2024〕1号</td></tr></table>"
    notice = read_bytes(
        f"<html><body>{table}<h1>支持企业若干措施</h1><div>{BODY}</div></body></html>".encode(), tmp_path
    )
    assert (notice.title, notice.document_number, notice.issuers) == (
        "支持企业若干措施",
        "某政发〔2024〕1号",
        ("某市人民政府",),
    )
    assert notice.preamble == ("支持企业若干措施",)


def test_a_covering_letter_in_a_box_of_its_own_is_kept() -> None:
    letter = "<div><p>现将若干措施印发给你们，请认真贯彻执行，并做好宣传解读工作。</p></div>"
    page = f"<html><body><ul><li><a href='/'>首页</a></li></ul><div>{letter}<div>{BODY * 3}</div></div></body></html>"
    assert texts(page)[0] == "现将若干措施印发给你们，请认真贯彻执行，并做好宣传解读工作。"
    assert len(texts(page)) == 7


def test_ordered_lists_show_their_numbers_and_source_wraps_are_no_spaces() -> None:
    page = "<div><ol start='3'><li>对企业给予\n   奖励10万元。</li><li value='7'>对 PPP\n项目给予支持。</li></ol></div>"
    assert texts(page) == ["3. 对企业给予奖励10万元。", "7. 对 PPP 项目给予支持。"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><ul><li><a href='/'>首页</a><li><a href='/a'>政务公开，信息公开目录</a></ul></body></html>",
        "<html><body><div id='app'></div><script>load('一、给予奖励10万元，每年一次。')</script></body></html>",
        "<html></html>",
    ],
)
def test_a_page_with_nothing_but_navigation_is_refused(page: str, tmp_path: Path) -> None:
    with pytest.raises(NoticeUnreadable, match="navigation"):
        read_bytes(page.encode(), tmp_path)


def test_entities_do_not_grow_and_depth_does_not_break(tmp_path: Path) -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a '" + "x" * 999 + "'><!ENTITY b '" + "&a;" * 999 + "'>]><html><body>" + BODY
    assert len(read_bytes(bomb.encode(), tmp_path).clauses) == 2
    with pytest.raises(NoticeUnreadable, match="deep"):
        read_bytes(("<div>" * 9999 + BODY).encode(), tmp_path)
    with pytest.raises(NoticeUnreadable, match="attributes"):
        read_bytes(("<p " + " a=1" * 99999 + ">" + BODY).encode(), tmp_path)


def test_a_page_saved_in_one_file_is_read(tmp_path: Path) -> None:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="--x"\n\n----x\nContent-Type: text/html\n'
    packed = base64.encodebytes(f"<html><body>{BODY}</body></html>".encode()).decode()
    data = f"{head}Content-Transfer-Encoding: base64\n\n{packed}\n----x--\n".encode()
    assert len(read_bytes(data, tmp_path).clauses) == 2
