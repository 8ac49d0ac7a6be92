"""Every document says what the golden texts say; `make golden` rewrites them, and git shows what changed."""

from __future__ import annotations

import pytest

from .conftest import Built
from .golden_texts import difference, kept_texts, rewrite, texts_of


@pytest.fixture(scope="module")
def made(lapsed: Built, request: pytest.FixtureRequest) -> dict[str, str]:
    texts = texts_of(lapsed)
    if request.config.getoption("--rewrite-golden"):
        rewrite(texts)
    return texts


def test_every_document_has_its_golden_text_and_no_golden_text_is_left_over(made: dict[str, str]) -> None:
    assert sorted(made) == sorted(kept_texts()), "run `make golden` and read what git shows"


def test_documents_say_what_the_golden_texts_say(made: dict[str, str]) -> None:
    kept = kept_texts()
    changed = [f"{name}\n{difference(kept[name], text)}" for name, text in made.items() if kept.get(name, text) != text]
    if changed:
        pytest.fail(
            "\n\n".join(["run `make golden` if this is meant, and read what git shows", *changed]), pytrace=False
        )
