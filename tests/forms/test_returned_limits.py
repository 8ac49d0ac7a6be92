"""Whatever comes back: several forms in one file, other kinds by name, bounded memory, no process left behind."""

from __future__ import annotations

import io
import json
import os
import signal
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator import collect as collect_module
from generator.collect import collect
from generator.forms.collecting.collected import Collected, collect_form
from generator.forms.returned.raw import FormRefused
from generator.forms.returned.read import read_batch, read_returned
from generator.forms.returned.sources import ReturnedFile, sources
from generator.word.binding import store_id
from generator.worker import end_with_parent
from tests.forms.real_forms import full_record, library, real_forms
from tests.forms.test_returned import DATA, DOCUMENT, FORM, RECORD, Forms, codes, collected, defined
from tests.forms.word_forms import STORE, with_part, word_form
from tests.zips import unzipped, zipped

FILE = word_form(FORM, RECORD)
PARTS = unzipped(FILE)
OTHER = defined(form="other")
PAGE = {"policydocs": "form/1", "policy": FORM.policy, "form": FORM.form, "edition": FORM.edition}
PAGE |= {"fingerprint": FORM.fingerprint}


def page(answers: str = "{}", definition: str = "null") -> bytes:
    """A saved form with answers and definition as JSON text."""
    return (json.dumps(PAGE)[:-1] + f', "answers": {answers}, "definition": {definition}}}').encode()


# Several forms in one file.
def joined(first: bytes, second: bytes) -> bytes:
    """The controls of two real forms in one body, with the data of the first."""
    parts = unzipped(first)
    body = unzipped(second)[DOCUMENT].partition(b"<w:body>")[2].partition(b"<w:sectPr")[0]
    end = parts[DOCUMENT].rindex(b"<w:sectPr")
    return zipped({**parts, DOCUMENT: parts[DOCUMENT][:end] + body + parts[DOCUMENT][end:]})


def filled(form: str) -> bytes:
    real = real_forms()[form]
    return real.filled(full_record(real.definition))


def test_two_forms_in_one_file_are_both_told() -> None:
    for first, second in (("gazelle", "incubator"), ("incubator", "gazelle"), ("patent-purchase", "incubation-rent")):
        found = collect_form("x.docx", read_returned(joined(filled(first), filled(second))), library())
        assert codes(found) == ["several-forms"]
        assert found.record is None
        for form in (first, second):
            assert real_forms()[form].definition.title[:20] in str(found.problems[0].message)


@pytest.mark.parametrize("blank", [False, True])
def test_data_of_two_forms_are_both_told(blank: bool) -> None:
    for other in (word_form(OTHER, {} if blank else RECORD), word_form(FORM, {**RECORD, "claim-sum": "99.00"})):
        found = collected(zipped({**PARTS, "customXml/item2.xml": unzipped(other)[DATA]}))
        assert codes(found) == ["several-forms"]
    assert collected(zipped({**PARTS, "customXml/item2.xml": PARTS[DATA]})).record == RECORD


def test_controls_of_a_form_that_the_workspace_does_not_know_are_told() -> None:
    store = store_id("elsewhere", "form")
    found = collected(with_part(FILE, DOCUMENT, STORE, store))
    assert codes(found) == ["several-forms"]
    assert store in str(found.problems[0].message)


@pytest.mark.parametrize("between", [b"", b"\n", b"  "])
def test_two_saved_forms_in_one_file_are_told(between: bytes) -> None:
    assert "more than one" in str(collected(page() + between + page()).problems[0].message)
    assert "list of saved forms" in str(collected(b"[%b,%b]" % (page(), page())).problems[0].message)


def test_words_in_a_control_that_the_form_does_not_have_are_told() -> None:
    """As they stay of another form whose bindings a program dropped."""
    extra = '<w:sdt><w:sdtPr><w:tag w:val="strange"/></w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent>'
    for words, told in (("99", ["unknown-field"]), ("请选择", []), ("　　", [])):
        data = with_part(FILE, DOCUMENT, "<w:body>", f"<w:body><w:p>{extra.format(words)}</w:sdt></w:p>")
        assert codes(collected(data)) == told


@pytest.mark.parametrize("name", ["word/embeddings/a.docx", "word/embeddings/oleObject1.bin", "word/afchunk.docx"])
def test_files_in_a_form_are_told(name: str) -> None:
    assert codes(collected(zipped({**PARTS, name: FILE}))) == ["files-inside"]


# Other kinds of files, by their names and with a way out.
@pytest.mark.parametrize(
    ("data", "name"),
    [
        (zipped({"OFD.xml": b"<a/>"}), "OFD"),
        (zipped({"Doc_0/Document.xml": b"<a/>", "OFD.xml": b"<a/>"}), "OFD"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "OpenDocument"),
        (zipped({"content.xml": b"<a/>", "mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:x">', "OpenDocument"),
        (zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), "Excel"),
        (zipped({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "PowerPoint"),
        (zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b"<a/>"}), "e-book"),
        (b"%PDF-1.7", "PDF"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x89PNG\r\n", "picture"),
        (b"GIF89a", "picture"),
        (b"BM6\x00", "picture"),
        (b"II*\x00", "picture"),
        (b"MM\x00*", "picture"),
        (b"\x00\x00\x00\x18ftypheic", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"),
        (b"{\\rtf1\\ansi", "RTF"),
        ("\ufeff<!DOCTYPE html><html>".encode(), "web page"),
        (b"MIME-Version: 1.0\r\n", "web page"),
        (b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">', "saved as XML"),
        (b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">', "saved as XML"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"Rar!\x1a", "RAR"),
    ],
)
def test_a_file_of_another_kind_is_one_message_with_its_name(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / "来件").write_bytes(data)
    (source,) = sources([tmp_path / "来件"])
    assert isinstance(source.data, bytes)
    found = collected(source.data)
    assert codes(found) == ["no-form"]
    assert name in str(found.problems[0].message)
    assert ".docx" in str(found.problems[0].message)


# What is nested or large without end.
@pytest.mark.parametrize("deep", [3, 100, 400, 500, 900, 5_000, 100_000])
@pytest.mark.parametrize("place", ["answer", "unknown answer", "answers", "definition"])
def test_a_nested_answer_costs_its_own_message_only(tmp_path: Path, deep: int, place: str) -> None:
    nested = "[" * deep + "]" * deep
    data = {
        "answer": page(f'{{"claim-why": {nested}}}'),
        "unknown answer": page(f'{{"strange": {nested}}}'),
        "answers": page(nested),
        "definition": page(definition=nested),
    }[place]
    (tmp_path / "a.json").write_bytes(data)
    (tmp_path / "b.docx").write_bytes(FILE)
    ((_, first), (_, second)) = _through_a_process(list(sources([tmp_path])))
    assert collect_form("a.json", first, Forms(FORM)).problems
    assert collect_form("b.docx", second, Forms(FORM)).record == RECORD


def _through_a_process(batch: list[ReturnedFile]) -> list[tuple[str, object]]:
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        return pool.submit(read_batch, batch).result()  # type: ignore[return-value]


def _body(more: str) -> bytes:
    text = PARTS[DOCUMENT].decode()
    return zipped({**PARTS, DOCUMENT: text.replace("<w:body>", f"<w:body>{more}", 1).encode()})


def _controls(count: int) -> str:
    control = '<w:sdt><w:sdtPr><w:tag w:val="t{}"/></w:sdtPr><w:sdtContent/></w:sdt>'
    return "".join(map(control.format, range(count)))


def _items() -> bytes:
    """Parts that are small each, and pack as no bomb does."""
    item = b"<!-- urn:policydocs:form:1" + os.urandom(1 << 20) + b" " * (6 << 20)
    return zipped({**PARTS, **{f"customXml/item{number}.xml": item for number in range(2, 8)}})


LIMITS: dict[str, Callable[[], bytes]] = {
    "tags": lambda: _body("<w:p/>" * 200_000),
    "controls": lambda: _body(_controls(5_001)),
    "a part": lambda: _body(f"<!--{' ' * (8 << 20)}-->"),
    "all parts": _items,
    "answers in the data": lambda: zipped(
        {**PARTS, DATA: PARTS[DATA].replace(b"<answers>", b"<answers>" + b"".join(_names(9_000)))}
    ),
    "answers of the page": lambda: page(json.dumps({f"a{number}": "x" for number in range(5_001)})),
    "a directory": lambda: _directory(30_000),
}


@pytest.mark.parametrize("what", LIMITS)
def test_more_than_any_form_has_is_refused(what: str) -> None:
    assert codes(collected(LIMITS[what]())) == ["hostile-file"]


def _names(count: int) -> Iterator[bytes]:
    return (b"<x%d/>" % number for number in range(count))


def test_a_definition_longer_than_any_is_none() -> None:
    data = PARTS[DATA].replace(b"<definition>{", b"<definition>{" + os.urandom(200_000).hex().encode())
    assert "definition-altered" in codes(collected(zipped({**PARTS, DATA: data})))


def _directory(count: int, packed: bytes = b"", size: int = 0, *, large: bool = False) -> bytes:
    """A zip that lists one stored or deflated member `count` times."""
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(b"\0" * size), len(packed), size, 0, 0)
    fields = (20, 20, 0, 8, 0, 0, zlib.crc32(b"\0" * size), len(packed), size, 6, 0, 0, 0, 0, 0, 0)
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *fields)
    names = b"".join(entry + b"%06d" % number for number in range(count))
    at, length = len(local) + len(packed), len(names)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, length, at, 0)
    if large:
        record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, length, at)
        locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at + length, 1)
        end = record + locator + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 1, 0xFFFFFFFF, 0)
    return local + packed + names + end


def _deflated(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(b"\0" * size) + packer.flush()


OVERLAPPING: dict[str, Callable[[], bytes]] = {
    "two": lambda: _directory(2, _deflated(1000), 1000),
    "many": lambda: _directory(2_500, _deflated(3 << 20), 3 << 20),
    "directory": lambda: _directory(200_000),
    "directory of 64 bits": lambda: _directory(200_000, large=True),
}


@pytest.mark.parametrize("which", OVERLAPPING)
def test_entries_that_lie_over_each_other_are_one_message(tmp_path: Path, which: str) -> None:
    data = OVERLAPPING[which]()
    (tmp_path / "甲.zip").write_bytes(data)
    (tmp_path / "乙.zip").write_bytes(zipped({"内.zip": data, "表.docx": FILE}))
    whole, inner, form = sources([tmp_path / "甲.zip", tmp_path / "乙.zip"])
    for source in (whole, inner):
        assert isinstance(source.data, FormRefused)
        assert source.data.code == "hostile-file"
    assert form.data == FILE


@pytest.mark.parametrize("deep", [0, 1, 2])
def test_an_archive_unpacks_to_so_much_and_no_more(tmp_path: Path, deep: int) -> None:
    data = zipped({f"{number}.bin": b"\0" * (4 << 20) for number in range(40)})
    for _ in range(deep):
        data = zipped({f"{number}.zip": data for number in range(5)})
    (tmp_path / "甲.zip").write_bytes(data)
    found = list(sources([tmp_path / "甲.zip"]))
    read = sum(len(source.data) for source in found if isinstance(source.data, bytes))
    assert read < (64 << 20) + 30 * len(data) + (4 << 20)
    assert isinstance(found[-1].data, FormRefused)


def test_a_large_pile_in_an_archive_is_read(tmp_path: Path) -> None:
    """Forms do not pack to a thirtieth."""
    with zipfile.ZipFile(tmp_path / "甲.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(300):
            archive.writestr(f"{number}.docx", os.urandom(1 << 18) + FILE)
    assert not any(isinstance(source.data, FormRefused) for source in sources([tmp_path / "甲.zip"]))


# Processes.
def test_no_more_than_some_files_are_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms with scans: what is asked of the folder stays near what was given out."""
    scan = os.urandom(2 << 20)
    with zipfile.ZipFile(io.BytesIO(FILE)) as form:
        members = {name: form.read(name) for name in form.namelist()}
    for number in range(60):
        (tmp_path / f"{number:03}.docx").write_bytes(zipped({**members, "word/media/image1.png": scan}))
    taken = 0

    def counted(paths: list[Path]) -> Iterator[ReturnedFile]:
        nonlocal taken
        for source in sources(paths):
            taken += 1
            yield source

    monkeypatch.setattr(collect_module, "sources", counted)
    ahead = [taken - given for given, _ in enumerate(collect([tmp_path], Forms(FORM), 2))]
    assert len(ahead) == 60
    assert max(ahead) * (2 << 20) <= 128 << 20


def _dying(batch: list[ReturnedFile]) -> object:
    os.kill(os.getpid(), signal.SIGKILL)
    return batch


def test_a_reader_that_is_killed_loses_no_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(230):
        (tmp_path / f"{number:03}.docx").write_bytes(FILE)
    here = []

    def read_here(batch: list[ReturnedFile]) -> object:
        here.append(len(batch))
        return read_batch(batch)

    class Pool(ProcessPoolExecutor):
        def submit(self, _: object, /, *arguments: object, **__: object) -> object:  # type: ignore[override]
            return super().submit(_dying, *arguments)

    monkeypatch.setattr(collect_module, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(collect_module, "read_batch", read_here)
    found: list[Collected] = list(collect([tmp_path], Forms(FORM), 2))
    assert [each.file.rpartition("/")[2] for each in found] == [f"{number:03}.docx" for number in range(230)]
    assert all(each.record == RECORD for each in found)
    assert sum(here) == 230 - 96


_PARENT = """
import os, signal, sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from generator.worker import end_with_parent
if __name__ == "__main__":
    pool = ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=end_with_parent)
    print(*{pool.submit(os.getpid).result() for _ in range(9)}, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_readers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(_PARENT, encoding="utf-8")
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, str(tmp_path / "parent.py")],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    assert ran.returncode == -signal.SIGKILL
    readers = [int(number) for number in ran.stdout.split()]
    assert readers
    ends = time.monotonic() + 10
    while any(map(_is_alive, readers)) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not any(map(_is_alive, readers))


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_this_process_has_no_parent_to_end_with() -> None:
    end_with_parent()
