"""What rests on the changes of a notice as one page: 修订影响, change by change. Chinese, and it loads nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from generator.impact.values import Impact
from generator.message import Translate
from generator.report.change_words import told
from generator.report.impact_text import documents_touched, place_of, why

_STYLE = """
:root{color-scheme:light}
body{margin:0;color:#1a1a1a;background:#fff;font:16px/1.8 "Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:72rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.1rem;margin:2rem 0 .3rem;border-bottom:1px solid #767676}
table{border-collapse:collapse;width:100%}
caption{text-align:left;padding:.3rem 0;font-weight:bold}
th,td{border:1px solid #767676;padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#eee}
code{font-family:ui-monospace,Consolas,monospace;font-size:.9em}
td:first-child{width:34%}
@media print{tr{break-inside:avoid}thead{display:table-header-group}h2{break-after:avoid}}
"""


def impact_page(found: Sequence[Impact], title: str, translate: Translate) -> str:
    """The whole page; `title`: of the notice, `translate` puts the changes into Chinese."""
    counts = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{count}</td></tr>"
        for name, count in documents_touched(found).items()
    )
    head = '<thead><tr><th scope="col">资料</th><th scope="col">受影响的表述数</th></tr></thead>'
    summary = f"<table><caption>受影响的资料</caption>{head}<tbody>{counts}</tbody></table>" if counts else ""
    sections = "\n".join("".join(_section(impact, translate)) for impact in found)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>修订影响：{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>修订影响：{escape(title)}</h1>\n{summary}\n{sections}\n</main>\n</body>\n</html>\n"
    )


def _section(impact: Impact, translate: Translate) -> Iterator[str]:
    change = impact.change
    place = "、".join(change.new_clauses or change.old_clauses)
    yield f"<section><h2>{escape(f'{place}　{told(change).text(translate)}'.strip('　'))}</h2>"
    if not impact.items and not impact.statements:
        yield "<p>原版资料中没有依据这一处的内容。</p>"
    if impact.items:
        rows = ((f"<code>{escape(item.path)}</code>", escape(why(item).text(translate))) for item in impact.items)
        yield _table("模型条目", "条目", "关系", rows)
    if impact.statements:
        said = ((f"<code>{escape(place_of(each))}</code>", escape(each.text)) for each in impact.statements)
        yield _table("资料中的表述", "位置", "表述", said)
    if impact.templates:
        yield f"<p>所用模板：{escape('、'.join(f'templates/{name}' for name in impact.templates))}</p>"
    yield "</section>"


def _table(caption: str, first: str, second: str, rows: Iterator[tuple[str, str]]) -> str:
    body = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    head = f'<thead><tr><th scope="col">{first}</th><th scope="col">{second}</th></tr></thead>'
    return f"<table><caption>{caption}</caption>{head}<tbody>{body}</tbody></table>"
