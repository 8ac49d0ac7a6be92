"""A comparison of two notices as one page for a person: 修订对照表, clause by clause.

What went is struck out, what came is underlined, so nothing depends on seeing colours. The page is Chinese, as every
page of this program is, and loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from generator.message import Translate
from generator.notice.model import NoticeClause
from generator.report.change_words import told, told_beside
from generator.revision.clause_change import ClauseChange
from generator.revision.comparison import Comparison
from generator.revision.wording import WordingRun

_AROUND = {"preamble": "条款以前的文字", "closing": "条款以后的文字"}
_STYLE = """
:root{color-scheme:light}
body{margin:0;color:#1a1a1a;background:#fff;font:16px/1.8 "Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:84rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.15rem;border-bottom:1px solid #767676}
table{border-collapse:collapse;width:100%;table-layout:fixed}
caption{text-align:left;padding:.3rem 0}
th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#eee}col.clause{width:9%}col.words{width:34%}
td ul{margin:0;padding-left:1.2em}
del{background:#fadadd;text-decoration:line-through 2px}
ins{background:#cdeccd;text-decoration:underline 2px}
@media print{tr{break-inside:avoid}thead{display:table-header-group}}
"""


def changes_page(done: Comparison, translate: Translate) -> str:
    """The whole page; `translate` puts the changes into Chinese."""
    title = escape(done.new.body_title or done.new.title)
    head = "".join(f"<li>{escape(told(change).text(translate))}</li>" for change in done.head)
    about = f"<section><h2>总的变化</h2><ul>{head}</ul></section>\n" if head else ""
    changed = [clause for clause in done.clauses if clause.changes or any(not run.same for run in clause.runs)]
    rows = "\n".join(_row(clause, translate) for clause in changed)
    note = f"删去的文字加删除线，新增的文字加下划线。没有变化的条款 {len(done.clauses) - len(changed)} 条，未列出。"
    table = (
        f'<table><caption>{note}</caption><colgroup><col class="clause"><col class="words"><col class="words"><col>'
        '</colgroup><thead><tr><th scope="col">条款</th><th scope="col">修订前</th><th scope="col">修订后</th>'
        f'<th scope="col">说明</th></tr></thead><tbody>\n{rows}\n</tbody></table>'
    )
    body = table if changed else "<p>各条款文字没有变化。</p>"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>修订对照表：{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>修订对照表：{title}</h1>\n{about}<section><h2>逐条对照</h2>\n{body}\n</section>\n"
        "</main>\n</body>\n</html>\n"
    )


def _row(clause: ClauseChange, translate: Translate) -> str:
    changes = "".join(f"<li>{escape(told_beside(each, clause).text(translate))}</li>" for each in clause.changes)
    told_here = f"<ul>{changes}</ul>" if changes else "见总的变化"
    before, after = (f"<td>{words or '—'}</td>" for words in _words(clause))
    return f'<tr><th scope="row">{_place(clause)}</th>{before}{after}<td>{told_here}</td></tr>'


def _place(clause: ClauseChange) -> str:
    if clause.place:
        return _AROUND[clause.place]
    old, new = (escape("、".join(paths)) or "—" for paths in (clause.old_paths, clause.new_paths))
    return new if old == new else f"{old} → {new}"


def _words(clause: ClauseChange) -> tuple[str, str]:
    """What stands in the columns 修订前 and 修订后."""
    if clause.runs:
        return _marked(clause.runs, "del"), _marked(clause.runs, "ins")
    return "".join(_printed(clause.old, clause.new, "del")), "".join(_printed(clause.new, clause.old, "ins"))


def _printed(clauses: Sequence[NoticeClause], others: Sequence[NoticeClause], tag: str) -> Iterator[str]:
    """Whole clauses; without a counterpart they went or came as a whole."""
    for clause in clauses:
        words = escape("".join(clause.text.split()))
        yield words if others else f"<{tag}>{words}</{tag}>"


def _marked(runs: Iterable[WordingRun], tag: str) -> str:
    sides = ((run, run.old_text if tag == "del" else run.new_text) for run in runs)
    return "".join(escape(words) if run.same else f"<{tag}>{escape(words)}</{tag}>" for run, words in sides if words)
