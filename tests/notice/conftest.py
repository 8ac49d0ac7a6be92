"""PDF files made once for all tests of reading."""

import pytest

from tests.libreoffice import converted
from tests.notice.reading import SEED
from tests.notice.written import as_word, word_of


@pytest.fixture(scope="session")
def pdf_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The written notice as PDF: plain, with automatic numbers, with running lines, in two columns; the seed notice."""
    seed = SEED.read_text(encoding="utf8").replace("*", "").split("\n")
    files = {
        "plain": as_word(),
        "automatic": as_word(automatic=True),
        "running": as_word(running="临江市人民政府公报"),
        "columns": as_word(columns=2),
        "seed": word_of([line for line in seed if line.strip()]),
    }
    return converted(files, "pdf", tmp_path_factory.mktemp("pdf"))
