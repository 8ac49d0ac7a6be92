"""A sample form with every field type."""

from __future__ import annotations

from generator.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    FieldType,
    Option,
    Row,
    Section,
    Span,
    SpanKind,
    Table,
)
from generator.documents.formula import Formula
from generator.policy.grant_rule import Entered, GrantRule, Holds, RuleLine, RuleMeasure, RulePart

from .builder import Builder, navigation

BASE, LEVEL = RuleMeasure(Entered("granted")), Entered("level")


def _options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(f"v{number}", Span(label)) for number, label in enumerate(labels, start=1))


def _part(b: Builder, text: str) -> Row:
    return Row((Cell((b.p(text, style="part"),), header=True, columns=4, scope="colgroup"),))


def _grid(b: Builder) -> Table:
    ask, kinds = b.asked, FieldType
    wan = {"unit": Span("万元")}
    levels = _options("国家级", "自治区级", "市级")
    percent = Formula("granted", rule=GrantRule((RulePart((RuleLine("20", percent=True, measures=(BASE,)),)),)))
    lines = tuple(
        RuleLine(figure, holds=(Holds(LEVEL, name),)) for name, figure in (("v1", "100"), ("v2", "20"), ("v3", "5"))
    )
    lookup = Formula("granted", rule=GrantRule((RulePart(lines),)))

    def wide(pair: tuple[Cell, Cell]) -> Row:
        return Row((pair[0], Cell(pair[1].blocks, columns=3)))

    rows = (
        _part(b, "一、单位基本情况"),
        Row(
            (
                *ask("company", "企业名称", kinds.TEXT, required=True, max_length=60),
                *ask("code", "统一社会信用代码", kinds.CREDIT_CODE, required=True),
            )
        ),
        Row((*ask("founded", "成立时间", kinds.DATE), *ask("year", "认定年度", kinds.YEAR))),
        Row((*ask("phone", "联系电话", kinds.PHONE, required=True), *ask("mail", "电子邮箱", kinds.EMAIL))),
        Row(
            (*ask("account", "银行账号", kinds.BANK_ACCOUNT), *ask("staff", "职工人数", kinds.NUMBER, unit=Span("人")))
        ),
        Row(
            (
                *ask("debt", "资产负债率", kinds.PERCENT, unit=Span("%")),
                *ask("level", "平台级别", kinds.CHOICE, options=levels, required=True),
            )
        ),
        wide(
            ask(
                "zone",
                "是否在高新区注册？",
                kinds.YES_NO,
                options=_options("是", "否"),
                required=True,
                path="eligibility.registered",
                clauses=("c14",),
            )
        ),
        _part(b, "二、申请内容"),
        Row(
            (
                *ask(
                    "granted",
                    "自治区奖励资金",
                    kinds.MONEY,
                    **wan,
                    maximum="500",
                    help=Span("不超过 500 万元，保留两位小数。"),
                ),
                *ask("share", "申请金额", kinds.COMPUTED, **wan, formula=percent, placeholder=Span("自动计算")),
            )
        ),
        Row(
            (
                *ask("fixed", "平台扶持金额", kinds.COMPUTED, **wan, formula=lookup, placeholder=Span("自动计算")),
                *ask("other", "其他说明", kinds.TEXT),
            )
        ),
        wide(
            ask("paper", "随附材料", kinds.MULTIPLE, options=_options("营业执照复印件", "认定文件复印件", "财务报表"))
        ),
        wide(ask("trade", "所属行业", kinds.CHOICE, options=_options(*"农林牧渔建运商"))),
        wide(ask("plan", "项目概况", kinds.LONG_TEXT, max_length=500, help=Span("500 字以内。"))),
        _part(b, "三、审核意见"),
        Row(
            (
                b.th("受理部门意见", "row"),
                Cell(
                    (
                        b.p(Span("（由受理部门填写）", SpanKind.OFFICE, blank=True)),
                        b.p("（盖章） 年 月 日", style="sign"),
                    ),
                    columns=3,
                ),
            ),
            height="tall",
        ),
    )
    return Table(
        tuple(Column(w) for w in (18, 32, 18, 32)), rows, caption=b.st("申请表"), caption_hidden=True, style="grid"
    )


def form() -> Document:
    """A form with every field type, labelled cells, and fields that stand alone."""
    b = Builder()
    title, about = b.st("瞪羚企业奖励申请表"), b.st("申请表，可在电脑上填写后打印盖章。")
    links = navigation(b, "../")
    blocks: tuple[Block, ...] = (
        Section(
            (b.h(1, "瞪羚企业奖励申请表"), b.p("申请单位（盖章）：", Span("", blank=True), style="cover-line")),
            style="cover",
        ),
        b.p("单位：万元", style="right"),
        _grid(b),
        b.h(2, "承诺书"),
        b.p("本单位承诺所填内容真实、合法、完整。"),
        b.field("agree", "本单位同意核查与公开", FieldType.YES_NO, options=_options("同意", "不同意")),
        b.field("remark", "备注", FieldType.LONG_TEXT),
        b.p("法定代表人（签字）：", style="sign"),
    )
    footer = b.st("本表依据文件第二条编制。")
    return Document("form", "forms/gazelle", "zh-CN", title, about, links, b.st(), footer, blocks, form=True)
