"""How completely the model claims the notice: for a terminal, as a page, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from generator.checks.coverage import Coverage
from generator.finding import FilePlace
from generator.message import Translate, message
from generator.policy.load import Places

_STYLE = (
    "body{font:17px/1.8 'Noto Serif CJK SC',SimSun,serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "mark{background:#dcebdc}mark a{color:inherit;text-decoration:none}.open{background:#f6c9c9}"
    "h2{font-size:1.1em}li{word-break:break-all}"
)


def coverage_text(rows: Iterable[Coverage], translate: Translate) -> str:
    """A line for each clause with its share and what claims it; then what nothing claims."""
    lines: list[str] = []
    for row in rows:
        items = ", ".join(dict.fromkeys(path for paths in row.claimed_by for path in paths))
        lines.append(
            message(
                "{clause}: {share}% claimed by {items}", clause=row.clause.id, share=_percent(row), items=items or "—"
            ).text(translate)
        )
        lines += [message("    not claimed: {words}", words=left.words).text(translate) for left in row.unclaimed()]
    return "\n".join(lines)


def _percent(row: Coverage) -> str:
    return f"{100 * row.share:.1f}"


def coverage_page(policy: str, rows: Iterable[Coverage], places: Places, translate: Translate) -> str:
    """A page for one policy: claimed words highlighted and linked to the items that claim them."""
    listed = tuple(rows)
    title = escape(message("What the model of {policy} claims", policy=policy).text(translate))
    items = dict.fromkeys(path for row in listed for paths in row.claimed_by for path in paths)
    body = "\n".join(part for row in listed for part in _clause(row))
    names = "\n".join(f'<li id="{escape(path)}">{escape(path)}{escape(_where(places.of(path)))}</li>' for path in items)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>\n'
        f"<body><h1>{title}</h1>\n{body}\n<h2>{escape(message('Items').text(translate))}</h2>\n<ul>\n{names}\n</ul>"
        "</body></html>\n"
    )


def _clause(row: Coverage) -> Iterator[str]:
    label = row.clause.printed.path if row.clause.printed else row.clause.id
    yield f"<h2>{escape(label)} ({_percent(row)}%)</h2>"
    runs = []
    for paths, group in groupby(enumerate(row.claimed_by), key=lambda pair: pair[1]):
        words = escape("".join(row.clause.text[place] for place, _ in group))
        if paths:
            runs.append(f'<mark><a href="#{escape(paths[-1])}" title="{escape(", ".join(paths))}">{words}</a></mark>')
        else:
            runs.append(f'<span class="open">{words}</span>')
    yield f"<p>{''.join(runs)}</p>"


def _where(place: FilePlace | None) -> str:
    return f" ({place.file}:{place.line})" if place and place.line else ""
