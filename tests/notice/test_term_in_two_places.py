"""A letter that gives the start and a body that gives the length (or the other way round) make one term."""

from datetime import date

import pytest

from generator.draft.clause_data import clause_ids
from generator.draft.head import head_of
from generator.draft.names import Names
from generator.notice.model import Notice
from generator.notice.read import parse_notice


def notice_of(letter: str, last: str) -> Notice:
    return parse_notice(
        "青石县人民政府关于印发青石县促进加工业发展办法的通知\n青政发〔2023〕8号\n各镇人民政府，县政府各部门：\n"
        f"现将《青石县促进加工业发展办法》印发给你们，{letter}\n青石县人民政府\n2023年12月20日\n"
        f"青石县促进加工业发展办法\n第一条 对新认定的企业奖励5万元。\n第二条 {last}\n"
    )


@pytest.mark.parametrize(
    ("letter", "last", "start", "end"),
    [
        ("自2024年1月1日起施行。", "本办法有效期3年。", date(2024, 1, 1), date(2026, 12, 31)),
        ("自2024年1月1日起执行，请落实。", "本办法有效期为五年，由工信局解释。", date(2024, 1, 1), date(2028, 12, 31)),
        ("本通知自2024年3月1日起实施。", "本办法试行期1年。", date(2024, 3, 1), date(2025, 2, 28)),
        ("有效期3年，请认真执行。", "本办法自2024年1月1日起施行。", date(2024, 1, 1), date(2026, 12, 31)),
        ("有效期18个月。", "本办法自2024年1月1日起施行。", date(2024, 1, 1), date(2025, 6, 30)),
        ("请认真执行。", "本办法自2024年1月1日起施行，有效期3年。", date(2024, 1, 1), date(2026, 12, 31)),
        ("请认真执行。", "本办法有效期3年。", None, None),
        ("请在2024年1月1日前报送材料。", "本办法有效期3年。", None, None),
        ("自2024年1月1日起施行。", "本办法由县工信局负责解释。", date(2024, 1, 1), None),
    ],
)  # fmt: skip
def test_start_and_end(letter: str, last: str, start: date | None, end: date | None) -> None:
    term = notice_of(letter, last).effective
    assert (term.start, term.end) == (start, end)


def test_a_start_by_rule_stands_in_the_letter() -> None:
    notice = notice_of("自发布之日起30日后施行。", "本办法有效期两年。")
    validity = head_of(notice, "x", clause_ids(notice, {}), Names(notice))["validity"]
    assert validity == {
        "start": {"rule": "from_publication", "words": "自发布之日起30日后施行"},
        "term": {"years": 2},
        "source": [
            {"clause": "c02", "quote": "本办法有效期两年"},
            {"clause": "preamble", "quote": "自发布之日起30日后施行"},
        ],
    }
