"""The real notice edited in one place, wherever it can be: one change is told, in that clause, and no other."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from generator.notice.model import Notice
from generator.notice.read import parse_notice, read_notice
from generator.revision.change import Change, ChangeKind
from generator.revision.comparison import compare

from .pairs import CASES, HERE, QINZHOU, notice_of, texts_of

TEXT = QINZHOU.read_text(encoding="utf-8")
OLD = read_notice(QINZHOU)
START = TEXT.index("一、优化")
FIGURE = re.compile(r"\d+(?= ?(?:万元|%|年内|年按))")
SENTENCE = re.compile(r"(?<=。)(?!\s*[一二三四五六七八九十]+、)[^。（）：]{6,}。")
DUTIES = {"支持": "鼓励", "大力": "适度", "按政策": "按规定", "给予": "不给予"}
# What a change is the other way round; kinds that are not here are their own.
BACK = {"raised": "lowered", "term_prolonged": "term_shortened", "sum_split": "sum_joined"}
BACK |= {"clause_split": "clause_merged", "clause_added": "clause_repealed", "items_numbered": "items_unnumbered"}
BACK |= {
    f"{what}_added": f"{what}_dropped"
    for what in ("definition", "figure", "tier", "grant", "condition", "exclusion", "words", "unit")
}
BACK |= {"chapters_added": "chapters_dropped", "paragraphs_joined": "paragraphs_parted"}
BACK |= {back: kind for kind, back in BACK.items()}
# Which of two neighbours moved past the other one nobody can say; words gathered into a clause have no way back.
EITHER_WAY = {"clause-moved", "chapters-added", "order-within-a-sentence", "paragraph-in-another-article"}
EITHER_WAY |= {"formula-gathered", "formula-of-two-places", "chapter-of-an-article"}


def with_each(pattern: re.Pattern[str], put: str | None = None) -> Iterator[str]:
    """The notice with one hit replaced at a time: by `put`, a figure by its double."""
    for hit in pattern.finditer(TEXT, START):
        yield TEXT[: hit.start()] + (str(int(hit[0]) * 2) if put is None else put) + TEXT[hit.end() :]


def changes_to(text: str) -> tuple[Change, ...]:
    return compare(OLD, parse_notice(text)).changes


def test_each_figure_doubled_is_one_figure_raised() -> None:
    found = [[str(change.kind) for change in changes_to(text)] for text in with_each(FIGURE)]
    assert len(found) >= 10
    assert [kinds for kinds in found if kinds != ["raised"]] == []


def test_each_sentence_dropped_is_one_change() -> None:
    found = [[str(change.kind) for change in changes_to(text)] for text in with_each(SENTENCE, "")]
    assert len(found) >= 20
    assert [kinds for kinds in found if len(kinds) != 1 or not kinds[0].endswith("_dropped")] == []


@pytest.mark.parametrize("word", DUTIES)
def test_each_word_of_duty_changed_is_one_change(word: str) -> None:
    found = [changes_to(text) for text in with_each(re.compile(word), DUTIES[word])]
    assert found
    assert [changes for changes in found if len(changes) != 1] == []


def pair(name: str) -> tuple[Notice, Notice]:
    if name == "qinzhou":
        return OLD, read_notice(HERE / "qinzhou-revised.notice.txt")
    old, new, _ = texts_of(next(case for case in CASES if case.stem == name))
    return notice_of(old), notice_of(new)


def told(old: Notice, new: Notice) -> list[Change]:
    """The changes; who answers for a part is told of one that was split off, not of one that was put back."""
    return [change for change in compare(old, new).changes if change.kind is not ChangeKind.UNIT_OF_PART]


def there(change: Change) -> tuple[object, ...]:
    kind = str(change.kind)
    return (BACK.get(kind, kind), change.new, change.old, change.new_clauses, change.old_clauses)


def back(change: Change) -> tuple[object, ...]:
    return (str(change.kind), change.old, change.new, change.old_clauses, change.new_clauses)


@pytest.mark.parametrize("name", [*(case.stem for case in CASES), "qinzhou"])
def test_a_pair_read_backwards_tells_the_same_changes_backwards(name: str) -> None:
    old, new = pair(name)
    assert compare(old, old).changes == compare(new, new).changes == ()
    if name not in EITHER_WAY:
        assert Counter(map(there, told(old, new))) == Counter(map(back, told(new, old)))
