"""Offices that are named at the end of a sentence about something else."""

from __future__ import annotations

import pytest

from generator.notice.prose_units import duties_in_prose

CASES = """\
对引进的人才，每人补助1万元，由市人社局牵头，市财政局配合 | lead 市人社局; cooperating 市财政局
给予企业奖励，由市科技局牵头负责，市财政局、市税务局配合 | lead 市科技局; cooperating 市财政局 市税务局
对引进的人才，由市人社局负责认定，市财政局负责拨付 | responsible 市人社局; responsible 市财政局
经评审的项目，由县工信局牵头会同有关部门办理 | lead 县工信局
由市发展改革委（市粮食和物资储备局）负责管理 | responsible 市发展改革委（市粮食和物资储备局）
本措施由市科技局负责解释 | -
对项目，由牵头单位负责申报，由企业牵头实施 | -
"""


@pytest.mark.parametrize("line", CASES.splitlines())
def test_offices_behind_by(line: str) -> None:
    text, told = line.split(" | ")
    found = "; ".join(" ".join((role, *names)) for role, names, _ in duties_in_prose(text))
    assert (found or "-") == told
