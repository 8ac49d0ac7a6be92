"""Files that are no notice, and notices in odd files."""

from pathlib import Path

import pytest

from generator.errors import NoticeUnreadable
from generator.notice.read import parse_notice, read_notice
from tests.growth import hold_time, seconds_of
from tests.notice.warned import warned


@pytest.mark.parametrize(
    "data", [b"", b"  \n\t\n", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", b"\xff\xfe", bytes(range(256)) * 4]
)
def test_a_file_without_a_text_is_refused_with_its_path(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_bytes(data)
    with pytest.raises(NoticeUnreadable) as refused:
        read_notice(file)
    assert refused.value.path == file
    assert refused.value.exit_code == 2


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(NoticeUnreadable):
            read_notice(path)


def test_the_kind_is_told_from_the_content_and_not_from_the_name(tmp_path: Path) -> None:
    file = tmp_path / "notice.pdf"
    file.write_bytes("一、奖励10万元。".encode("gb18030"))
    assert read_notice(file).clauses[0].amounts[0].value == 100000


def test_a_text_without_clauses_is_read_and_says_so() -> None:
    notice = parse_notice("没有条款的一段话。")
    assert notice.clauses == ()
    assert notice.preamble == ("没有条款的一段话。",)
    assert warned(notice.warnings)[0] == "没有找到任何条款编号。"


def test_an_empty_text_is_an_empty_notice() -> None:
    assert parse_notice("").preamble == ()


@pytest.mark.parametrize(
    "piece",
    [
        "一、奖励20万元。（牵头单位：市科技局）\n",
        "（市科技局",
        "、10万元",
        "以下简称（",
        "第一条 甲\n",
        "一二三",
        "《",
        "2023年至",
        "本办法有效期至12月31日",
        "单位：",
        "）",
        "\n 甲",
    ],
)
def test_reading_takes_time_in_line_with_the_length(piece: str) -> None:
    """Twelve times the text in no more than thirty times the processor time, whatever is repeated."""
    short, long = (f"一、甲。{piece * (size // len(piece))}" for size in (4_000, 48_000))
    hold_time(seconds_of(lambda: parse_notice(long)), seconds_of(lambda: parse_notice(short)), 30)
