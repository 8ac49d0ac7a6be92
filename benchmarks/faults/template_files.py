"""Faults in the templates: facts typed into them, and values left out, mixed up or turned round."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from benchmarks.faults.fault import Candidates, Fault, FaultClass, source
from benchmarks.faults.original import Original
from benchmarks.faults.placing import source_fault
from benchmarks.faults.text_rules import Edit, Rule, replaced

_PRINTED = re.compile(r"\{\{ *([\w.\[\]]+) *\}\}")
_LINE = re.compile(r"^[^\n]*\{\{[^\n]*\n", re.MULTILINE)
_INCLUDE = re.compile(r"^\{% include [^\n]*\n", re.MULTILINE)
_LOOP = re.compile(r"\{% for [^%]*? in ([\w.]+)( if [^%]*)? %\}")
_CONDITION = re.compile(r"\{% if (?!not )([^%]+?) %\}")
_CELL_PART = re.compile(r'<col width="[^"]*"(?: key="\w+")?/>|<t([hd])[^>\n]*>[^\n]*?</t\1>')
_CLOSING = re.compile(r"(?<=[\u4e00-\u9fff。])</(?:p|li|td|th)>|(?<=\}\})</(?:p|li|td|th)>")
# A field -> fields of the same owner that are printed elsewhere and are wrong here.
_MIXED_UP = {
    "award.beneficiary": ("award.trigger", "award.name"),
    "award.trigger": ("award.name", "award.beneficiary"),
    "award.name": ("award.trigger", "award.beneficiary"),
    "award.payment": ("award.amount", "award.beneficiary"),
    "award.amount": ("award.payment", "award.trigger", "awards[0].amount"),
    "award.scope": ("award.beneficiary", "award.trigger"),
    "award": ("awards[0]", "awards|last"),
    "award.form": ("awards[0].form",),
    "part": ("award.parts[0]", "part.amount"),
    "tier": ("award.tiers[0]", "tier.level", "tier.amount"),
    "part.label": ("award.name",),
    "measure.name": ("measure.verb", "measures[0].name"),
    "measure.verb": ("measure.name", "measures[0].verb"),
    "measure.addressee": ("measure.verb",),
    "measure.target": ("measure.fund", "measure.verb"),
    "measure.fund": ("measure.target", "measure.verb"),
    "rule.name": ("rules[0].name",),
    "item.name": ("interpretations[0].name",),
    "item.statement": ("interpretations[0].statement",),
    "clause.lead": ("clause.cooperating", "duties.clauses[0].lead"),
    "clause.cooperating": ("clause.lead", "duties.clauses[0].cooperating"),
    "clause.heading": ("duties.clauses[0].heading", "clause.summary"),
    "clause.summary": ("clause.heading", "duties.clauses[0].summary"),
    "clause.number": ("clauses[0].number",),
    "clause.text": ("clauses[0].text", "clause.heading"),
    "clause": ("duties.clauses[0]", "clauses[0]"),
    "row.organisation": ("duties.rows[0].organisation",),
    "row.lead_total": ("row.cooperating_total",),
    "row.cooperating_total": ("row.lead_total",),
    "duties.lead_total": ("duties.cooperating_total", "duties.organisation_total"),
    "duties.cooperating_total": ("duties.lead_total",),
    "duties.organisation_total": ("duties.lead_total",),
    "cell.duty": ("row.lead_total",),
    "node.statement": ("eligibility.all_of[1].statement",),
    "requirement.question": ("eligibility.all_of[1].question", "requirement.statement"),
    "title": ("document_number",),
    "document_number": ("title",),
    "issued": ("validity.end",),
    "issuers": ("title",),
    "validity.end": ("issued",),
    "validity.start": ("validity.end",),
    "definition.meaning": ("definition.term",),
    "definition.term": ("definition.meaning",),
    "question.question": ("faq.groups[0].questions[0].question",),
    "form.title": ("forms[0].title", "title"),
    "form": ("forms[0]",),
    "field.label": ("form.title",),
    "contact.organisation": ("office.contacts[0].organisation",),
    "entry.form": ("forms[0]",),
    "theme.name": ("themes[0].name",),
    "group.name": ("faq.groups[0].name",),
    "group.title": ("form.title",),
    "eligibility.applies_to": ("title",),
    "assumption.label": ("example.introduction",),
}
_FACTS = (
    "最高30万元",
    "20万元",
    "20%",
    "连续3年",
    "一次性",
    "国家级",
    "市财政局",
    "2025年12月31日",
    "钦政办规〔2021〕12号",
    "不超过十万元",
    "六十日内",
    "12月31日前",
    "钦州市科学技术局",
    "壹拾万元",
    "百分之二十",
)
_LABELS = replaced(
    {
        "牵头单位": ("配合单位", "责任单位"),
        "配合单位": ("牵头单位",),
        "牵头": ("配合",),
        "不予享受": ("予以享受",),
        "不是企业可以申请的事项": ("是企业可以申请的事项",),
        "不代表实际的奖补金额": ("代表实际的奖补金额",),
        "符合下列情形之一": ("同时符合下列各项",),
        "同时符合": ("符合任意一项",),
        "以文件原文为准": ("以本资料为准",),
        "以文件为准": ("以本站资料为准",),
        "以主管部门解释为准": ("",),
        "成文日期": ("施行日期", "发布日期"),
        "执行至": ("不晚于",),
        "奖补对象": ("申请情形",),
        "申请情形": ("奖补对象",),
        "条件": ("参考",),
        "没有写明责任单位": ("全部单位负责",),
        "举例": ("标准",),
        "假设": ("实际",),
        "目标：": ("奖励：",),
        "资金安排：": ("奖补标准：",),
        "支持、鼓励": ("要求",),
        "文件未写明": ("文件已写明",),
        "可以": ("应当", "必须"),
        "应同时符合": ("可参考",),
    }
)
_PLACES = re.compile(r'\bkey="(\w+)"|\bplace="(\w+\.\w+)"')
_FILTERS = replaced(
    {
        '"equalto", "enterprise"': ('"equalto", "zone"', '"equalto", "department"'),
        'selectattr("lead")': ('selectattr("cooperating")|list)[1:',),
        "rejectattr(": ("selectattr(",),
        "|reject(": ("|select(",),
        '"lead")': ('"cooperating")',),
        "(award, true)": ("(award, false)",),
        "awards[award_id]": ("awards[form.awards[0]]", "awards|first"),
        "row.leads": ("row.cooperates",),
        "row.cooperates": ("row.leads",),
        "quote(award)": ("quote(awards[0])", "award.name"),
        "quote(rule)": ("quote(rules[0])",),
        "quote(measure)": ("quote(measures[0])", "measure.name"),
        "ref(award)": ("ref(awards[0])", "ref(validity)"),
        "ref(question)": ("ref(validity)",),
        "ref(measure)": ("ref(measures[0])",),
        "ref(requirement)": ("ref(validity)",),
        "results[step.id]": ("results[example.steps[0].id]",),
        "inputs[1]": ("inputs[0]",),
        "inputs[0]": ("inputs[1]",),
        "blocks(question.answer)": ("question.question",),
    }
)


def _by(rule: Rule) -> Candidates:
    def candidates(original: Original) -> Iterator[Fault]:
        for name, text in original.templates().items():
            yield from (source_fault(original, name, edit) for edit in rule(text))

    return candidates


def _in_code(rule: Rule, pattern: str) -> Rule:
    """The edits of a rule that lie in Jinja code, or outside of it."""
    code = re.compile(r"\{[{%#].*?[}%#]\}|<[^>]*>", re.DOTALL)

    def edits(text: str) -> Iterator[Edit]:
        inside = [found.span() for found in code.finditer(text)]
        for edit in rule(text):
            if any(start <= edit.start < end for start, end in inside) is (pattern == "code"):
                yield edit

    return edits


def _literal(text: str) -> Iterator[Edit]:
    """A fact typed before the end of an element."""
    for number, found in enumerate(_CLOSING.finditer(text)):
        words = _FACTS[(number + len(text)) % len(_FACTS)]
        yield Edit(found.start(), found.start(), words)


def _literal_for_value(text: str) -> Iterator[Edit]:
    """A fact typed where a value was printed."""
    for number, found in enumerate(_PRINTED.finditer(text)):
        yield Edit(found.start(), found.end(), _FACTS[(number + len(text)) % len(_FACTS)])


def _wrong_field(text: str) -> Iterator[Edit]:
    for found in _PRINTED.finditer(text):
        for new in _MIXED_UP.get(found[1], ()):
            yield Edit(found.start(1), found.end(1), new)


def _without(pattern: re.Pattern[str]) -> Rule:
    return lambda text: (Edit(found.start(), found.end(), "") for found in pattern.finditer(text))


def _loop_emptied(text: str) -> Iterator[Edit]:
    """A loop that runs over nothing, or leaves out the first or the last."""
    for found in _LOOP.finditer(text):
        for new in ("[]", f"({found[1]}|list)[1:]", f"({found[1]}|list)[:-1]"):
            yield Edit(found.start(1), found.end(1), new)


def _condition_turned(text: str) -> Iterator[Edit]:
    """`if not` for `if`, or never."""
    for found in _CONDITION.finditer(text):
        yield Edit(found.start(1), found.end(1), f"not ({found[1]})")
        yield Edit(found.start(1), found.end(1), "false")


def _column_gone(text: str) -> Iterator[Edit]:
    """A column with its head is gone: the first header cell to the last cell of the column, in one edit."""
    heads = list(re.finditer(r"<th[^>]*>[^<{]*</th>", text))
    columns = list(re.finditer(r'<col width="[^"]*" key="\w+"/>', text))
    cells = list(re.finditer(r"<td[^>]*>(?:(?!</?td|</tr>).)*</td>", text, re.DOTALL))
    rows = list(re.finditer(r"<tr[^>]*>", text))
    if len(columns) != len(heads) or len(cells) != len(columns) - 1 or not rows:
        return
    for number in range(1, len(columns)):
        gone = (columns[number], heads[number], cells[number - 1])
        start, end = gone[0].start(), gone[-1].end()
        rest = text[start:end]
        for each in reversed(gone):
            rest = rest[: each.start() - start] + rest[each.end() - start :]
        yield Edit(start, end, rest)


def _cell_emptied(text: str) -> Iterator[Edit]:
    for found in re.finditer(r"<(td|p|li)([^>]*)>((?:(?!<(?:td|p|li)\b).)*?\{\{.*?)</\1>", text):
        yield Edit(found.start(3), found.end(3), "—")


def _place_altered(text: str) -> Iterator[Edit]:
    """A column or line that claims to show something else."""
    names = sorted({found[1] or found[2] for found in _PLACES.finditer(text)})
    for found in _PLACES.finditer(text):
        group = 1 if found[1] else 2
        others = [name for name in names if name != found[group] and ("." in name) is (group == 2)]
        if others:
            yield Edit(found.start(group), found.end(group), others[len(found[group]) % len(others)])


Maker = Callable[[str], Iterator[Edit]]

CLASSES: tuple[FaultClass, ...] = (
    source("template: literal fact", _by(_literal)),
    source("template: literal fact for a value", _by(_literal_for_value)),
    source("template: prints the wrong field", _by(_wrong_field)),
    source("template: wrong item, role or source", _by(_in_code(_FILTERS, "code"))),
    source("template: line with values left out", _by(_without(_LINE))),
    source("template: part left out", _by(_without(_INCLUDE))),
    source("template: loop cut short", _by(_loop_emptied)),
    source("template: column left out", _by(_column_gone)),
    source("template: column, head or cell left out alone", _by(_without(_CELL_PART))),
    source("template: cell or line emptied", _by(_cell_emptied)),
    source("template: condition turned round", _by(_condition_turned)),
    source("template: label says something else", _by(_in_code(_LABELS, "frame"))),
    source("template: place declared otherwise", _by(_place_altered)),
)
