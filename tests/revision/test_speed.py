"""The time of a comparison grows with the length of the notices: 1,000 clauses take seconds."""

import random
import time

from generator.notice.model import Effective, Notice, NoticeClause
from generator.revision.alignment import Fate
from generator.revision.change import ChangeKind
from generator.revision.comparison import compare

_WORDS = "支持企业建设研发中心开展技术攻关成果转化人才引进平台认定项目申报绿色低碳数字经济先进制造"
_OTHER_WORDS = "渔船码头海域使用滨岸养殖网箱旅游民宿邮轮景区冷链仓储运输航线补贴保险救助巡查"


def clause(number: int, text: str) -> NoticeClause:
    return NoticeClause(f"{number}", f"{number}", None, text, number)


def notice(clauses: list[str]) -> Notice:
    numbered = tuple(clause(number, text) for number, text in enumerate(clauses, 1))
    return Notice("措施", None, None, (), (), None, Effective(), (), (), (), numbered, ())


def test_a_text_without_numbers_is_compared_in_seconds() -> None:
    chance = random.Random(7)
    texts = ["".join(chance.choices(_WORDS, k=80)) + f"，给予{index % 90 + 10}万元奖励。" for index in range(500)]
    raised = [text.replace("万元", "0万元") if index % 50 == 0 else text for index, text in enumerate(texts)]
    began = time.process_time()
    kinds = [change.kind for change in compare(notice(["".join(texts)]), notice(["".join(raised[1:])])).changes]
    assert time.process_time() - began < 4
    assert sorted(kinds) == [ChangeKind.GRANT_DROPPED, *(ChangeKind.RAISED for _ in range(9))]


def test_a_thousand_clauses_are_compared_in_seconds() -> None:
    chance = random.Random(7)
    texts = ["".join(chance.choices(_WORDS, k=80)) + f"，给予{index % 90 + 10}万元奖励。" for index in range(1000)]
    raised = [text.replace("万元", "0万元") if index % 7 == 0 else text for index, text in enumerate(texts)]
    revised = [text for index, text in enumerate(raised) if index % 31 != 1]
    began = time.process_time()
    kinds = [change.kind for change in compare(notice(texts), notice(revised)).changes]
    assert time.process_time() - began < 4
    gone = sum(index % 31 == 1 for index in range(1000))
    assert kinds.count(ChangeKind.CLAUSE_REPEALED) == gone
    assert kinds.count(ChangeKind.RAISED) == sum(index % 7 == 0 and index % 31 != 1 for index in range(1000))


def test_hundreds_of_long_clauses_that_all_changed_are_compared_in_seconds() -> None:
    old, new = _reworded(300)
    began = time.process_time()
    fates = [each.fate for each in compare(notice(old), notice(new)).clauses]
    assert time.process_time() - began < 6
    assert set(fates) == {Fate.EDITED}


def test_a_text_in_the_place_of_another_is_compared_in_seconds() -> None:
    chance = random.Random(7)
    texts = ["".join(chance.choices(_WORDS, k=80)) + "。" for _ in range(1500)]
    others = ["".join(chance.choices(_OTHER_WORDS, k=80)) + "。" for _ in range(1500)]
    began = time.process_time()
    compare(notice(texts), notice(others))
    assert time.process_time() - began < 4


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
