"""A start that names no date: which day its words name, and what documents print."""

from __future__ import annotations

import pytest

from generator.audit.rederive.start_rule import counts_from, said_so
from generator.notice.start_words import default_start, start_words

# The words of a notice | the rule | the whole phrase | whether documents need the phrase, whether there is a wait
TABLE = """
    本措施自发布之日起施行，执行至2025年12月31日止 | from_publication | 自发布之日起施行 | usual
    本办法自印发之日起施行，有效期3年 | from_issue | 自印发之日起施行 | usual
    执行期自发布之日起至2020年12月底 | from_publication | 自发布之日起 | usual
    自印发之日起，施行三年 | from_issue | 自印发之日起 | usual
    本办法自印发之日起执行 | from_issue | 自印发之日起执行 | words
    本办法自公布之日起施行 | from_publication | 自公布之日起施行 | words
    本办法自颁布之日起生效 | from_publication | 自颁布之日起生效 | words
    本办法自本办法印发之日起实施 | from_issue | 自本办法印发之日起实施 | words
    自文件下发之日起实施 | from_issue | 自文件下发之日起实施 | words
    于下发之日施行 | from_issue | 于下发之日施行 | words
    本通知印发之日起执行 | from_issue | 印发之日起执行 | words
    本通知从签发之日起执行 | from_issue | 从签发之日起执行 | words
    自公开发布之日起试行 | from_publication | 自公开发布之日起试行 | words
    本细则自发布实施之日起生效 | from_publication | 自发布实施之日起生效 | words
    自印发起施行 | from_issue | 自印发起施行 | words
    本规定自发布之日起30日后施行，有效期5年 | from_publication | 自发布之日起30日后施行 | words waits
    本办法从公布之日起满30日施行 | from_publication | 从公布之日起满30日施行 | words waits
    本办法自印发之日起三个月后执行 | from_issue | 自印发之日起三个月后执行 | words waits
    经批准后自批准之日起实施 | as_printed | 自批准之日起实施 | words
    自2024年1月1日起30日后施行 | as_printed | 自2024年1月1日起30日后施行 | words waits
    本办法有效期3年 | - | |
    本办法由市科技局负责解释 | - | |
    此前发布的办法同时废止 | - | |
"""
CASES = [tuple(part.strip() for part in line.split("|")) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_the_words_of_a_start(case: tuple[str, ...]) -> None:
    text, rule, words, told = case
    found = start_words(text)
    if rule == "-":
        assert found is None
        return
    assert found is not None
    assert (found.kind, found.words) == (rule, words)
    assert (found.usual, found.waits) == (told == "usual", "waits" in told)
    assert said_so(found.kind, text)
    day_of = {"from_publication": "publication", "from_issue": "issue"}.get(rule)
    counted = counts_from({"rule": rule, "words": words}, {"day_of": day_of or "publication"})
    assert counted == (day_of is not None and not found.waits)


def test_what_is_printed_without_words() -> None:
    assert default_start("from_publication") == "自发布之日起施行"
    assert default_start("from_issue") == "自印发之日起施行"
    assert not said_so("from_publication", "本办法自印发之日起施行")
    assert not said_so("from_issue", "本办法自发布之日起施行，已印发各部门")
