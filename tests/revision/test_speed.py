"""The time of a comparison grows with the length of the notices."""

import random
from collections.abc import Callable
from functools import partial

from generator.notice.model import Effective, Notice, NoticeClause
from generator.revision.alignment import Fate
from generator.revision.change import ChangeKind
from generator.revision.comparison import compare
from tests.growth import hold_time, seconds_of

_WORDS = "支持企业建设研发中心开展技术攻关成果转化人才引进平台认定项目申报绿色低碳数字经济先进制造"
_OTHER_WORDS = "渔船码头海域使用滨岸养殖网箱旅游民宿邮轮景区冷链仓储运输航线补贴保险救助巡查"


def clause(number: int, text: str) -> NoticeClause:
    return NoticeClause(f"{number}", f"{number}", None, text, number)


def notice(clauses: list[str]) -> Notice:
    numbered = tuple(clause(number, text) for number, text in enumerate(clauses, 1))
    return Notice("措施", None, None, (), (), None, Effective(), (), (), (), numbered, ())


Pair = tuple[Notice, Notice]


def hold_comparing(pair: Callable[[int], Pair], clauses: int) -> None:
    """A comparison of `clauses` takes time in line with one of a quarter of them."""
    long, short = (seconds_of(partial(compare, *pair(count))) for count in (clauses, clauses // 4))
    hold_time(long, short, 4 * 2)


def numbered(count: int, *, every: int) -> tuple[list[str], list[str]]:
    """Texts with a sum each; the sums of every few of them raised."""
    chance = random.Random(7)
    texts = ["".join(chance.choices(_WORDS, k=80)) + f"，给予{index % 90 + 10}万元奖励。" for index in range(count)]
    return texts, [text.replace("万元", "0万元") if index % every == 0 else text for index, text in enumerate(texts)]


def without_numbers(count: int) -> Pair:
    texts, raised = numbered(count, every=50)
    return notice(["".join(texts)]), notice(["".join(raised[1:])])


def some_raised_and_some_gone(count: int) -> Pair:
    texts, raised = numbered(count, every=7)
    return notice(texts), notice([text for index, text in enumerate(raised) if index % 31 != 1])


def all_changed(count: int) -> Pair:
    old, new = _reworded(count)
    return notice(old), notice(new)


def all_others(count: int) -> Pair:
    chance = random.Random(7)
    texts = ["".join(chance.choices(_WORDS, k=80)) + "。" for _ in range(count)]
    others = ["".join(chance.choices(_OTHER_WORDS, k=80)) + "。" for _ in range(count)]
    return notice(texts), notice(others)


def test_a_text_without_numbers_is_compared() -> None:
    kinds = [change.kind for change in compare(*without_numbers(500)).changes]
    assert sorted(kinds) == [ChangeKind.GRANT_DROPPED, *(ChangeKind.RAISED for _ in range(9))]
    hold_comparing(without_numbers, 240)


def test_a_thousand_clauses_are_compared() -> None:
    kinds = [change.kind for change in compare(*some_raised_and_some_gone(1000)).changes]
    gone = sum(index % 31 == 1 for index in range(1000))
    assert kinds.count(ChangeKind.CLAUSE_REPEALED) == gone
    assert kinds.count(ChangeKind.RAISED) == sum(index % 7 == 0 and index % 31 != 1 for index in range(1000))
    hold_comparing(some_raised_and_some_gone, 600)


def test_hundreds_of_long_clauses_that_all_changed_are_compared() -> None:
    assert {each.fate for each in compare(*all_changed(100)).clauses} == {Fate.EDITED}
    hold_comparing(all_changed, 100)


def test_a_text_in_the_place_of_another_is_compared() -> None:
    hold_comparing(all_others, 1000)


def _reworded(count: int) -> tuple[list[str], list[str]]:
    """Clauses of five sentences, of each a part of the words and the sum changed."""
    chance = random.Random(7)
    old, new = [], []
    for _ in range(count):
        sentences = [["".join(chance.choices(_WORDS, k=6)) for _ in range(6)] for _ in range(5)]
        old.append("".join(f"{'，'.join(words)}，给予{chance.randrange(10, 50)}万元奖励。" for words in sentences))
        for words in sentences:
            words[chance.randrange(6)] = "".join(chance.choices(_WORDS, k=6))
        new.append("".join(f"{'，'.join(words)}，给予{chance.randrange(50, 90)}万元奖励。" for words in sentences))
    return old, new
