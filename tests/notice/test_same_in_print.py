"""The same notice as OFD, as an older Word file and printed by a browser: equal clauses, read without LibreOffice."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from generator.notice.read import parse_notice, read_notice
from generator.notice.sources import office
from tests.libreoffice import converted
from tests.notice.reading import SEED, as_data, read_bytes
from tests.notice.written import ENTITLED, as_text, as_word, word_of
from tests.notice.written_ofd import as_ofd


@pytest.fixture(scope="module")
def as_written() -> object:
    return as_data(parse_notice(as_text()))


def test_an_ofd_gives_the_same_json(as_written: object, tmp_path: Path) -> None:
    assert as_data(read_bytes(as_ofd(), tmp_path)) == as_written


@pytest.fixture(scope="module")
def older_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    seed = SEED.read_text(encoding="utf8").replace("*", "").split("\n")
    files = {
        "plain": as_word(),
        "automatic": as_word(automatic=True),
        "running": as_word(running="临江市人民政府公报"),
        "seed": word_of([line for line in seed if line.strip()]),
    }
    return converted(files, "doc", tmp_path_factory.mktemp("doc"))


@pytest.mark.parametrize("name", ["plain", "automatic", "running"])
def test_an_older_word_file_gives_the_same_json_without_libreoffice(
    name: str, older_files: dict[str, bytes], as_written: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    assert as_data(read_bytes(older_files[name], tmp_path, "notice.wps")) == as_written


def test_the_seed_notice_is_the_same_as_an_older_word_file(
    older_files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    assert as_data(read_bytes(older_files["seed"], tmp_path)) == as_data(read_notice(SEED))


LOOKS = {
    "as offices set it": "p { text-indent: 2em; text-align: justify } body { width: 28em }",
    "as pages are": "p { margin: 1em 0 } body { font-size: 14px }",
    "spread and coloured": "p { text-indent: 2em; letter-spacing: 0.1em; color: #333 } body { width: 30em }",
}


@pytest.mark.parametrize("look", LOOKS)
def test_a_page_printed_by_a_browser_gives_the_same_json(
    look: str, as_written: object, browser: BrowserContext, tmp_path: Path
) -> None:
    style = "body { font: 16pt/28pt 'Noto Serif CJK SC' } p { margin: 0 } p.mid { text-indent: 0; text-align: center }"
    body = "".join(
        f"<p{' class=mid' if index in (0, 1, 2, 7) else ' style=text-indent:0' if index == 3 else ''}>{text}</p>"
        for index, text in enumerate(ENTITLED)
    )
    page = browser.new_page()
    page.set_content(f"<meta charset=utf-8><style>{style} {LOOKS[look]}</style>{body}")
    data = page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "2.5cm"))
    page.close()
    assert as_data(read_bytes(data, tmp_path)) == as_written
