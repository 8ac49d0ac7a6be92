"""Sample pages of a policy: a guidebook with every block type, a landscape matrix, a site index."""

from __future__ import annotations

from generator.documents.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Document,
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

from .builder import Builder, fact, link, navigation


def _cover(b: Builder) -> Section:
    facts = (
        ("文号", Span("钦政办规〔2021〕12号", SpanKind.FACT, "document_number", ("c01",))),
        ("成文日期", fact("2021年12月30日", "issued", "c01")),
        ("执行期", fact("自发布之日起施行，执行至2025年12月31日止", "validity", "c15")),
        ("适用对象", Span("在钦州高新区注册、实行独立核算的企业", SpanKind.QUOTE, "eligibility", ("c14",))),
    )
    rows = tuple(Row((b.th(name, "row"), b.td(value))) for name, value in facts)
    title = Heading(1, b.st("促进高新技术产业开发区高质量发展", Span("企业申报指南", line_break=True)))
    return Section(
        (
            title,
            b.p("一份文件，四类奖补：能申请什么、给多少、怎样申请。", style="lead"),
            Table((Column(24), Column(76)), rows, caption=b.st("政策要点"), caption_hidden=True, style="card"),
            b.p("版本：", Span("第 1 版", SpanKind.BUILD, "edition"), style="small"),
        ),
        style="cover",
    )


def _glance(b: Builder) -> Table:
    head = Row(tuple(b.th(text, "col") for text in ("序号", "奖补事项", "适用对象", "标准", "依据")))
    given = (
        ("high-tech", "高新技术企业认定奖励", "高新技术企业", "10 万元", "二"),
        ("gazelle", "广西瞪羚企业奖励", "瞪羚企业", "50 万元", "二"),
        ("platform", "科技创新平台资金扶持", "新认定的平台", "最高 100 万元", "四"),
    )
    body = tuple(
        Row(
            (
                b.td(str(number), align="center"),
                Cell((Paragraph(b.st(link(name, f"#award-{key}"))),), header=True, scope="row"),
                b.td(who),
                b.td(fact(amount, f"awards.{key}.amount", "c02"), align="right"),
                b.td("第", fact(clause, f"awards.{key}.clause", "c02"), "条", align="center"),
            ),
            id=f"row-{key}",
        )
        for number, (key, name, who, amount, clause) in enumerate(given, start=1)
    )
    widths = tuple(Column(width) for width in (8, 32, 24, 22, 14))
    return Table(widths, body, (head,), b.st("奖补事项一览"), name="glance", id="glance")


def _award(b: Builder, key: str, name: str, amount: str) -> Section:
    lines = (
        ("支持标准", b.td("一次性奖励", fact(amount, f"awards.{key}.amount", "c02"))),
        ("支付方式", b.td("一次性")),
        (
            "举例",
            b.td(
                Span("自治区奖励资金 100 万元时，每年 ", SpanKind.EXAMPLE, f"awards.{key}.example", ("c02",)),
                Span("20.00", SpanKind.COMPUTED, f"awards.{key}.share", ("c02",)),
                Span(" 万元", SpanKind.EXAMPLE),
            ),
        ),
        ("受理地点", b.td(Span("（由受理部门填写）", SpanKind.OFFICE, "office.place", blank=True))),
    )
    return Section(
        (
            b.h(3, name),
            Table(
                (Column(22), Column(78)),
                tuple(Row((b.th(label, "row"), value)) for label, value in lines),
                caption=b.st(f"{name}：要点"),
                caption_hidden=True,
                style="card",
            ),
            b.p("依据：第", Span("二", SpanKind.QUOTE, None, ("c02",)), "条。", style="source"),
        ),
        id=f"award-{key}",
        style="card",
    )


def _lists(b: Builder) -> tuple[Block, ...]:
    inner = List((ListItem(b.st("营业执照复印件")), ListItem(b.st("认定文件复印件"))), "bullet")
    return (
        List(
            (ListItem(b.st("准备材料："), (inner,)), ListItem(b.st("提交申请表。")), ListItem(b.st("等候公示。"))),
            "number",
        ),
        List((ListItem(b.st("申请表一式两份")), ListItem(b.st("承诺书（盖章）"))), "tick"),
        List((ListItem(b.st("咨询时间：工作日")), ListItem(b.st("咨询方式：", Span("", blank=True)))), "plain"),
    )


def _matrix(b: Builder) -> Table:
    units = ("高新区管委", "市科技局", "市财政局", "市工信局", "市住建局", "市人社局")
    head = Row((b.th("", "col"), *(b.th(unit, "col", align="center") for unit in units)))
    body = tuple(
        Row((b.th(task, "row"), *(b.td("牵头" if n == lead else "配合", align="center") for n in range(6))))
        for lead, task in enumerate(("培育企业", "搭建平台", "引进人才"))
    )
    columns = (Column(22), *(Column(13) for _ in units))
    return Table(columns, body, (head,), b.st("责任分工"), style="matrix")


def guidebook() -> Document:
    """A guidebook with every block type that a reader's document uses."""
    b = Builder()
    title, about = b.st("企业申报指南 · 钦政办规〔2021〕12号"), b.st("从申报条件到申报材料的指南。")
    links = navigation(b)
    blocks: tuple[Block, ...] = (
        Callout((b.p("执行期已于", fact("2025年12月31日", "validity.end", "c15"), "届满。"),), "warning"),
        _cover(b),
        Callout((b.p("草稿：有待复核的表述。"),), "draft"),
        b.h(2, "目录", "contents"),
        TableOfContents(
            (
                (2, b.st(link("一、奖补事项一览", "#overview"))),
                (3, b.st(link("高新技术企业认定奖励", "#award-high-tech"))),
                (2, b.st(link("二、怎样申请", "#how"))),
            )
        ),
        PageBreak(),
        b.h(2, "一、奖补事项一览", "overview"),
        b.p("下表列出", Span("全部", strong=True), "奖补事项，", Span("按文件原文次序排列", SpanKind.PARAPHRASE), "。"),
        _glance(b),
        _award(b, "high-tech", "高新技术企业认定奖励", "10 万元"),
        _award(b, "gazelle", "广西瞪羚企业奖励", "50 万元"),
        _award(b, "platform", "科技创新平台资金扶持", "100 万元"),
        b.h(2, "二、怎样申请", "how"),
        *_lists(b),
        b.h(3, "文件原文"),
        Callout(
            (
                Paragraph(
                    b.st(
                        Span(
                            "二、对认定为广西瞪羚企业的，给予一次性奖励 50 万元。",
                            SpanKind.QUOTE,
                            "clauses.c02",
                            ("c02",),
                        )
                    )
                ),
            ),
            "quote",
        ),
        Callout(
            (b.p("以主管部门解释为准；“<最终>”以 & 文件原文为准。"), b.p("见", link("常见问题", "faq.html"), "。")),
            "info",
        ),
        Paragraph(b.st("只在 Word 里"), formats=Formats.DOCX),
        b.h(3, "责任分工"),
        _matrix(b),
        b.h(4, "落款"),
        b.p("钦州市人民政府办公室", style="sign"),
    )
    footer = b.st("本页由政策文件生成，内容以文件原文为准。")
    properties = (("keywords", "高新技术,奖补"), ("PubDate", "2021-12-30"))
    return Document(
        "guidebook", "guidebook", "zh-CN", title, about, links, b.st(), footer, blocks, properties=properties
    )


def matrix() -> Document:
    """A landscape page with one long, wide table, as a responsibility matrix is."""
    b = Builder()
    title, about, links = b.st("责任分工表"), b.st("各条款的牵头单位与配合单位。"), navigation(b)
    names = ("序号", "重点任务", "具体举措", "牵头单位", "配合单位", "依据")
    head = Row(tuple(b.th(name, "col") for name in names))
    measure = "支持高新区围绕石化、装备制造、电子信息等主导产业谋划产业集群，落实要素保障。"
    body = tuple(
        Row(
            (
                b.td(str(number), align="center"),
                b.th(f"培育产业集群之{number}", "row"),
                b.td(measure),
                b.td("高新区管委"),
                b.td("市科技局、市财政局、市工信局、市自然资源局"),
                b.td(fact(f"第{number}条", f"clauses.c{number:02}", f"c{number:02}"), align="center"),
            )
        )
        for number in range(1, 26)
    )
    table = Table(tuple(Column(width) for width in (6, 18, 34, 14, 20, 8)), body, (head,), b.st("责任分工一览"))
    blocks = (b.h(1, "责任分工表"), b.p("牵头单位列在前，配合单位按文件原文次序。", style="lead"), table)
    footer = b.st("本页由政策文件生成。")
    return Document("matrix", "matrix", "zh-CN", title, about, links, b.st(), footer, blocks, landscape=True)


def site_index() -> Document:
    """The index of all policies: it lies in the output folder itself."""
    b = Builder()
    title, about = b.st("政策文件"), b.st("全部政策。")
    entry = List((ListItem(b.st(link("若干措施", "qinzhou-gxq-2021-12/index.html"))),), "plain")
    skip = (b.st(link("跳到正文", "#main")),)
    return Document(
        "site", "index", "zh-CN", title, about, skip, b.st(), b.st("文件原文为准。"), (b.h(1, "政策文件"), entry)
    )
