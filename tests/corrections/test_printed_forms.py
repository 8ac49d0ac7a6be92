"""Corrections of forms that notices print: headings in brackets, 会同, an issuer that signs again."""

from __future__ import annotations

import pytest

from .test_apply import HEAD, apply

BODY = """一、【奖励企业】对新认定的企业，给予一次性奖励20万元。

二、申请材料的复核（由市科技局会同市财政局办理）每年一次。

三、本措施自发布之日起施行，有效期5年。
"""
NOTICE = HEAD + BODY


@pytest.mark.parametrize("heading", ["奖励企业", "【奖励企业】"])
def test_a_heading_in_brackets_may_leave_them_out(heading: str) -> None:
    done = apply(NOTICE, clause="一", quote="【奖励企业】", heading=heading)
    assert [each.why for each in done.refusals if each.why != "idle"] == []
    assert done.notice.clauses[0].heading in ("奖励企业", "【奖励企业】")


def test_who_acts_together_with_another_answers_with_it() -> None:
    both = ["市科技局", "市财政局"]
    done = apply(NOTICE, clause="二", quote="市科技局会同市财政局办理", units={"responsible": both})
    assert done.refusals == ()
    assert list(done.notice.clauses[1].responsible) == both
    assert done.notice.corrections[0].after == "责任单位：市科技局、市财政局"


def test_an_issuer_may_stand_in_head_and_signature() -> None:
    name = "云岭市人民政府办公室"
    done = apply(NOTICE, clause="preamble", quote=name, issuers=[name])
    assert not any("several" in str(each) or "misfit" in str(each) for each in done.refusals)
