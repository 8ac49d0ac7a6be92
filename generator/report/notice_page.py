"""A notice that was read, as one page for a person: the original text, and beside each clause what was understood.

Every mark carries a word besides its colour and its line, so nothing depends on seeing colours. The page is Chinese,
as every page of this program is, and loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from generator.dataclass import dataclass
from generator.locale import translator
from generator.notice.model import Notice, NoticeAmount, NoticeClause
from generator.regex import regex

_ROLES = {"award": "奖补", "relief": "减免", "condition": "条件", "fund": "资金", "target": "目标", "other": "其他"}
_UNITS = {"lead": "牵头", "cooperating": "配合", "responsible": "责任"}
_FACTS = {
    "duration": "期限",
    "repetition": "频次",
    "date": "日期",
    "count": "数量",
    "level": "级别",
    "rank": "等次",
    "document_number": "文号",
}
_BOUNDS = {"exact": "", "at_most": "不超过", "at_least": "不低于"}
_PRIVATE = regex("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_DEEPEST = 6
_STYLE = """
:root{color-scheme:light}
body{margin:0;color:#1a1a1a;background:#fff;font:16px/1.8 "Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:78rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.15rem;border-bottom:1px solid #767676}
h3{font-size:1rem;margin:0;font-weight:600}
dl{margin:0}dt{font-weight:600}dd{margin:0 0 .3rem}
.head dl,.legend ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:.2rem 1rem}
.legend ul,.facts{list-style:none;padding:0;margin:0}
.row{display:grid;grid-template-columns:3fr 2fr;gap:0 1.5rem;padding:.5rem 0;border-top:1px solid #d0d0d0}
.row>p{margin:0;white-space:pre-line;overflow-wrap:anywhere}
.d2{margin-left:1.5rem}.d3{margin-left:3rem}.d4,.d5,.d6{margin-left:4.5rem}
.read{background:#f6f6f6;padding:.3rem .6rem;font-size:.95rem}
mark{color:inherit;padding:0 .1em;border-bottom:2px solid #1a1a1a;background:#eee}
small{font-size:.75em;margin-left:.15em;color:#1a1a1a}
.award{background:#cdeccd}.relief{background:#d5e8fa;border-bottom-style:double}
.condition{background:#fdf0c0;border-bottom-style:dashed}
.fund{background:#e6dcf7;border-bottom-style:dotted}.target{background:#fbdfc6;border-bottom-style:dotted}
.fact{background:#eef1f4;border-bottom:1px dotted #1a1a1a}
.lead{background:#fadadd}.cooperating,.responsible{background:#e3f1f1;border-bottom-style:dashed}
.warn{border-left:.4rem solid #8a4b00;padding-left:.8rem}
@media(max-width:50rem){.row{grid-template-columns:1fr}.d2,.d3,.d4,.d5,.d6{margin-left:0}}
@media print{.row{break-inside:avoid}}
"""


@dataclass(frozen=True, slots=True)
class UnderstoodPassage:
    """A passage of a clause's text that was understood: `kind` is its class on the page, `word` what it is."""

    start: int
    end: int
    kind: str
    word: str


def notice_page(notice: Notice) -> str:
    """The whole page."""
    title = _shown(notice.body_title or notice.title or "（没有找到文件标题）")
    body = "\n".join((*_head(notice), *_warnings(notice), *_corrections(notice), _legend(), *_text(notice)))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>读出的内容：{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>读出的内容：{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _head(notice: Notice) -> Iterator[str]:
    term = f"{notice.effective.start or '—'} 至 {notice.effective.end or '—'}"
    rows = {
        "标题": [notice.title or "—"],
        "正文标题": [notice.body_title or "—"],
        "文号": [notice.document_number or "—"],
        "发文机关": ["、".join(notice.issuers) or "—"],
        "主送": ["、".join(notice.addressees) or "—"],
        "成文日期": [str(notice.issued or "—")],
        "执行期": [f"{term}（{notice.effective.text or '没有找到'}）"],
    }
    if notice.definitions:
        rows["简称"] = [f"{each.term}：{each.meaning}" for each in notice.definitions]
    yield f'<section class="head"><h2>文件基本情况</h2>{_listed(rows)}</section>'


def _corrections(notice: Notice) -> Iterator[str]:
    """What a person corrected in the reading."""
    if notice.corrections:
        listed = "".join(
            f"<li>{_shown(f'{each.clause}：“{each.quote}”：{each.before} → {each.after}（{each.reason}）')}</li>"
            for each in notice.corrections
        )
        yield f"<section><h2>对程序读法的更正</h2><ul>{listed}</ul></section>"


def _warnings(notice: Notice) -> Iterator[str]:
    if notice.warnings:
        listed = "".join(f"<li>{_shown(words.text(translator('zh')))}</li>" for words in notice.warnings)
        yield f'<section class="warn"><h2>没有读懂或者需要核对的地方</h2><ul>{listed}</ul></section>'


def _legend() -> str:
    kinds = [(role, f"金额、比例：{word}") for role, word in _ROLES.items()]
    kinds += [*((role, f"{word}单位") for role, word in _UNITS.items()), ("fact", "期限、日期、数量等")]
    listed = "".join(f'<li><mark class="{kind}">{word}</mark></li>' for kind, word in kinds)
    note = "<p>左栏是原文，右栏是读出的内容。标注后的小字写明类别，不看颜色也能分辨。</p>"
    return f'<section class="legend"><h2>图例</h2>{note}<ul>{listed}</ul></section>'


def _text(notice: Notice) -> Iterator[str]:
    yield from _around("条款以前的文字", notice.preamble)
    yield "<section><h2>条款</h2>"
    for number, clause in enumerate(notice.clauses, 1):
        yield _row(clause, number)
    yield "</section>"
    yield from _around("条款以后的文字", notice.closing)


def _around(name: str, paragraphs: Iterable[str]) -> Iterator[str]:
    written = "".join(f"<p>{_shown(text)}</p>" for text in paragraphs)
    if written:
        yield f"<section><h2>{name}</h2>{written}</section>"


def _row(clause: NoticeClause, number: int) -> str:
    depth = min(clause.path.count("/") + 1, _DEEPEST)
    printed = f"<b>{_shown(clause.number)}</b> " if clause.number else ""
    return (
        f'<div class="row d{depth}" id="clause-{number}"><p>{printed}{_marked(clause)}</p>'
        f'<div class="read"><h3>{_shown(clause.path)}</h3>{_understood(clause)}</div></div>'
    )


def _understood(clause: NoticeClause) -> str:
    """Heading, units and sums of a clause, or that nothing of the kind was found."""
    rows: dict[str, list[str]] = {"小标题": [clause.heading]} if clause.heading else {}
    for role, word in (*_UNITS.items(), ("inherited", "他处写明的")):
        if getattr(clause, role):
            rows[f"{word}单位"] = ["、".join(getattr(clause, role))]
    for amount in clause.amounts:
        rows.setdefault(_ROLES[amount.role], []).append(_sum(amount))
    return _listed(rows) if rows else "<p>没有小标题、责任单位和金额。</p>"


def _listed(rows: Mapping[str, Iterable[str]]) -> str:
    """Names with their values, each name once."""
    values = {
        name: "".join(f"<dd>{_shown(' '.join(words.split()))}</dd>" for words in told) for name, told in rows.items()
    }
    return f"<dl>{''.join(f'<div><dt>{name}</dt>{told}</div>' for name, told in values.items())}</dl>"


def _sum(amount: NoticeAmount) -> str:
    sure = "" if amount.confidence >= 0.7 else "（不确定，请核对）"
    return f"{_BOUNDS[amount.bound]}{amount.text}{sure}"


def _marked(clause: NoticeClause) -> str:
    """The clause's text with everything that was understood marked."""
    parts: list[str] = []
    place = 0
    for found in sorted(_found(clause), key=lambda each: (each.start, -each.end)):
        if found.start >= place:
            words = _shown(clause.text[found.start : found.end])
            parts += [_shown(clause.text[place : found.start])]
            parts += [f'<mark class="{found.kind}">{words}<small>[{found.word}]</small></mark>']
            place = found.end
    return "".join((*parts, _shown(clause.text[place:])))


def _found(clause: NoticeClause) -> Iterator[UnderstoodPassage]:
    place = 0
    for amount in clause.amounts:  # in the order of the text
        start = clause.text.find(amount.text, place)
        if start >= 0:
            place = start + len(amount.text)
            yield UnderstoodPassage(start, place, amount.role, _ROLES[amount.role])
    for fact in clause.facts:
        yield UnderstoodPassage(fact.start, fact.end, "fact", _FACTS.get(fact.kind, "数额"))
    for role, word in _UNITS.items():
        for name in getattr(clause, role):
            start = clause.text.rfind(name)
            if start >= 0:
                yield UnderstoodPassage(start, start + len(name), role, word)


def _shown(text: str) -> str:
    """The text for a page. A private-use glyph shows as nothing or as anything: its code stands there instead."""
    return escape(_PRIVATE.sub(lambda found: f"〔U+{ord(found[0]):04X}〕", text))
