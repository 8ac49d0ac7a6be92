"""The start page over all policies, read back: its words, its links, its files, and which policies it stands over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from generator.audit.checks.calendar import CALENDAR, calendar_problems
from generator.audit.checks.title_groups import cut_otherwise
from generator.audit.read.finished import ReadDocument, UnreadableFileError
from generator.audit.read.html import read_html
from generator.audit.read.seal import seal_fits
from generator.finding import FilePlace, Finding
from generator.message import Message, message
from generator.plain_json import read_json, what_is_wrong
from generator.regex import regex

SITE, START = "site.json", "index.html"
_DATA = ("manifest.json", "ledger.json", "policy.json")
_STYLE = "assets/page.css"
_ASSETS = {_STYLE: "templates/styles/page.css", "assets/reading.js": "templates/styles/reading.js"}
_EARLIER = regex(r"--[1-9]\d*\Z")  # of the folder of an earlier edition: earlier-altered looks at it
_DRAFT = "（草稿）"
_OWN_STYLE = f'<link href="{_STYLE}">'
_KEYS = frozenset({"tool", "policies", "files", "statements", "seal"})


def site_altered(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """The start page, the style sheet and the script of pages are those that were published, the page says letter by
    letter what site.json says, its links lead to files that are there, and below it stand the policies that it was
    made for. The calendar holds the days of these policies and no others.

    Passes: output/ as `policydocs build` left it.

    Fails: a word of output/index.html was changed, assets/page.css is gone, a file lies beside them, the folder of a
    policy was removed, added, or exchanged for an older one.
    """
    try:
        told = read_json(files.get(SITE, b""))
        problems = tuple(_problems(files, told))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        problems = ((SITE, message("it cannot be read: {problem}", problem=what_is_wrong(error))),)
    for file, problem in problems:
        yield Finding(
            code="site-altered",
            message=message("{file}: {problem}", file=file, problem=problem),
            hint=message("build again: `policydocs build`"),
            place=FilePlace(f"output/{file}"),
        )


_Problem = tuple[str, Message]


def _problems(files: Mapping[str, bytes], told: Mapping[str, Any]) -> Iterator[_Problem]:
    if told.keys() != _KEYS or not seal_fits(told):
        yield SITE, message("its seal does not fit")
    yield from _files(files, told["files"], told["policies"])
    yield from _policies(files, told["policies"])
    if CALENDAR in files:
        yield from ((CALENDAR, problem) for problem in calendar_problems(files, told["policies"]))
    stated: dict[str, list[Mapping[str, str]]] = {}
    for each in told["statements"]:
        stated.setdefault(f"{each.get('document', 'index')}.html", []).append(each)
    for name in sorted({START, *stated} & files.keys()):
        try:
            page = read_html(files[name])
        except UnreadableFileError as error:
            yield name, message("it cannot be read: {problem}", problem=error.words)
            continue
        found = chain(_words(page, stated.get(name, [])), _titles(page), _links(page, files))
        yield from ((name, problem) for problem in found)


def _files(files: Mapping[str, bytes], stated: Mapping[str, str], policies: Mapping[str, str]) -> Iterator[_Problem]:
    for name in sorted(stated.keys() - files.keys()):
        yield name, message("the file {file} is missing", file=name)
    for name in files:
        if name == SITE or _EARLIER.sub("", name.partition("/")[0]) in policies:
            continue
        if name not in stated:
            yield name, message("the file {file} is no part of this edition", file=name)
        elif _sum(files[name]) != stated[name]:
            yield name, message("{file} is not the file that was published", file=name)


def _policies(files: Mapping[str, bytes], stated: Mapping[str, str]) -> Iterator[_Problem]:
    """Each policy is there as it was when the start page was made, with the looks that the assets give it."""
    for policy, wanted in stated.items():
        data = files.get(f"{policy}/{_DATA[0]}")
        if data is None:
            yield f"{policy}/{_DATA[0]}", message("the policy {policy} is missing", policy=policy)
        elif _sum(data) != wanted:
            yield f"{policy}/{_DATA[0]}", message("it is not the edition over which the start page was made")
        else:
            inputs = read_json(data)["inputs"]
            for asset in _ASSETS.keys() & files.keys():
                if inputs.get(_ASSETS[asset], _sum(files[asset])) != _sum(files[asset]):
                    told = message("{policy} was made with another {file}", policy=policy, file=_ASSETS[asset])
                    yield asset, told


def _words(page: ReadDocument, stated: list[Mapping[str, str]]) -> Iterator[Message]:
    wanted = [(each["part"], each["text"]) for each in stated]
    shown = [(each.part, each.text) for each in page.statements]
    due, there = set(wanted), set(shown)
    for part, text in wanted:
        if (part, text) not in there:
            yield message("missing: {text} ({id})", text=text, id=part)
    for part, text in shown:
        if (part, text) not in due:
            yield message("not in the ledger: {text}", text=f"{text} ({part})")
    if sorted(wanted) == sorted(shown) and wanted != shown:
        yield message("its statements stand in another order")
    for foreign in page.foreign:
        if foreign.what == _OWN_STYLE:
            continue  # the start page lies beside its assets, all others below them
        yield message("markup or words that no statement covers: {what}", what=foreign.what)
    for name, _ in page.embedded:
        yield message("markup or words that no statement covers: {what}", what=f"<{name}>")


def _titles(page: ReadDocument) -> Iterator[Message]:
    for statement in page.statements:
        if statement.groups:
            yield from cut_otherwise(statement.groups, [statement.text.removesuffix(_DRAFT)])


def _links(page: ReadDocument, files: Mapping[str, bytes]) -> Iterator[Message]:
    for statement in page.statements:
        for link in (mark.link for mark in statement.marks if mark.link):
            file, _, anchor = link.partition("#")
            if file not in files if file else anchor not in page.anchors:
                yield message("{text} leads to {link}, which is not there", text=statement.text, link=link)


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
