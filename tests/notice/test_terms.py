"""When a notice takes effect and ends: one sentence a line, with the days that a reader finds in it."""

import pytest

from generator.notice.read import parse_notice
from generator.notice.start_words import start_words
from generator.notice.term import days_of, stated_length
from tests.notice.warned import warned

TERMS = """\
本文件自2024年2月1日施行，有效期至2025年12月31日。 | 2024-02-01 | 2025-12-31
本条例自2024年3月1日起施行。 | 2024-03-01 | -
本清单自2024年3月1日起执行，执行至2026年2月28日。 | 2024-03-01 | 2026-02-28
本指引自2024年3月1日起实施，有效期两年。 | 2024-03-01 | 2026-02-28
本公告自2024年3月1日起施行，至2025年12月31日止。 | 2024-03-01 | 2025-12-31
本《若干措施》自2024年3月1日起实施，有效期3年。 | 2024-03-01 | 2027-02-28
以上政策自2024年3月1日起执行，暂定两年。 | 2024-03-01 | 2026-02-28
以上政策有效期自2024年3月1日至2025年2月28日。 | 2024-03-01 | 2025-02-28
本措施自2024年2月1日起施行，2025年12月31日废止。 | 2024-02-01 | 2025-12-31
本措施自2024年2月1日起施行，于2025年12月31日自动失效。 | 2024-02-01 | 2025-12-31
本措施自2024年2月1日起施行，自2026年1月1日起废止。 | 2024-02-01 | 2025-12-31
本办法自2024年2月1日起试行，试行期一年。 | 2024-02-01 | 2025-01-31
本措施自2024年5月1日起施行，有效期1.5年。 | 2024-05-01 | 2025-10-31
本措施自2024年5月1日起施行，有效期两年半。 | 2024-05-01 | 2026-10-31
本办法自2024年2月1日起试行一年。 | 2024-02-01 | 2025-01-31
本办法自2024年2月1日起施行，试行18个月。 | 2024-02-01 | 2025-07-31
本意见自2019年1月1日起执行，暂定三年。 | 2019-01-01 | 2021-12-31
本政策自印发之日起施行，除有明确执行期限的，相关措施有效期截至2023年12月31日。 | - | 2023-12-31
本政策执行期限为2024年1月1日至2024年12月31日。 | 2024-01-01 | 2024-12-31
本政策执行时间为2024年1月1日至2024年12月31日。 | 2024-01-01 | 2024-12-31
本措施实施时间为2024年1月1日至2025年12月31日止。 | 2024-01-01 | 2025-12-31
本措施执行时间自2024年1月1日至2024年12月31日。 | 2024-01-01 | 2024-12-31
本办法自2023年9月8日起施行，有效期3年。本办法有效期满而资金尚未支付的，继续执行至完毕。 | 2023-09-08 | 2026-09-07
本办法自2024年1月1日起施行，原《某市奖励办法》（某政〔2020〕1号）于2023年12月31日废止。 | 2024-01-01 | -
本规定自发布之日起30日后施行，有效期5年。 | - | -
自2024年5月1日起施行，有效期至2026年4月30日。 | 2024-05-01 | 2026-04-30
有效期：2024年1月1日至2025年12月31日。 | 2024-01-01 | 2025-12-31
本实施细则由市商务局负责解释，自2024年5月1日起施行，有效期2年。 | 2024-05-01 | 2026-04-30
本奖补政策自2024年5月1日起实施，实施期限3年。 | 2024-05-01 | 2027-04-30
本通知自印发之日起执行，有效期至2024年底。 | - | 2024-12-31
本措施有效期为2024年6月1日至2025年5月31日，期间如遇国家政策调整，从其规定。 | 2024-06-01 | 2025-05-31
本措施自2024年7月1日起正式实施，截止2026年6月30日。 | 2024-07-01 | 2026-06-30
本行动方案自2024年7月1日起实施，有效期至2026年6月30日，《某某方案》同时废止。 | 2024-07-01 | 2026-06-30
本标准从2024年7月1日开始执行，有效期五年。 | 2024-07-01 | 2029-06-30
本章程自二〇二四年七月一日起施行。 | 2024-07-01 | -
本办法于2024年7月1日起施行。 | 2024-07-01 | -
本办法施行期限自2024年7月1日至2027年6月30日。 | 2024-07-01 | 2027-06-30
本条政策有效期至2024年12月31日。 | - | -
本市企业自2024年7月1日起执行新标准。 | - | -
本措施自2024年1月1日起施行，有效期三年（2024年1月1日至2026年12月31日）。 | 2024-01-01 | 2026-12-31
本若干政策措施自2024年1月1日起施行，有效期截止到2026年12月31日。 | 2024-01-01 | 2026-12-31
"""
ARTICLES = "某市通知\n第一条 对企业给予奖励。\n第二条 做好服务。\n第三条 {sentence}"
CLOSING = "某市通知\n一、甲。对企业给予奖励。\n二、乙。做好服务。\n{sentence}"


@pytest.mark.parametrize("frame", [ARTICLES, CLOSING], ids=["article", "closing"])
@pytest.mark.parametrize("line", TERMS.splitlines())
def test_a_sentence_on_the_term_gives_its_days(line: str, frame: str) -> None:
    sentence, start, end = line.split(" | ")
    effective = parse_notice(frame.format(sentence=sentence)).effective
    assert (str(effective.start or "-"), str(effective.end or "-")) == (start, end)


def test_words_of_a_term_that_is_not_read_are_told() -> None:
    notice = parse_notice("某市通知\n一、甲。免收费用，执行至2024年12月31日。\n二、乙。做好服务。")
    assert notice.effective.text is None
    assert "执行至2024年12月31日" in warned(notice.warnings)[-1]


@pytest.mark.parametrize(
    ("sentence", "length"),
    [
        ("本办法自公布之日起30日后施行，有效期至2027年12月31日。", None),
        ("本办法自公布之日起满30日施行，有效期五年；有效期届满前已受理的，照办。", "五年"),
        ("本办法自公布之日起第十五个工作日实施。", None),
        ("本办法自2024年5月1日起满1个月后施行，暂定两年。", "两年"),
        ("本办法自公布之日起试行一年。", "一年"),
        ("本办法自公布之日起执行3年。", "3年"),
    ],
)
def test_a_wait_before_the_first_day_is_no_term_and_gives_no_day(sentence: str, length: str | None) -> None:
    effective = parse_notice(f"某通知\n一、甲。\n二、{sentence}").effective
    assert effective.start is None
    assert "届满前" not in effective.text
    found = stated_length(effective.text)
    assert (found.text if found else None) == length


WAITS = """\
自印发之日起30日后施行 | 30日后 | 30
自发布之日起满30日施行 | 满30日 | 30
自公布之日起三十日后正式施行 | 三十日后 | 30
自本办法印发之日起五日后实施 | 五日后 | 5
自公开发布之日起15个自然日后施行 | 15个自然日后 | 15
自发文之日起15个工作日后施行 | 15个工作日后 | None
自印发之日起1个月后执行 | 1个月后 | None
自印发之日起第30日起施行 | 第30日 | None
自印发之日起施行 | None | None
自2024年1月1日起施行 | None | None
"""


@pytest.mark.parametrize("line", WAITS.splitlines())
def test_a_wait_between_publication_and_the_first_day_is_kept_as_printed(line: str) -> None:
    words, wait, days = line.split(" | ")
    found = start_words(words)
    printed = found and found.wait
    assert (str(printed), str(printed and days_of(printed))) == (wait, days)
