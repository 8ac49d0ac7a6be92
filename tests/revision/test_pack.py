"""The revision pack: what its documents say, how they mark it, and that the audit finds what was changed in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.audit.pack import PACK_CHECKS, audit_pack
from generator.notice.model import Notice
from generator.notice.read import parse_notice, read_notice
from generator.revision.tracked import passages

from ..outputs.judges import html_faults, ooxml_faults
from .packing import W, body_of, pack_of_notices, resolved_by_hand, squeezed, with_body
from .pairs import CASES, QINZHOU, notice_of, texts_of
from .resolving import resolved_texts

Files = dict[str, bytes]
HERE = Path(__file__).parent
REVISED = HERE / "qinzhou-revised.notice.txt"


def whole(notice: Notice) -> str:
    return squeezed("".join(each.number + each.words for each in passages(notice)))


@pytest.fixture(scope="module")
def notices() -> tuple[Notice, Notice]:
    return read_notice(QINZHOU), read_notice(REVISED)


@pytest.fixture(scope="module")
def qinzhou(notices: tuple[Notice, Notice]) -> Files:
    return pack_of_notices(*notices)


def small(*changes: tuple[str, str]) -> Files:
    text = (HERE / "resting/notice.txt").read_text(encoding="utf-8")
    new = text
    for old, words in changes:
        assert old in new
        new = new.replace(old, words)
    return pack_of_notices(parse_notice(text), parse_notice(new))


@pytest.fixture(scope="module")
def raised() -> Files:
    return small(("奖励20万元", "奖励不超过30万元"), ("人才公寓优先保障。", ""))


def marked_in_word(data: bytes) -> list[tuple[str, bool, str]]:
    """(element, bold, words) of every run that is struck or underlined."""
    found = []
    for run in body_of(data).iter(f"{W}r"):
        looks = {str(each.tag).removeprefix(W) for each in run.iterfind(f"{W}rPr/*")}
        words = "".join(text.text or "" for text in run.iter(f"{W}t"))
        found += [(name, "b" in looks, words) for name in looks & {"strike", "u"}]
    return found


def test_what_went_is_struck_and_what_came_underlined_both_bold_in_word_and_on_the_page(raised: Files) -> None:
    went = [("strike", True, "20万元"), ("strike", True, "人才公寓优先保障。")]
    came = [("u", True, "不超过30万元")]
    found = marked_in_word(raised["comparison.docx"])
    assert [each for each in found if each[0] == "strike"] == went
    assert [each for each in found if each[0] == "u"] == came
    page = raised["comparison.html"].decode()
    assert "<del><strong>20万元</strong></del>" in page
    assert "<ins><strong>不超过30万元</strong></ins>" in page
    assert page.count("<del>") == 2
    assert page.count("<ins>") == 1


def test_a_changed_clause_is_printed_whole_on_both_sides_and_an_unchanged_one_is_not(raised: Files) -> None:
    page = raised["comparison.html"].decode()
    assert page.count("同一企业不得重复享受") == 2
    assert "本措施适用于在山海市登记的企业" not in page
    assert "提高：20万元 → 不超过30万元（增加50%）" in page


def test_a_page_carries_its_style_and_loads_nothing(raised: Files) -> None:
    for name in ("comparison.html", "changes.html"):
        page = raised[name].decode()
        assert "--ink:" in page
        assert "assets/page.css" not in page


def test_reasons_are_left_visibly_blank_one_for_each_changed_clause(raised: Files) -> None:
    text = "".join(body_of(raised["explanation.docx"]).itertext())
    assert text.count("理由：（待填写）") == 2
    for part in ("一、修订背景", "二、修订依据", "三、主要修订内容", "四、征求意见情况"):
        assert part in text


def test_words_before_the_clauses_stand_paragraph_by_paragraph_with_their_own_marks(qinzhou: Files) -> None:
    page = qinzhou["comparison.html"].decode()
    assert "<ins><strong>（修订）</strong></ins>" in page
    assert "<del><strong>钦政办规〔2021〕12号</strong></del>" in page


def assert_tracked(pack: Files, old: Notice, new: Notice) -> None:
    """Accepted the tracked text is the new one, rejected the old one."""
    assert resolved_by_hand(pack["tracked.docx"], "del") == whole(new)
    assert resolved_by_hand(pack["tracked.docx"], "ins") == whole(old)


def test_the_tracked_text_is_the_new_one_or_the_old_one(qinzhou: Files, notices: tuple[Notice, Notice]) -> None:
    assert_tracked(qinzhou, *notices)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_pack_of_a_small_pair_says_both_texts_and_the_audit_finds_nothing(case: Path) -> None:
    old, new = map(notice_of, texts_of(case)[:2])
    pack = pack_of_notices(old, new)
    assert_tracked(pack, old, new)
    assert [str(each.message) for each in audit_pack(pack, "pack")] == []


def test_libreoffice_reads_the_same_when_it_accepts_or_rejects_all(
    qinzhou: Files, notices: tuple[Notice, Notice], tmp_path: Path
) -> None:
    file = tmp_path / "tracked.docx"
    file.write_bytes(qinzhou["tracked.docx"])
    texts = resolved_texts(file, tmp_path)
    assert squeezed(texts["accepted"]) == whole(notices[1])
    assert squeezed(texts["rejected"]) == whole(notices[0])


def test_a_paragraph_that_came_or_went_as_a_whole_leaves_no_empty_line(qinzhou: Files) -> None:
    marks = [
        {str(each.tag).removeprefix(W) for each in paragraph.iterfind(f"{W}pPr/{W}rPr/*")}
        for paragraph in body_of(qinzhou["tracked.docx"]).iter(f"{W}p")
    ]
    assert marks.count({"ins"}) == 3  # 八, which was split off; 十, which moved; 十二
    assert marks.count({"del"}) == 2  # 七, which moved; 十一


def test_the_outside_judges_find_no_error(qinzhou: Files, node_modules: Path, tmp_path: Path) -> None:
    for name, data in qinzhou.items():
        (tmp_path / name).write_bytes(data)
    for name in qinzhou:
        if name.endswith(".docx"):
            assert ooxml_faults(tmp_path / name, node_modules) == [], name
    assert html_faults(sorted(tmp_path.glob("*.html")), node_modules) == []


def test_the_same_editions_give_the_same_bytes(notices: tuple[Notice, Notice], qinzhou: Files) -> None:
    assert pack_of_notices(*notices) == qinzhou


def of_page(old: str, new: str) -> Callable[[Files], Files]:
    def altered(files: Files) -> Files:
        text = files["comparison.html"].decode()
        assert old in text
        return {**files, "comparison.html": text.replace(old, new, 1).encode()}

    return altered


def of_word(name: str, old: str, new: str) -> Callable[[Files], Files]:
    return lambda files: {**files, name: with_body(files[name], old, new)}


def of_data(old: str, new: str) -> Callable[[Files], Files]:
    def altered(files: Files) -> Files:
        text = files["revision.json"].decode()
        assert old in text
        return {**files, "revision.json": text.replace(old, new).encode()}

    return altered


def of_ledger(old: str, new: str, document: str, *names: str) -> Callable[[Files], Files]:
    """The words changed in ledger and files alike, as a forger would."""

    def altered(files: Files) -> Files:
        told = json.loads(files["ledger.json"])
        for row in told["statements"]:
            if row["document"] == document:
                row["text"] = row["text"].replace(old, new)
                for span in row["spans"]:
                    span["text"] = span["text"].replace(old, new)
        changed = {**files, "ledger.json": json.dumps(told, ensure_ascii=False).encode()}
        for name in names:
            data = changed[name]
            changed[name] = (
                with_body(data, old, new) if name.endswith(".docx") else data.decode().replace(old, new).encode()
            )
        return changed

    return altered


BOLD = "<w:b/><w:bCs/>"
FORGED: dict[str, tuple[Callable[[Files], Files], str]] = {
    "words on the page": (of_page("不超过30万元", "不超过80万元"), "statement-altered"),
    "a mark taken off on the page": (
        of_page("<ins><strong>不超过30万元</strong></ins>", "不超过30万元"),
        "pack-mark-unsound",
    ),
    "a mark taken off in Word": (of_word("comparison.docx", f"{BOLD}<w:strike/>", ""), "pack-mark-unsound"),
    "struck made underlined": (
        of_word("comparison.docx", "<w:strike/>", '<w:u w:val="single"/>'),
        "pack-mark-unsound",
    ),
    "another look": (of_word("comparison.docx", "<w:strike/>", "<w:vanish/>"), "unexpected-markup"),
    "a script": (of_page("</main>", "<script>1</script></main>"), "active-content"),
    "words of a tracked change": (of_word("tracked.docx", "不超过30万元", "不超过80万元"), "statement-altered"),
    "a change untracked": (of_word("tracked.docx", 'w:author="修订"', 'w:author="他人"'), "unexpected-markup"),
    "words that stay": (of_word("tracked.docx", "同一企业不得重复享受", "同一企业可以重复享受"), "statement-altered"),
    "the old text in the data": (of_data("同一企业不得重复享受", "同一企业可以重复享受"), "pack-text-differs"),
    "a change told with another figure": (
        of_ledger("→ 不超过30万元", "→ 不超过80万元", "comparison", "comparison.html", "comparison.docx"),
        "pack-change-unsound",
    ),
    "words of a clause in ledger and files": (
        of_ledger("同一企业", "同类企业", "comparison", "comparison.html", "comparison.docx"),
        "pack-text-differs",
    ),
    "a file gone": (
        lambda files: {name: data for name, data in files.items() if name != "changes.docx"},
        "pack-incomplete",
    ),
    "a file added": (lambda files: {**files, "more.html": files["changes.html"]}, "pack-incomplete"),
    "no ledger": (
        lambda files: {name: data for name, data in files.items() if name != "ledger.json"},
        "pack-unreadable",
    ),
    "no Word file": (lambda files: {**files, "tracked.docx": b"text"}, "document-unreadable"),
}


@pytest.mark.parametrize("name", FORGED)
def test_the_audit_finds_what_was_changed(name: str, raised: Files) -> None:
    altered, code = FORGED[name]
    assert list(audit_pack(raised, "pack")) == []
    assert code in {each.code for each in audit_pack(altered(raised), "pack")}


def test_every_check_of_a_pack_has_a_case() -> None:
    assert set(PACK_CHECKS) <= {code for _, code in FORGED.values()}
