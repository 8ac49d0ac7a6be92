"""One notice in every kind of file reads to one JSON."""

from pathlib import Path

import pytest

from generator.notice.read import parse_notice, read_notice
from tests.libreoffice import converted
from tests.notice.reading import SEED, as_data, read_bytes
from tests.notice.warned import warned
from tests.notice.written import CLAUSES, as_markdown, as_page, as_text, as_word, word_of


@pytest.fixture(scope="module")
def as_written() -> object:
    return as_data(parse_notice(as_text()))


def test_the_written_notice_is_read_as_it_is_meant() -> None:
    notice = parse_notice(as_text())
    assert notice.title == "临江市人民政府办公室关于印发临江市支持制造业发展若干措施的通知"
    assert notice.body_title == "临江市支持制造业发展若干措施"
    assert notice.document_number == "临政办发〔2024〕7号"
    assert [clause.number for clause in notice.clauses] == [each.number.rstrip("、.") for each in CLAUSES]
    assert notice.clauses[1].text.startswith("对当年完成技术改造投资")
    assert notice.clauses[1].text.endswith("市发展改革委）")
    assert notice.clauses[1].lead == ("市工业和信息化局",)
    assert warned(notice.warnings) == ()


@pytest.mark.parametrize(
    "data",
    [
        as_markdown().encode(),
        as_text().encode("gb18030"),
        as_page(),
        as_page(charset="gb2312"),
        as_word(),
        as_word(automatic=True),
        as_word(running="临江市人民政府公报"),
    ],
    ids=["md", "gb18030", "html", "html in gb2312", "docx", "docx with automatic numbers", "docx with running lines"],
)
def test_every_kind_of_file_gives_the_same_json(data: bytes, as_written: object, tmp_path: Path) -> None:
    assert as_data(read_bytes(data, tmp_path)) == as_written


@pytest.mark.parametrize("name", ["plain", "automatic", "running", "columns"])
def test_a_pdf_gives_the_same_json(name: str, pdf_files: dict[str, bytes], as_written: object, tmp_path: Path) -> None:
    assert as_data(read_bytes(pdf_files[name], tmp_path)) == as_written


def test_the_seed_notice_is_the_same_as_word_page_and_pdf(pdf_files: dict[str, bytes], tmp_path: Path) -> None:
    """Its wraps became paragraphs of their own when it was pasted into Word: they are joined again."""
    expected = as_data(read_notice(SEED))
    lines = [line for line in SEED.read_text(encoding="utf8").replace("*", "").split("\n") if line.strip()]
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    for data in (word_of(lines), page.encode(), pdf_files["seed"]):
        assert as_data(read_bytes(data, tmp_path)) == expected


def test_an_older_word_file_is_read_by_way_of_libreoffice(as_written: object, tmp_path: Path) -> None:
    (data,) = converted({"notice": as_word(automatic=True)}, "doc", tmp_path).values()
    assert data.startswith(b"\xd0\xcf\x11\xe0")
    assert as_data(read_bytes(data, tmp_path, "notice.wps")) == as_written
