"""The time of a comparison grows with the length of the notices: 1,000 clauses take seconds."""

import random
import time

from generator.notice.model import Effective, Notice, NoticeClause
from generator.revision.change import ChangeKind
from generator.revision.comparison import compare

_WORDS = "支持企业建设研发中心开展技术攻关成果转化人才引进平台认定项目申报绿色低碳数字经济先进制造"


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
