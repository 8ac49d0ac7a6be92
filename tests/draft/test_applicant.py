"""Who applies, found as a word of its own and never inside a longer one."""

import pytest

from generator.draft.applicant import applicant_in

WHO = """\
未被列入严重失信主体名单 | None
失信被执行人名单中没有记录 | None
由行业主管部门推荐 | None
经行业主管部门推荐的项目 | 项目
获得企业家奖章的个人 | 个人
申报单位应当符合下列条件：未被列入失信主体名单 | 单位
在本市登记的企业 | 企业
"""


@pytest.mark.parametrize("line", WHO.splitlines())
def test_an_applicant_is_no_part_of_another_word(line: str) -> None:
    words, who = line.split(" | ")
    assert str(applicant_in(words)) == who
