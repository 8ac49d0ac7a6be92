"""What waits for a review as one page for a person: each item with its own words, beside its clauses then and now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator.checks.subject import CheckSubject
from generator.checks.weighty_words import weighty_words
from generator.policy.review import Reviewed
from generator.report.review_changes import DiffWords, changed_clauses

_STYLE = """
:root{color-scheme:light}
body{margin:0;color:#1a1a1a;background:#fff;font:16px/1.8 "Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:84rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.1rem;border-bottom:1px solid #767676}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#eee}col.clause{width:9%}
pre{white-space:pre-wrap;background:#f5f5f5;padding:.4rem .6rem;font:inherit}
del{background:#fadadd;text-decoration:line-through 2px}
ins{background:#cdeccd;text-decoration:underline 2px}
@media print{section{break-inside:avoid}}
"""


def review_page(subject: CheckSubject, items: Sequence[Reviewed]) -> str:
    """The whole page, Chinese as every page of this program, loading nothing."""
    title = escape(str(subject.policy.title))
    sections = "\n".join(_section(subject, item) for item in items)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>待确认事项：{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>待确认事项（{len(items)} 项）：{title}</h1>\n"
        f"<p>删去的文字加删除线，新增的文字加下划线。</p>\n{sections}\n</main>\n</body>\n</html>\n"
    )


def _section(subject: CheckSubject, item: Reviewed) -> str:
    words = "".join(f"<pre>{escape(each)}</pre>" for each in item.wording) or "<p>没有自拟文字，只有数值和顺序。</p>"
    weighty = "、".join(map(escape, weighty_words(subject, item)))
    words += f"<p>请逐字核对，程序无法判断：<strong>{weighty}</strong></p>" if weighty else ""
    rows = "".join(
        f'<tr><th scope="row">{escape(each.clause)}</th><td>{_marked(each.old, "del") if each.known else "未留存"}</td>'
        f"<td>{_marked(each.new, 'ins') if each.known else escape(subject.clauses[each.clause].text)}</td></tr>"
        for each in changed_clauses(subject, item)
    )
    table = (
        '<table><colgroup><col class="clause"><col><col></colgroup><thead><tr><th scope="col">条款</th>'
        f'<th scope="col">确认时的原文</th><th scope="col">现文</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    command = f"policydocs review {subject.name} {item.path}"
    told = table if rows else ""
    return f"<section><h2>{escape(item.path)}</h2>{words}{told}<p>确认：<code>{escape(command)}</code></p></section>"


def _marked(sentences: Iterable[DiffWords], tag: str) -> str:
    return (
        "".join(
            f"<{tag}>{escape(words)}</{tag}>" if differs else escape(words)
            for sentence in sentences
            for words, differs in sentence
        )
        or "—"
    )
