"""Radicals that stand for characters are read as those in every kind of file."""

import unicodedata
from pathlib import Path

import pytest

from generator.notice.sources.radicals import with_characters
from tests.notice.reading import read_bytes
from tests.notice.written import word_of

LINES = ("第⼀条 市⼈⺠政府对⻰头企业、⻋⻔⻓⻘企业给予⽉补贴1万元。", "第⼆条 本办法有效期⾄2026年12⽉31⽇。")
RIGHT = "市人民政府对龙头企业、车门长青企业给予月补贴1万元。"


def test_every_radical_of_both_blocks_is_a_character() -> None:
    unknown = [code for code in (*range(0x2E81, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6))
               if not unicodedata.name(with_characters(chr(code))).startswith("CJK UNIFIED")]  # fmt: skip
    assert unknown == []
    assert with_characters("⼾籍、⾭年、⿈河、⾼新⻢") == "户籍、青年、黄河、高新马"
    assert with_characters("人民𠘨é") == "人民𠘨é"
    assert with_characters("\uf98e\uf9d1\uf9f7\ufa19\U0002f800\ufa0e") == "年六立神丽\ufa0e"


@pytest.mark.parametrize("kind", ["txt", "html", "docx"])
def test_radicals_are_read_as_characters(kind: str, tmp_path: Path) -> None:
    data = {
        "txt": "\n".join(LINES).encode(),
        "html": ("<html><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>").encode(),
        "docx": word_of(LINES),
    }[kind]
    notice = read_bytes(data, tmp_path)
    assert [clause.text for clause in notice.clauses] == [RIGHT, "本办法有效期至2026年12月31日。"]
    assert str(notice.effective.end) == "2026-12-31"
