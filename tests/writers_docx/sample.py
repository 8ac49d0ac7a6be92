"""A document with every block type, every field type and every look."""

from __future__ import annotations

from generator.documents.blocks import (
    Callout,
    Cell,
    Column,
    Document,
    Field,
    FieldType,
    Formats,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Span,
    SpanKind,
    Table,
    TableOfContents,
)

from .builder import a_document, a_field, cell, heading, line, options, words


def cover() -> Section:
    return Section(
        (
            line("瞪羚企业奖励", style="cover-line"),
            heading(1, "关于促进高新区高质量发展的若干措施申报指南", "title"),
            line("钦政办规〔2021〕12号", style="cover-line"),
            Table(
                columns=(Column(30), Column(70)),
                body=(
                    Row((cell("成文日期", header=True), cell("2021年12月30日"))),
                    Row((cell("执行期", header=True), cell("自发布之日起施行，执行至2025年12月31日止"))),
                ),
                caption=words("文件概况"),
                caption_hidden=True,
                style="card",
            ),
            line("钦州高新区管委会编制", style="center"),
        ),
        id="cover",
        style="cover",
    )


def contents() -> tuple[Heading | TableOfContents, ...]:
    entries = ((2, "一、总则", "general"), (3, "（一）适用范围", "scope"), (2, "二、奖补事项", "awards"))
    return (
        heading(2, "目录", "contents"),
        TableOfContents(tuple((level, words(Span(text, link=f"#{target}"))) for level, text, target in entries)),
        PageBreak(),
    )


def general() -> Section:
    return Section(
        (
            heading(2, "一、总则", "general"),
            line("本指南说明谁可以申请、能得到什么、怎样申请。", style="lead"),
            heading(3, "（一）适用范围", "scope"),
            line(
                "自认定之日起给予“一次性”奖励",
                Span("50万元", kind=SpanKind.FACT, strong=True),
                "，见",
                Span("瞪羚企业奖励", link="#award-gazelle"),
                "与",
                Span("办法全文", link="notice.html#c02"),
                "；办理地点",
                Span("（由受理部门填写）", blank=True),
                "，",
                Span("咨询电话以公布为准", kind=SpanKind.OFFICE),
                "。",
            ),
            line(Span("例如：企业首次认定，可得50万元。", kind=SpanKind.EXAMPLE)),
            heading(4, "1.不适用的情形", "exclusions"),
            line("本段不缩进。", style="plain"),
            line("第一行", Span("", line_break=True), "第二行 a < b & c", style="center"),
            line("依据：第二条", style="source"),
            line("说明性小字", style="small"),
            line("钦州市人民政府办公室", style="right"),
            Paragraph(words("只在网页上"), formats=Formats.HTML),
        ),
        id="part-general",
    )


def notes() -> tuple[Callout | List, ...]:
    number = List((ListItem(words("先登录系统")), ListItem(words("再提交材料"))), style="number")
    nested = List(
        (
            ListItem(words("营业执照"), (List((ListItem(words("复印件一份")),), style="bullet"),)),
            ListItem(words("审计报告")),
        )
    )
    return (
        Callout((line(Span("请注意", strong=True)), line("以主管部门解释为准。"), nested), style="info"),
        Callout((line("执行期已于2025年12月31日届满。"),), style="warning"),
        Callout((line("草稿：尚未复核。"),), style="draft"),
        Callout((line("对新认定的高新技术企业给予一次性奖励10万元。"), line("第一条", style="source")), style="quote"),
        Callout((line("第二个引文框，不与前一个相连。"),), style="quote"),
        number,
        List(
            (
                ListItem(
                    words("另一个编号列表"),
                    (List((ListItem(words("下一级甲")), ListItem(words("下一级乙"))), style="number"),),
                ),
                ListItem(words("第二项")),
            ),
            style="number",
        ),
        List((ListItem(words("已准备好")), ListItem(words("未准备"))), style="tick"),
        List((ListItem(words("无号一项")),), style="plain"),
    )


def award() -> Section:
    duties = Table(
        columns=(Column(10, "no"), Column(40, "task"), Column(25, "lead"), Column(25, "with")),
        head=(
            Row(
                (
                    cell("序号", header=True, rows=2),
                    cell("任务", header=True, rows=2),
                    cell("单位", header=True, columns=2),
                )
            ),
            Row((cell("牵头", header=True), cell("配合", header=True))),
        ),
        body=(
            Row(
                (cell("1", align="center"), cell("培育瞪羚企业"), cell("市科技局", rows=2), cell("市财政局")),
                id="duty-1",
            ),
            Row((cell("2", align="center"), cell("认定创新平台"), cell("市财政局、市税务局")), id="duty-2"),
        ),
        caption=words("表1 责任分工"),
        id="duties",
    )
    card = Table(
        columns=(Column(25), Column(75)),
        body=(
            Row((cell("奖补标准", header=True), cell("一次性奖励50万元"))),
            Row((cell("申报条件", header=True), Cell((line("同时满足："), List((ListItem(words("在区内注册")),)))))),
        ),
        style="card",
    )
    return Section((heading(3, "（二）瞪羚企业奖励", "award-gazelle"), card, duties), id="card-gazelle", style="card")


def entry(label: str, block: Field, columns: int = 1) -> tuple[Cell, Cell]:
    return (Cell((line(label, label_for=block.name),), header=True, scope="row"), Cell((block,), columns=columns))


def form() -> Table:
    kinds = FieldType
    date = a_field("founded", kinds.DATE, "成立时间", "点击选择日期")
    opinion = Cell((line("审核意见："), line("（盖章）  年  月  日", style="sign")), columns=3)
    rows = (
        Row((Cell((line("一、企业基本情况", style="part"),), header=True, columns=4, scope="colgroup"),)),
        Row((*entry("企业名称", a_field("name", kinds.TEXT, "企业名称", "填写全称")), *entry("成立时间", date))),
        Row(
            (
                *entry("信用代码", a_field("code", kinds.CREDIT_CODE, "信用代码", "18位")),
                *entry("员工人数", a_field("staff", kinds.NUMBER, "员工人数", "数字", unit=Span("人"))),
            )
        ),
        Row(
            (
                *entry("联系电话", a_field("phone", kinds.PHONE, "联系电话", "手机11位")),
                *entry("邮箱", a_field("mail", kinds.EMAIL, "邮箱", "name@example.cn")),
            )
        ),
        Row(
            (
                *entry("银行账号", a_field("bank", kinds.BANK_ACCOUNT, "银行账号", "账号")),
                *entry("认定年度", a_field("year", kinds.YEAR, "认定年度", "如2021")),
            )
        ),
        Row(
            (
                *entry(
                    "申请类别", a_field("kind", kinds.CHOICE, "申请类别", "请选择", options=options("国家级", "市级"))
                ),
                *entry("资产负债率", a_field("ratio", kinds.PERCENT, "资产负债率", "两位小数", unit=Span("%"))),
            )
        ),
        Row(
            (
                *entry(
                    "申请金额",
                    a_field(
                        "amount", kinds.MONEY, "申请金额", "两位小数", unit=Span("万元"), help=Span("不超过50万元")
                    ),
                ),
                *entry("计算金额", a_field("sum", kinds.COMPUTED, "计算金额", "按20%计算", unit=Span("万元"))),
            )
        ),
        Row(entry("是否独立核算", a_field("own", kinds.YES_NO, "是否独立核算", "", options=options("是", "否")), 3)),
        Row(
            entry(
                "所属产业",
                a_field(
                    "trade",
                    kinds.MULTIPLE,
                    "所属产业",
                    "",
                    options=options("先进制造业和现代服务业", "新一代信息技术产业", "绿色化工新材料产业", "其他"),
                ),
                3,
            )
        ),
        Row(entry("情况说明", a_field("story", kinds.LONG_TEXT, "情况说明", "500字以内"), 3)),
        Row((cell("县区意见", header=True), opinion), height="tall"),
    )
    return Table(
        (Column(18), Column(32), Column(18), Column(32)),
        rows,
        style="grid",
        caption=words("申请表"),
        caption_hidden=True,
        name="form",
    )


def matrix() -> Table:
    head = Row((cell("事项", header=True), cell("科技局", header=True), cell("财政局", header=True)))
    body = Row((cell("瞪羚企业", header=True), cell("牵头", align="center"), cell("配合", align="center")))
    return Table((Column(40), Column(30), Column(30)), (body,), (head,), style="matrix")


def sample() -> Document:
    """A document with every block type."""
    return a_document(
        cover(),
        *contents(),
        general(),
        *notes(),
        heading(2, "二、奖补事项", "awards"),
        award(),
        matrix(),
        PageBreak(),
        form(),
        a_field("alone", FieldType.TEXT, "无标签单元格的字段", "填写"),
        matrix(),
        properties=(
            ("subject", "政策指南"),
            ("author", "高新区管委会"),
            ("identifier", "qinzhou-gxq-2021-12"),
            ("keywords", "瞪羚企业,奖励"),
            ("issued", "2021-12-30"),
        ),
    )
