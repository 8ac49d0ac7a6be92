"""Titles on covers: lines begin at the edges of words and names, and are as even as can be."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.documents.title_lines import title_lines
from generator.notice.title_units import title_units


def lined(title: str, *names: str, width: int = 18, label: bool = False) -> list[str]:
    edges = (0, *title_lines(title, names, width, label=label), len(title))
    return [title[start:end] for start, end in pairwise(edges)]


@pytest.mark.parametrize(
    ("title", "names", "lines"),
    [
        ("关于加快企业创新的若干措施", (), ["关于加快企业创新的若干措施"]),
        (
            "关于促进云岭临江高新技术产业开发区高质量发展的若干措施",
            ("云岭临江高新技术产业开发区",),
            ["关于促进云岭临江高新技术产业开发区", "高质量发展的若干措施"],
        ),
        (
            "云岭市支持专精特新中小企业高质量发展若干政策措施（试行）",
            (),
            ["云岭市支持专精特新中小企业", "高质量发展若干政策措施（试行）"],
        ),
        (
            "关于印发《云岭市科技创新平台认定奖励实施细则（2024年修订）》的通知",
            (),
            ["关于印发《云岭市科技创新平台认定奖励", "实施细则（2024年修订）》的通知"],
        ),
        (
            "云岭市打造一流园区品牌服务实体经济发展若干措施",
            (),
            ["云岭市打造一流园区品牌", "服务实体经济发展若干措施"],
        ),
        (
            "云岭市临江区深化支持返乡青年创新创业高质量发展实施办法",
            (),
            ["云岭市临江区深化支持返乡青年创新创业", "高质量发展实施办法"],
        ),
        ("关于优化调整稳岗政策全力促发展惠民生的若干措施", (), ["关于优化调整稳岗政策", "全力促发展惠民生的若干措施"]),
        ("云岭省省级科技担保风险补偿专项基金管理暂行办法", (), ["云岭省省级科技担保风险补偿专项基金", "管理暂行办法"]),
        (
            "关于贯彻落实〈云岭市园区条例〉切实做好服务工作的若干措施",
            (),
            ["关于贯彻落实〈云岭市园区条例〉", "切实做好服务工作的若干措施"],
        ),
    ],
)
def test_lines_begin_at_words(title: str, names: tuple[str, ...], lines: list[str]) -> None:
    assert lined(title, *names) == lines


def test_a_title_without_a_safe_place_is_left_to_word() -> None:
    assert lined("云" * 30) == ["云" * 30]


@pytest.mark.parametrize("width", [18, 22, 30])
def test_no_line_is_longer_than_the_page(width: int) -> None:
    found = lined("关于进一步支持云岭临江高新技术产业开发区企业和科研院所建设科技创新平台的若干措施", width=width)
    assert len(found) > 1
    assert max(map(len, found)) <= width


@pytest.mark.parametrize("mark", ["的", "、", "）", "》", "和"])
def test_no_line_begins_with_a_mark_or_a_joint(mark: str) -> None:
    title = "关于支持云岭高新区企业、高校和科研院所的联合攻关项目（试点）的若干政策措施"
    assert not any(line.startswith(mark) for line in lined(title))


@pytest.mark.parametrize("lead", ["进一步", "切实", "深化", "有效", "大力", "《", "（"])
def test_no_line_ends_with_what_leads_to_the_next_word(lead: str) -> None:
    title = f"关于云岭市临江区{lead}支持高新区企业和科研院所推进联合攻关项目的若干政策措施"
    assert not any(line.endswith(lead) for line in lined(title))


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("高新技术企业证书编号", ["高新技术企业证书编号"]),
        ("自治区奖励文件名称及文号", ["自治区奖励文件", "名称及文号"]),
        ("此前是否获得过认定奖励", ["此前是否获得过", "认定奖励"]),
        ("按比例部分申请金额大写", ["按比例部分", "申请金额大写"]),
        ("自治区奖励配套申请金额大写", ["自治区奖励配套", "申请金额大写"]),
        ("科技企业孵化器考核优秀奖励", ["科技企业孵化器", "考核优秀奖励"]),
        ("孵化器培育高新技术企业奖励", ["孵化器培育", "高新技术企业奖励"]),
        ("自治区奖励资金到账日期", ["自治区奖励", "资金到账日期"]),
        ("考核年度是否已享受认定奖励", ["考核年度是否已", "享受认定奖励"]),
        ("上年度营业收入（万元）", ["上年度营业收入", "（万元）"]),
        ("认定文件或完成入库指标的证明", ["认定文件或", "完成入库指标的证明"]),
        ("税的年度汇算清缴报告书", ["税的年度汇算清缴报告书"]),
    ],
)
def test_labels_of_forms_break_at_words(label: str, lines: list[str]) -> None:
    assert lined(label, width=10, label=True) == lines


TEXTS = (
    "云岭市养蜂业违规行为举报奖励办法",
    "市农业局负责举报奖励工作。举报人可以得到举报奖励，也可以放弃。",
    "举报奖励资金列入预算。骗取举报奖励的，收回资金。",
)


@pytest.mark.parametrize(
    ("title", "texts", "units"),
    [
        ("云岭市养蜂业违规行为举报奖励办法", TEXTS, ("举报奖励",)),
        ("云岭市养蜂业违规行为举报奖励办法", TEXTS[:1], ()),  # the title itself proves nothing
        # 企业奖励 stands among other words too, but cuts 龙头企业, which does as well.
        (
            "云岭市龙头企业奖励办法",
            (
                "龙头企业奖励。",
                "对龙头企业予以支持，各龙头企业申报",
                "申请企业奖励资金",
                "先进企业奖励标准",
                "给龙头企业奖励",
            ),
            (),
        ),
        (
            "云岭市企业奖励办法",
            ("对企业奖励：", "给企业奖励十次", "先进企业奖励标准", "申请企业奖励资金"),
            ("企业奖励",),
        ),
        ("关于促进养蜂业发展的若干措施", ("促进养蜂业发展。", "养蜂业发展，促进养蜂业", "为促进养蜂业"), ()),
        ("", TEXTS, ()),
    ],
)
def test_what_the_notice_says_as_one_word_is_one(title: str, texts: tuple[str, ...], units: tuple[str, ...]) -> None:
    assert title_units(title, texts) == units


def test_a_line_begins_before_such_a_word_and_never_inside() -> None:
    title = "云岭市政策性养蜂业购销违法违规行为举报奖励办法"
    assert lined(title) == ["云岭市政策性养蜂业购销违法违规行为举报", "奖励办法"] or len(lined(title)) == 1
    assert lined(title, *title_units(title, TEXTS)) == ["云岭市政策性养蜂业购销违法违规行为", "举报奖励办法"]
