"""Facts of a revision stand in every document of the new edition that speaks of them, and nowhere the old ones.

The edition is fictitious: of the Qinzhou notice those changes of qinzhou-revised.notice.txt that the texts prove, so
that `revise` carries the model over, all but the choices for three years. What must come and go is written by hand.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.audit.pack import audit_pack
from generator.carry.carry import revised
from generator.editions import NoticeEdition
from generator.notice.read import parse_notice
from generator.pack.make import make_pack
from generator.pack.resting import resting
from generator.policy.load import load_policy
from generator.revision.comparison import compare

from ..outputs.command import POLICY, ROOT
from .carried import DAY
from .packing import looks, squeezed

FOLDER = ROOT / "policies" / POLICY
FILES = ("policy.yaml", "faq.yaml", "forms.yaml", "office.yaml")
CHANGES = (
    ("钦政办规〔2021〕12 号", "钦政办规〔2024〕9 号"),
    ("给予一次性奖励 20 万元", "给予一次性奖励不超过 30 万元"),
    ("给予一次性奖励 50 万元", "给予一次性奖励 60 万元"),
    ("连续 3 年", "连续 2 年"),
    ("100 万元", "80 万元"),
    ("不超过 10 万元", "不超过 15 万元"),
    ("60%", "50%"),
    ("市科技局", "市科学技术局"),
    ("执行至 2025 年", "执行至 2027 年"),
)
# Of 首年, 次年, 末年 one is too many now that the award is paid for two years.
THREE_CHOICES = "forms.gazelle.groups.yearly.fields.which-year.choices"
# document: what it must say now (white space aside).
SAYS = {
    "guidebook": "不超过30万元 一次性60万元 连续2年 80万元 不超过15万元 市科学技术局 2027年12月31日",
    "faq": "不超过30万元 一次性60万元 2027年12月31日 不超过15万元 市科学技术局 80万元",
    "matrix": "50% 市科学技术局 不超过30万元 80万元",
    "notice": "不超过30万元 60万元 连续2年 80万元 不超过15万元 50% 市科学技术局 2027年12月31日",
    "index": "不超过30万元 一次性60万元 80万元 不超过15万元 2027年12月31日",
    "forms/gazelle": "一次性60万元 连续2年 市科学技术局",
    "forms/high-tech-recognition": "不超过30万元 市科学技术局",
    "forms/innovation-platform": "80万元 市科学技术局",
    "forms/patent-purchase": "不超过15万元 市科学技术局",
}
# What no document may say any more.
GONE = (
    "一次性20万元",
    "奖励20万元",
    "50万元",
    "连续3年",
    "100万元",
    "10万元",
    "60%",
    "市科技局",
    "2025年12月31日",
    "12号",
)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[NoticeEdition, NoticeEdition]:
    texts = {name: (FOLDER / name).read_text(encoding="utf-8") for name in FILES}
    notice = (FOLDER / "notice.txt").read_text(encoding="utf-8")
    new = notice
    for old, words in CHANGES:
        old = old if old in new else squeezed(old)
        assert old in new, old
        new = new.replace(old, words)
    before = load_policy(FOLDER, POLICY).loaded
    assert before is not None
    result = revised(texts, before.policy, parse_notice(notice), parse_notice(new), DAY)
    assert [mark.path for mark in result.marks] == [THREE_CHOICES]
    folder = tmp_path_factory.mktemp("revised")
    for name, text in result.texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    after = load_policy(folder, "revised").loaded
    assert after is not None
    return NoticeEdition("old", parse_notice(notice), before.policy), NoticeEdition(
        "new", parse_notice(new), after.policy
    )


@pytest.fixture(scope="module")
def said(editions: tuple[NoticeEdition, NoticeEdition]) -> dict[str, str]:
    """Document -> all that it says, white space aside."""
    found: dict[str, str] = {}
    for row in resting(editions[1], looks()[0], DAY).rows:
        found[row["document"]] = found.get(row["document"], "") + squeezed(row["text"]) + "\n"
    return found


@pytest.mark.parametrize("document", SAYS)
def test_a_document_says_what_is_new(said: dict[str, str], document: str) -> None:
    assert [words for words in SAYS[document].split() if words not in said[document]] == []


def test_no_document_says_what_was(said: dict[str, str]) -> None:
    assert {name: [words for words in GONE if words in text] for name, text in said.items()} == {
        name: [] for name in said
    }


def test_the_pack_holds_old_and_new_beside_each_other_and_the_audit_finds_nothing(
    editions: tuple[NoticeEdition, NoticeEdition], tmp_path: Path
) -> None:
    files = make_pack(compare(editions[0].notice, editions[1].notice), *editions, *looks(), DAY)
    page = files["changes.html"].decode()
    for words in (">20万元<", "不超过30万元", "2025年12月31日", "2027年12月31日", "80万元", "不超过15万元"):
        assert words in page
    assert [str(each.message) for each in audit_pack(files, "pack")] == []
