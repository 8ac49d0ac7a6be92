"""What the revision pack says of clauses replaced, split and rewritten."""

from __future__ import annotations

import html
import re

import pytest

from generator.audit.pack import audit_pack

from .packing import pack_of_notices, squeezed
from .pairs import HERE, notice_of, texts_of

_MARKUP = re.compile("<(?:style|script).*?</(?:style|script)>|<[^>]+>", re.DOTALL)


def documents(case: str) -> dict[str, str]:
    """The pages of a pack without markup and white space; the audit finds nothing in it."""
    old, new, _ = texts_of(HERE / "cases" / f"{case}.txt")
    files = pack_of_notices(notice_of(old), notice_of(new))
    assert [str(each.message) for each in audit_pack(files, "pack")] == []
    return {name: _words(data.decode()) for name, data in files.items() if name.endswith(".html")}


def _words(page: str) -> str:
    return squeezed(html.unescape(_MARKUP.sub("", page)))


@pytest.mark.parametrize(
    ("case", "said", "unsaid"),
    [
        ("units-of-a-split-clause", "本部分责任单位（牵头）：市科技局（修订后见第一条）", ""),
        ("units-of-a-split-clause", "本部分责任单位（牵头）：市工信局（修订后见第二条）", ""),
        ("article-replaced", "条款由另一条取代：市人才办建立专家库", "（删去）"),
        ("paragraph-behind-a-list", "第二条第二款：缩短：10日→5日（减少5天）", ""),
        ("term-replaced-throughout", "统一删去6处：县", ""),
        ("references-follow", "引用的条号随改号调整4处", "改写"),
    ],
)
def test_the_comparison_says_it(case: str, said: str, unsaid: str) -> None:
    page = documents(case)["comparison.html"]
    assert said in page
    assert not unsaid or unsaid not in page


def test_news_tell_a_rewritten_sentence_once() -> None:
    page = documents("sentence-written-anew")["changes.html"]
    assert page.count("改写：") == 1
    assert "其中" not in page
