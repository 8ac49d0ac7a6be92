"""A person overrules the reader: what each kind of correction changes, and which are refused."""

from __future__ import annotations

from typing import Any

import pytest

from generator.corrections.apply import Corrected, corrected
from generator.corrections.refused import Why
from generator.notice.model import Notice
from generator.notice.read import parse_parts
from generator.policy.readings import Reading
from generator.policy.validating import validated

HEAD = """云岭市人民政府办公室
关于印发云岭市支持企业发展若干措施的通知

云政办规〔2024〕8号

各县、区人民政府：

现将《云岭市支持企业发展若干措施》印发给你们，请认真贯彻执行。

云岭市人民政府办公室
2024年3月1日

云岭市支持企业发展若干措施

为支持云岭高新技术产业园区（以下简称云岭园区）的企业，制定本措施。

"""
BODY = """一、奖励企业。对新认定的企业，给予一次性奖励20万元。支持建设“三百元”商圈。\
（牵头单位：市科技局；配合单位：市财政局、市税务局）

二、支持平台

（一）对新建平台给予补助，最高不超过50万元。

（二）对平台每年开展活动10次以上的，再给予5万元。

三、支持人才。对引进的人才，每人补助1万元，市人社局算作牵头，市财政局算作配合。

四、本措施自发布之日起施行，有效期5年。
"""
NOTICE = HEAD + BODY


def apply(text: str = NOTICE, /, **reading: Any) -> Corrected:
    """The notice with one reading."""
    return corrected(parse_parts(text), [validated(Reading, {"id": "one", "reason": "核对原文", **reading})])


def why(text: str = NOTICE, /, **reading: Any) -> Why | None:
    done = apply(text, **reading)
    return done.refusals[0].why if done.refusals else None


def words(notice: Notice) -> str:
    """All that a notice says, in its order."""
    texts = (*notice.preamble, *(f"{each.number}{each.text}" for each in notice.clauses), *notice.closing)
    return "".join(char for char in "".join("".join(texts).split()) if char not in "、.．:：，")


def paths(done: Corrected) -> list[str]:
    return [clause.path for clause in done.notice.clauses]


def clause(done: Corrected, path: str) -> Any:
    return next(each for each in done.notice.clauses if each.path == path)


STRUCTURE = {
    "split": (
        NOTICE.replace("再给予5万元。", "再给予5万元。（三）对停办的平台，收回补助。"),
        {"clause": "二/（二）", "quote": "（三）对停办的平台", "begins": {"number": "（三）"}},
        "二/（三）",
    ),
    "split without a number": (
        NOTICE.replace("再给予5万元。", "再给予5万元。\n\n附加条款 收回停办平台的补助。"),
        {"clause": "二/（二）", "quote": "附加条款 收回", "begins": {"named": "附加条款", "under": "top"}},
        "附加条款",
    ),
    "another parent": (
        NOTICE,
        {"clause": "二/（二）", "quote": "（二）对平台每年", "under": "二/（一）"},
        None,
    ),
    "merged": (
        NOTICE.replace("四、本措施", "四、按规定\n\n第五条执行。\n\n五、本措施"),
        {"clause": "五", "quote": "五、本措施自发布", "joins": "paragraph"},
        "四",
    ),
}


@pytest.mark.parametrize("name", ["split", "split without a number", "merged"])
def test_structure_is_corrected_and_every_word_stays(name: str) -> None:
    text, reading, path = STRUCTURE[name]
    done = apply(text, **reading)
    assert not done.refusals
    assert words(done.notice) == words(done.read)
    assert done.notice.clauses != done.read.clauses
    assert done.notice.corrections[0].clause == path


def test_a_clause_that_was_lost_in_the_closing_is_restored() -> None:
    text = NOTICE + "\n云岭市人民政府办公室\n2024年3月1日\n"
    ended = apply(text, clause="四", quote="四、本措施自发布之日", joins="paragraph")
    assert paths(ended)[-1] == "三"
    assert not ended.refusals


def test_where_the_closing_begins_can_be_corrected() -> None:
    text = NOTICE.replace("有效期5年。", "有效期5年。\n\n咨询请到市政务服务中心。")
    done = apply(text, clause="四", quote="咨询请到市政务服务中心", ends=True)
    assert done.notice.closing == ("咨询请到市政务服务中心。",)
    assert words(done.notice) == words(done.read)


def test_what_hangs_below_a_clause_goes_with_it() -> None:
    text = NOTICE.replace("三、支持人才。", "三、支持人才。\n\n（一）对引进的人才，予以支持。\n\n（二）")
    done = apply(text, clause="二/（二）", quote="（二）对平台每年", joins="sentence")
    assert "二/（二）" not in paths(done)
    assert {"三/（一）", "三/（二）"} <= set(paths(done))


REFUSED_STRUCTURE = {
    "words that are not there": ({"clause": "三", "quote": "（一）对人才", "begins": {"number": "（一）"}}, Why.MISFIT),
    "no such clause": ({"clause": "九", "quote": "四、本措施", "joins": "sentence"}, Why.MISFIT),
    "inside a sentence": (
        {"clause": "三", "quote": "每人补助1万元", "begins": {"named": "每人补助"}},
        Why.CONTRADICTION,
    ),
    "no number there": ({"clause": "一", "quote": "支持建设“三百元”", "begins": {"number": "支"}}, Why.CONTRADICTION),
    "a number that its neighbours bear out": (
        {"clause": "三", "quote": "三、支持人才", "joins": "sentence"},
        Why.CONTRADICTION,
    ),
    "moved out of its sequence": (
        {"clause": "二/（二）", "quote": "（二）对平台", "under": "二/（一）"},
        Why.CONTRADICTION,
    ),
    "under a clause that is closed": ({"clause": "三", "quote": "三、支持人才", "under": "一"}, Why.CONTRADICTION),
    "where it hangs already": ({"clause": "二/（二）", "quote": "（二）对平台", "under": "二"}, Why.IDLE),
}


@pytest.mark.parametrize("name", REFUSED_STRUCTURE)
def test_structure_that_the_text_does_not_bear_out_is_refused(name: str) -> None:
    reading, expected = REFUSED_STRUCTURE[name]
    assert why(**reading) is expected


FIGURES = {
    "bound": ({"clause": "三", "quote": "每人补助1万元", "figure": {"role": "condition"}}, None),
    "none": ({"clause": "一", "quote": "支持建设“三百元”商圈", "figure": {"words": "三百元", "none": True}}, None),
    "per": ({"clause": "三", "quote": "每人补助1万元", "figure": {"per": "not_said"}}, Why.CONTRADICTION),
    "inclusive without a word": (
        {"clause": "二/（一）", "quote": "最高不超过50万元", "figure": {"inclusive": True}},
        Why.CONTRADICTION,
    ),
    "per without a word": (
        {"clause": "二/（一）", "quote": "最高不超过50万元", "figure": {"per": "person"}},
        Why.CONTRADICTION,
    ),
    "role": ({"clause": "二/（二）", "quote": "再给予5万元", "figure": {"role": "condition"}}, Why.CONTRADICTION),
    "value": (
        {"clause": "一", "quote": "给予一次性奖励20万元", "figure": {"words": "20万元", "value": 300000}},
        Why.CONTRADICTION,
    ),
    "unit": (
        {"clause": "一", "quote": "给予一次性奖励20万元", "figure": {"words": "20万元", "unit": "USD"}},
        Why.CONTRADICTION,
    ),
    "bound beside it": (
        {"clause": "二/（一）", "quote": "不超过50万元", "figure": {"bound": "exact"}},
        Why.CONTRADICTION,
    ),
    "bound beside it, words alone": (
        {"clause": "二/（一）", "quote": "50万元", "figure": {"bound": "exact"}},
        Why.CONTRADICTION,
    ),
    "bound without words": (
        {"clause": "二/（二）", "quote": "再给予5万元", "figure": {"bound": "at_most"}},
        Why.CONTRADICTION,
    ),
    "hidden": ({"clause": "二/（二）", "quote": "再给予5万元", "figure": {"none": True}}, Why.CONTRADICTION),
    "count with a bound hidden": (
        {"clause": "二/（二）", "quote": "活动10次以上", "figure": {"none": True}},
        Why.CONTRADICTION,
    ),
    "an award as a target": (
        {"clause": "一", "quote": "给予一次性奖励20万元", "figure": {"words": "20万元", "role": "target"}},
        Why.CONTRADICTION,
    ),
    "as it is read": ({"clause": "二/（一）", "quote": "不超过50万元", "figure": {"bound": "at_most"}}, Why.IDLE),
    "several figures": ({"clause": "一", "quote": "一次性奖励20万元", "figure": {"bound": "exact"}}, Why.CONTRADICTION),
    "ambiguous words": ({"clause": "一", "quote": "市", "figure": {"none": True}}, Why.MISFIT),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figures(name: str) -> None:
    reading, expected = FIGURES[name]
    assert why(**reading) is expected


def test_a_figure_of_one_unit_is_read_with_that_of_another() -> None:
    text = NOTICE.replace("给予一次性奖励20万元", "分档给予奖励，分别为10、20、30（万元）")
    done = apply(
        text,
        clause="一",
        quote="分别为10、20、30（万元）",
        figure={"words": "20", "kind": "money", "value": 200000, "unit": "CNY"},
    )
    assert [(amount.text, amount.value) for amount in clause(done, "一").amounts if amount.text == "20"] == [
        ("20", 200000)
    ]


UNITS = {
    "roles as printed": (
        {
            "clause": "三",
            "quote": "市人社局算作牵头，市财政局算作配合",
            "units": {"lead": ["市人社局"], "cooperating": ["市财政局"]},
        },
        None,
    ),
    "roles exchanged": (
        {
            "clause": "三",
            "quote": "市人社局算作牵头，市财政局算作配合",
            "units": {"lead": ["市财政局"], "cooperating": ["市人社局"]},
        },
        Why.CONTRADICTION,
    ),
    "roles exchanged in a bracket": (
        {
            "clause": "一",
            "quote": "（牵头单位：市科技局；配合单位：市财政局、市税务局）",
            "units": {"lead": ["市财政局"], "cooperating": ["市科技局", "市税务局"]},
        },
        Why.CONTRADICTION,
    ),
    "one left out": (
        {
            "clause": "一",
            "quote": "（牵头单位：市科技局；配合单位：市财政局、市税务局）",
            "units": {"lead": ["市科技局"], "cooperating": ["市财政局"]},
        },
        Why.CONTRADICTION,
    ),
    "another organisation": (
        {
            "clause": "三",
            "quote": "市人社局算作牵头，市财政局算作配合",
            "units": {"lead": ["市教育局"], "cooperating": ["市财政局"]},
        },
        Why.CONTRADICTION,
    ),
    "for another clause": (
        {
            "clause": "三",
            "quote": "市人社局算作牵头，市财政局算作配合",
            "units": {"lead": ["市人社局"], "cooperating": ["市财政局"], "of": ["二/（一）"]},
        },
        None,
    ),
    "name renamed": (
        {
            "clause": "一",
            "quote": "配合单位：市财政局、市税务局",
            "organisation": {"read": "市财政局", "names": ["市税务局"]},
        },
        Why.CONTRADICTION,
    ),
    "name cut short": (
        {
            "clause": "一",
            "quote": "配合单位：市财政局、市税务局",
            "organisation": {"read": "市财政局", "names": ["财政局"]},
        },
        None,
    ),
}


@pytest.mark.parametrize("name", UNITS)
def test_organisations(name: str) -> None:
    reading, expected = UNITS[name]
    assert why(**reading) is expected


HEADS = {
    "title": (
        {
            "clause": "preamble",
            "quote": "现将《云岭市支持企业发展若干措施》印发",
            "title": "云岭市支持企业发展若干措施",
        },
        None,
    ),
    "title of other words": (
        {"clause": "preamble", "quote": "现将《云岭市支持企业发展若干措施》印发", "title": "云岭市惩罚企业若干措施"},
        Why.CONTRADICTION,
    ),
    "issued on another day": (
        {"clause": "preamble", "quote": "2024年3月1日", "issued": "2024-03-11"},
        Why.CONTRADICTION,
    ),
    "no document number": (
        {"clause": "preamble", "quote": "请认真贯彻执行", "document_number": "贯彻"},
        Why.CONTRADICTION,
    ),
    "issuers": ({"clause": "preamble", "quote": "各县、区人民政府：", "issuers": ["各县、区人民政府"]}, None),
    "heading": ({"clause": "三", "quote": "支持人才。对引进的人才", "heading": "支持人才"}, Why.IDLE),
    "no heading": ({"clause": "三", "quote": "支持人才", "heading": "not_said"}, None),
    "heading from inside": (
        {"clause": "三", "quote": "对引进的人才，每人", "heading": "对引进的人才"},
        Why.CONTRADICTION,
    ),
    "definition": (
        {
            "clause": "preamble",
            "quote": "云岭高新技术产业园区（以下简称云岭园区）",
            "definitions": [{"term": "云岭园区", "meaning": "高新技术产业园区"}],
        },
        None,
    ),
    "definition dropped": (
        {"clause": "preamble", "quote": "云岭高新技术产业园区（以下简称云岭园区）", "definitions": []},
        Why.CONTRADICTION,
    ),
    "definition of another term": (
        {
            "clause": "preamble",
            "quote": "云岭高新技术产业园区（以下简称云岭园区）的企业",
            "definitions": [{"term": "企业", "meaning": "云岭高新技术产业园区"}],
        },
        Why.CONTRADICTION,
    ),
    "term": (
        {"clause": "四", "quote": "自发布之日起施行，有效期5年", "term": {"start": "from_publication", "years": 5}},
        None,
    ),
    "another length": (
        {"clause": "四", "quote": "自发布之日起施行，有效期5年", "term": {"start": "from_publication", "years": 3}},
        Why.CONTRADICTION,
    ),
    "months for years": (
        {"clause": "四", "quote": "自发布之日起施行，有效期5年", "term": {"start": "from_publication", "months": 18}},
        Why.CONTRADICTION,
    ),
    "length left out": (
        {"clause": "四", "quote": "自发布之日起施行，有效期5年", "term": {"start": "from_publication"}},
        Why.CONTRADICTION,
    ),
    "an end of its own": (
        {
            "clause": "四",
            "quote": "自发布之日起施行，有效期5年",
            "term": {"start": "from_publication", "years": 5, "end": "2030-01-01"},
        },
        Why.CONTRADICTION,
    ),
    "other words than the term": (
        {"clause": "三", "quote": "对引进的人才", "term": {"not_said": True}},
        Why.CONTRADICTION,
    ),
    "title inside a sentence": (
        {"clause": "preamble", "quote": "请认真贯彻执行", "title": "认真贯彻"},
        Why.CONTRADICTION,
    ),
    "issuer that is none": (
        {"clause": "preamble", "quote": "请认真贯彻执行", "issuers": ["认真"]},
        Why.CONTRADICTION,
    ),
    "not the term": (
        {"clause": "四", "quote": "本措施自发布之日起施行", "term": {"not_said": True}},
        Why.CONTRADICTION,
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_head(name: str) -> None:
    reading, expected = HEADS[name]
    assert why(**reading) is expected


def test_a_term_that_stands_elsewhere_ends_on_the_day_before_the_anniversary() -> None:
    text = NOTICE.replace("四、本措施自发布之日起施行，有效期5年。", "四、政策时效：2024年5月1日起，五年内有效。")
    done = apply(text, clause="四", quote="2024年5月1日起，五年", term={"start": "2024-05-01", "years": 5})
    assert not done.refusals
    assert str(done.notice.effective.end) == "2029-04-30"
