"""What a notice does to earlier policies of the workspace, from its own words; all of them are fictitious."""

from __future__ import annotations

import datetime

import pytest

from generator.draft.ties import ties_in
from tests.growth import hold_time, seconds_of

CALLED = {
    "talent-2019": ("示例市人才若干措施", "示政规〔2019〕3号"),
    "zone-2021": ("示例市园区发展若干措施", "示政办规〔2021〕12号"),
}
END = datetime.date(2025, 12, 31)


def found(text: str) -> list[tuple[str, str]]:
    ties = ties_in({"c09": text}, CALLED, lambda _: END)
    assert all(tie.quote in text for tie in ties)
    return [(str(tie.kind), tie.policy) for tie in ties]


SAID = {
    "本措施自2024年7月1日起施行，《示例市园区发展若干措施》同时废止。": [("repeals", "zone-2021")],
    "《示例市园区发展若干措施》（示政办规〔2021〕12号）自本措施施行之日起废止。": [("repeals", "zone-2021")],
    "原《示例市园区发展若干措施》予以废止。": [("repeals", "zone-2021")],
    "示政办规〔2021〕12号文件同时废止。": [("repeals", "zone-2021")],
    "《关于某事的通知》（示政办规〔2021〕12号）停止执行。": [("repeals", "zone-2021")],
    "《示例市人才若干措施》和《示例市园区发展若干措施》同时废止。": [
        ("repeals", "talent-2019"),
        ("repeals", "zone-2021"),
    ],
    "《示例市人才若干措施》（示政规〔2019〕3号）、《示例市园区发展若干措施》（示政办规〔2021〕12号）等文件一并废止。": [
        ("repeals", "talent-2019"),
        ("repeals", "zone-2021"),
    ],
    "本措施施行后，同时废止《示例市人才若干措施》。": [("repeals", "talent-2019")],
    "废止《示例市人才若干措施》（示政规〔2019〕3号）。": [("repeals", "talent-2019")],
    "本措施代替《示例市园区发展若干措施》，原文件同时废止。": [("revises", "zone-2021")],
    "本措施取代《示例市园区发展若干措施》。《示例市园区发展若干措施》同时废止。": [("revises", "zone-2021")],
    "对《示例市园区发展若干措施》作如下修改：": [("amends", "zone-2021")],
    "现对《示例市园区发展若干措施》（示政办规〔2021〕12号）进行修订。": [("amends", "zone-2021")],
    "将《示例市园区发展若干措施》第三条中的“二十万元”修改为“三十万元”。": [("amends", "zone-2021")],
    "修改《示例市园区发展若干措施》，具体如下": [("amends", "zone-2021")],
    "《示例市园区发展若干措施》有效期延长至2027年12月31日。": [("extends_term_of", "zone-2021")],
    "《示例市园区发展若干措施》的有效期延长2年。": [("extends_term_of", "zone-2021")],
    "将《示例市园区发展若干措施》执行期限延长至2027年12月31日。": [("extends_term_of", "zone-2021")],
    "《示例市园区发展若干措施》继续有效至2027年12月31日。": [("extends_term_of", "zone-2021")],
    "同意延长《示例市园区发展若干措施》有效期至2027年12月31日。": [("extends_term_of", "zone-2021")],
}
# Words that do nothing to a policy of the workspace.
TEXT = (
    "《示例市其他办法》同时废止。",
    "根据《示例市园区发展若干措施》制定本细则，《示例市其他办法》同时废止。",
    "按照《示例市园区发展若干措施》规定，标准调整为每人二万元。",
    "《示例市园区发展若干措施》未废止。",
    "《示例市园区发展若干措施》已废止，不再说明。",
    "如《示例市园区发展若干措施》废止，按新规定办理。",
    "《示例市园区发展若干措施》废止前已受理的，继续办理。",
    "自《示例市园区发展若干措施》废止之日起计算。",
    "《示例市园区发展若干措施》与本措施不一致的，以本措施为准。",
    "《示例市园区发展若干措施》继续有效。",
    "《示例市园区发展若干措施实施细则》同时废止。",
    "此前有关规定同时废止。",
)


@pytest.mark.parametrize("text", SAID)
def test_what_the_words_do_is_drafted(text: str) -> None:
    assert found(text) == SAID[text]


@pytest.mark.parametrize("text", TEXT)
def test_other_words_stay_text(text: str) -> None:
    assert found(text) == []


def test_a_longer_term_has_its_last_day() -> None:
    (tie,) = ties_in({"c1": "《示例市园区发展若干措施》的有效期延长2年。"}, CALLED, lambda _: END)
    assert (tie.until, tie.by) == (datetime.date(2027, 12, 31), {"years": 2})
    assert ties_in({"c1": "《示例市园区发展若干措施》的有效期延长2年。"}, CALLED, lambda _: None) == ()


def test_long_lists_take_time_in_line_with_their_length() -> None:
    def listing(count: int) -> str:
        many = "、".join(f"《示例市第{number}号办法》（示政规〔2019〕{number}号）" for number in range(count))
        return f"{many}、《示例市园区发展若干措施》同时废止。"

    assert found(listing(400)) == [("repeals", "talent-2019"), ("repeals", "zone-2021")]
    hold_time(seconds_of(lambda: found(listing(400))), seconds_of(lambda: found(listing(100))), 4 * 2)
