"""Where returned forms lie: folders, archives, archives in archives, Chinese names of every kind."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.forms.returned.raw import FormRefused
from generator.forms.returned.read import read_returned
from generator.forms.returned.sources import ReturnedFile, sources
from tests.forms.test_returned import FORM, RECORD
from tests.forms.word_forms import word_form
from tests.zips import zipped

FILE = word_form(FORM, RECORD)


def names(*paths: Path) -> list[str]:
    return [source.name for source in sources(paths)]


def only(path: Path) -> ReturnedFile:
    (source,) = sources([path])
    return source


def archive(**members: bytes) -> bytes:
    return zipped(members)


def gbk_archive(name: str, data: bytes) -> bytes:
    """A zip as Chinese programs on Windows write it: the bytes of the name are GBK, and nothing says so."""
    plain = "x" * len(name.encode("gbk"))
    return zipped({plain: data}).replace(plain.encode(), name.encode("gbk"))


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "交回").mkdir()
    for name in ("乙.docx", "甲.docx", "交回/丙.json", "~$甲.docx", ".DS_Store", "Thumbs.db"):
        (tmp_path / name).write_bytes(FILE)
    inside = [f"{tmp_path.name}/{name}" for name in ("乙.docx", "交回/丙.json", "甲.docx")]
    assert names(tmp_path) == inside


def test_files_of_one_name_are_told_apart_and_one_named_twice_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("甲", "乙"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "表.docx").write_bytes(FILE)
    monkeypatch.chdir(tmp_path / "甲")
    assert names(Path("表.docx"), Path("../乙/表.docx")) == ["表.docx", "../乙/表.docx"]
    assert names(Path("表.docx"), Path("../乙")) == ["表.docx", "乙/表.docx"]
    assert names(Path(), Path("表.docx"), Path("..")) == ["甲/表.docx", f"{tmp_path.name}/乙/表.docx"]


def test_an_ofd_is_one_file_with_a_name(tmp_path: Path) -> None:
    """Its parts are no files of their own (GB/T 33190, 7.4: OFD.xml is the way in)."""
    (tmp_path / "a.ofd").write_bytes(zipped({"Doc_0/Document.xml": b"<a/>", "OFD.xml": b"<a/>"}))
    (found,) = sources([tmp_path / "a.ofd"])
    assert isinstance(found.data, bytes)
    with pytest.raises(FormRefused, match="an OFD document"):
        read_returned(found.data)


def test_a_word_file_is_one_file_and_an_archive_is_its_files(tmp_path: Path) -> None:
    (tmp_path / "表.docx").write_bytes(FILE)
    (tmp_path / "表.zip").write_bytes(zipped({"甲.docx": FILE, "__MACOSX/._甲.docx": b"x", "乙/": b""}))
    assert names(tmp_path / "表.docx", tmp_path / "表.zip") == ["表.docx", "表.zip/甲.docx"]


@pytest.mark.parametrize("name", ["申请表一.docx", "企业（甲）.docx", "孵化器〔2〕.docx"])
def test_names_in_gbk_are_read_as_they_were_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.zip").write_bytes(gbk_archive(name, FILE))
    assert names(tmp_path / "a.zip") == [f"a.zip/{name}"]
    assert only(tmp_path / "a.zip").data == FILE


def test_archives_in_archives_are_opened_to_a_depth(tmp_path: Path) -> None:
    data = zipped({"甲.docx": FILE})
    for _ in range(2):
        data = zipped({"内.zip": data})
    (tmp_path / "外.zip").write_bytes(data)
    assert names(tmp_path / "外.zip") == ["外.zip/内.zip/内.zip/甲.docx"]
    (tmp_path / "深.zip").write_bytes(zipped({"内.zip": data}))
    refused = only(tmp_path / "深.zip").data
    assert isinstance(refused, FormRefused)


def test_a_bomb_in_an_archive_costs_its_own_message_only(tmp_path: Path) -> None:
    bomb = zipped({"word/document.xml": b" " * (64 << 20)})
    (tmp_path / "a.zip").write_bytes(
        zipped({"1.docx": FILE, "2.docx": b" " * (40 << 20), "3.docx": bomb, "4.docx": FILE})
    )
    found = list(sources([tmp_path / "a.zip"]))
    assert [source.name for source in found] == [f"a.zip/{number}.docx" for number in (1, 2, 3, 4)]
    assert isinstance(found[1].data, FormRefused)
    assert (found[0].data, found[3].data) == (FILE, FILE)


def test_paths_in_archives_lead_nowhere(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a.zip").write_bytes(zipped({"../../evil.docx": FILE, "/etc/evil.docx": FILE, "..\\evil.docx": FILE}))
    assert len(list(sources([inside / "a.zip"]))) == 3
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_a_damaged_archive_is_one_file(tmp_path: Path) -> None:
    data = zipped({"甲.docx": FILE})
    (tmp_path / "a.zip").write_bytes(data[: len(data) // 2])
    assert names(tmp_path / "a.zip") == ["a.zip"]


def test_a_member_whose_sum_is_wrong_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as made:
        made.writestr("1.docx", FILE)
        made.writestr("2.docx", FILE)
    data = bytearray(stream.getvalue())
    data[200] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(bytes(data))
    first, second = sources([tmp_path / "a.zip"])
    assert isinstance(first.data, FormRefused)
    assert second.data == FILE
