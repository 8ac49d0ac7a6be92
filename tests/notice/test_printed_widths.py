"""The same words printed in lines of every width, indented and flush left: each gives the notice that the text gives.

Every width ends other paragraphs at the end of a full line, cuts other dates and figures, and leaves other rows to the
last page, so that a notice set in 28 widths meets each of these once. As OFD; PDF goes the same way from its runs on.
"""

from pathlib import Path

import pytest

from generator.notice.read import parse_notice
from generator.notice.sources import ofd
from tests.notice.ofd_parts import ofd as made
from tests.notice.ofd_parts import page, rows
from tests.notice.reading import as_data, read_bytes
from tests.notice.written_ofd import as_ofd

FRONT = [
    "南屏县人民政府办公室关于印发南屏县支持乡村旅游发展若干措施的通知",
    "南屏政办〔2024〕12号",
    "各乡镇人民政府，县直各部门，各有关单位：",
    "《南屏县支持乡村旅游发展若干措施》已经县人民政府同意，现印发给你们，请认真贯彻执行。",
    "南屏县人民政府办公室",
    "2024年5月9日",
    "（此件公开发布）",
    "南屏县支持乡村旅游发展若干措施",
    "为支持乡村旅游发展，结合本县实际，制定如下措施。",
]
HEADED = [
    *FRONT,
    "一、支持旅游项目建设和旅游企业培育",
    "（一）加大对乡村旅游重点村基础设施的投入力度",
    "1.对新评定的省级乡村旅游重点村，一次性奖励20万元，用于停车场、标识牌和公共厕所建设。",
    "2.对新评定的五星级民宿，一次性奖励10万元，每年评定不超过5家，同一民宿不重复享受。",
    "（二）鼓励社会资本参与",
    (
        "对投资额达到500万元以上的项目，按照实际投资额的5%给予补助，最高不超过100万元，已享受上级补助的，依照本条（一）项的标准"
        "补足差额。（牵头单位：县文化和旅游局；配合单位：县财政局、各乡、镇〔街道〕人民政府）"
    ),
    "二、加强组织实施和要素保障工作",
    "建立联席会议制度，由县文化和旅游局牵头，县发展改革局、县财政局、县自然资源局参加，定期研究解决具体问题。",
    "三、附则",
    "本措施自2024年6月1日起施行，有效期3年，有效期满后由县文化和旅游局组织评估。",
]
ANNEXED = [
    *FRONT,
    "第一条 对在本县新设立的旅行社，按照年接待过夜游客人数给予奖励，每接待一人奖励5元，单个旅行社每年最高20万元。",
    "第二条 申请奖励的旅行社应当如实填写申请表，并对材料的真实性负责，依照第一条和本条规定提交材料。",
    "第三条 本措施由县文化和旅游局负责解释，自2024年6月1日起施行，有效期至2026年12月31日。",
    "附件：1．南屏县旅行社接待过夜游客奖励资金申请表",
    "2．南屏县旅行社接待过夜游客汇总表和住宿证明",
    "附件1",
    "南屏县旅行社接待过夜游客奖励资金申请表",
    "申请单位：",
    "附件2",
    "南屏县旅行社接待过夜游客汇总表和住宿证明",
    "接待日期：",
]
SPACED = [
    "南屏县促进消费若干措施",
    *(
        f"{number}、支持{thing}。2024 年 6 月 1 日至 2026 年 12 月 31 日，对消费满 {index}000 元的游客发放 {index}00 元"
        f"消费券，每人每年最多 {index} 张，按 GB/T 3125{index}-2014 认定的企业上浮 10%发放，全年不超过 {index}50 万元。"
        for index, (number, thing) in enumerate(
            zip("一二三四五六", ["购物", "住宿", "餐饮", "观光", "演出", "体育"], strict=True), start=1
        )
    ),
]
BROKEN = [
    "南屏县加快服务业发展若干措施",
    *(
        line
        for index, (number, thing) in enumerate(
            zip("一二三四五六七八", ["物流", "会展", "软件", "设计", "养老", "家政", "租赁", "检测"], strict=True),
            start=1,
        )
        for line in (
            f"{number}、支持{thing}企业做大做强。",
            f"对年营业收入首次达到{thing}业规定标准、",
            f"并按规定纳入统计、在本县依法登记注册、信用记录良好且未列入严重违法失信名单的{thing}",
            f"企业，给予一次性奖励{index}0万元；对迁入本县并承诺经营期限不少于五年的外地企业，",
            "参照执行；",
            f"对连续三年增长的{thing}企业，",
            f"再给予奖励{index}万元，",
            "同一企业每年享受奖励总额不超过",
            f"五十万元。（责任单位：县{thing}业发展服务中心、",
            f"县{thing}协会）",
        )
    ),
]
ONE_LINE = [
    "南屏县公共停车场管理办法第一章    总    则第一条  为规范公共停车场管理，制定本办法。"
    + "".join(
        f"第{number}条  公共停车场的经营者应当按照规定配置第{index}类设施，公示收费标准，接受县城市管理局监督检查，"
        f"不得擅自改变用途；违反规定的，由县城市管理局责令限期改正，逾期不改正的处{index}000元罚款。"
        for index, number in enumerate(
            ["二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"], start=2
        )
    )
    + "第二章    附    则第十六条  本办法自2024年7月1日起施行。"
]
NOTICES = {
    "headings": HEADED,
    "annexes": ANNEXED,
    "spaces": SPACED,
    "broken by hand": BROKEN,
    "one line": ONE_LINE,
}
WIDTHS = range(18, 46)


@pytest.mark.parametrize("name", NOTICES)
def test_every_width_gives_the_same_json(name: str, tmp_path: Path) -> None:
    """Widths are indented and flush left by turns, of one notice these and of the next one those."""
    texts, turn = NOTICES[name], [*NOTICES].index(name)
    typed = as_data(parse_notice("\n".join(texts)))
    others = []
    for per_line in WIDTHS:
        indented = (per_line + turn) % 2 == 0
        data = as_ofd(texts, (), () if indented else range(len(texts)), per_line=per_line)
        if as_data(read_bytes(data, tmp_path)) != typed:
            others.append((per_line, indented))
    assert others == []


FOOT = "（责任单位：县财政局）"


@pytest.mark.parametrize("alike", [(1, 3), (0, 2), (1, 2)])
def test_a_line_that_ends_some_pages_by_chance_is_no_footer(alike: tuple[int, int]) -> None:
    """Two of four pages end in the same words at the same height; the others have other words there."""
    words = "购物住宿餐饮观光演出体育物流会展软件设计养老家政租赁检测"
    ends = [FOOT if number in alike else f"由县{words[number]}专班落实。" for number in range(4)]
    pages = [
        page(rows([*(f"支持{words[number]}{words[row]}业发展。" for row in range(20)), ends[number]]))
        for number in range(4)
    ]
    assert "".join(line.text for line in ofd.contents(made(pages)).lines).count(FOOT) == 2
