"""Which lines open a paragraph by their own words, and which only look so: a bracket goes on, a full line runs on."""

import pytest

from generator.notice.closing import is_validity, opens_paragraph

OPEN = "对新认定的企业给予奖励。（责任单位：县财政局，各市、县〔区〕"
NO_OPENING = {
    "a unit behind a bracket within the bracket": (OPEN, "人民政府）", False),
    "the cooperating units within the bracket of units": (
        "给予奖励。（牵头单位：县财政局；",
        "配合单位：县统计局）",
        False,
    ),
    "an office that is the start of a bracket": ("每年不少于40%。", "（县委组织部、县人力资源社会保障局", False),
    "an office at the end of a full line": ("另有规定的除外。", "获得扶持资金的涉税支出由企业", True),
    "words on what follows a term": ("有效期3年。", "本办法有效期满而资金尚未支付完毕的，应继续执行。", False),
    "words on what follows a whole term": ("有效期3年。", "本措施有效期限届满前，由县商务局组织评估。", False),
}
OPENING = {
    "an office that signs": ("现印发给你们，请认真贯彻执行。", "南屏县人民政府办公室"),
    "a date within a bracket that lost its end": ("（责任单位：县财政局", "2024年5月9日"),
    "a note of release": ("2024年5月9日", "（此件公开发布）"),
    "words behind the bracket of units": ("给予奖励。（责任单位：县财政局）", "前款奖励每年兑现一次。"),
    "a term": ("由县商务局负责解释。", "本措施自2024年6月1日起施行，有效期3年。"),
}


@pytest.mark.parametrize("case", NO_OPENING)
def test_it_goes_on(case: str) -> None:
    before, line, full = NO_OPENING[case]
    assert not opens_paragraph(before, line, full=full)


@pytest.mark.parametrize("case", OPENING)
def test_it_opens_a_paragraph(case: str) -> None:
    assert opens_paragraph(*OPENING[case])


def test_a_term_that_ended_is_no_term() -> None:
    assert not is_validity("本办法有效期届满后，尚未支付的资金继续支付。")
    assert is_validity("本办法有效期至2026年12月31日。")
