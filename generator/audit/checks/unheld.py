"""Words and names of policy.json that nothing holds: a build leaves out those that no document shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.audit.read.answer_leads import leads_otherwise
from generator.audit.read.model import Model, squeeze
from generator.audit.read.model_links import broken_links
from generator.audit.read.path_patterns import with_above
from generator.audit.subject import POLICY, AuditProblem, AuditSubject
from generator.message import Message, message
from generator.regex import regex

_HINT = message("policy.json was edited: build the policy again from the notice")

# What no clause of the notice says: names of headings and of figures, remarks among colleagues.
UNHELD = regex(
    r"themes|measures\.[^.]+\.theme|examples\.[^.]+\.note|set_aside\.[^.]+\.(?:id|reason)|faq\.groups\.[^.]+\.name"
    r"|.*\.figures\.[^.]+\.id|office\.(?:note|unfilled|form_cover|stamped_page)"
    r"|office\.contacts\.[^.]+\.(?:id|organisation)|forms\..*\.wide|eligibility\..*\.question"
)
_NAMES = (".id", ".organisation")  # of an item of which anything is shown
_NEGATION = regex(
    r"没有|未曾|未|不存在|不得|无(?=重大|严重|不良)"
    r"|(?:一律|均|都)?(?:不(?:得)?(?:享受|适用|纳入|列入)|不予(?:支持|奖励|补助|资助|扶持|受理))[^，。；]*$"
)


def model_unshown(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Names and remarks of the model that no clause holds stand in policy.json only where a document shows them; what
    checks.yaml waives may keep its name. A question that no document asks is 是否 with the statement that it is of; a
    list of a form has as many lines as its document, and what has the name of an award, form or clause has that of one.
    An answer that the notice does not give is marked in the document as others of its kind are.

    Passes: {"themes": [{"id": "space", "name": "产业空间布局"}]} where a heading of the guidebook is themes.space.name.

    Fails: the same, where no document has the heading.
    """
    model = subject.sound_model
    shown = {span.path for row in subject.distinct_rows for span in row.spans if span.path}
    shown |= {str(each["path"]) for each in model.data.get("let_pass", ())}
    told = with_above(shown)
    for path in _paths("", {name: value for name, value in model.data.items() if name not in ("notice", "shared")}):
        if _item(path) not in told and not _asks_for_its_statement(model, path):
            yield AuditProblem(
                message("no document shows what policy.json has at {path}", path=path),
                _HINT,
                POLICY,
                path,
            )

    told_otherwise = (
        (path, message("documents show the answer as one of the other kind"))
        for path in leads_otherwise(model, subject.rows_of)
    )
    for path, words in (*broken_links(model), *_other_lines(subject, model), *told_otherwise):
        yield AuditProblem(words, _HINT, POLICY, path)


def _other_lines(subject: AuditSubject, model: Model) -> Iterator[tuple[str, Message]]:
    """Lists of forms that have fewer or more lines in the form than policy.json has."""
    for document, rows in subject.rows_of.items():
        form = subject.form_of(document)
        groups = model.at(f"forms.{form}.groups") if form is not None and model.has(f"forms.{form}") else ()
        for group in (each for each in groups if each.get("repeat")):
            line = regex(rf"{group['id']}-(\d+)-.+")
            lines = {int(found[1]) for row in rows if (found := line.fullmatch(row.field or ""))}
            if lines and max(lines) != group["repeat"]:
                told = message("the form has {found} lines, not {value}", found=max(lines), value=group["repeat"])
                yield f"forms.{form}.groups.{group['id']}.repeat", told


def _item(path: str) -> str:
    """The item whose name stands at the path; any other path itself."""
    return next((path.removesuffix(end) for end in _NAMES if path.endswith(end)), path)


def _asks_for_its_statement(model: Model, path: str) -> bool:
    """Whether it is the question of a requirement, with its statement whole, or without the negation in it."""
    head, _, last = path.rpartition(".")
    if last != "question":
        return False
    requirement = model.at(head)
    statement = squeeze(requirement["statement"])
    return squeeze(requirement["question"]) in {
        f"是否{statement}？",
        *([] if requirement["expected"] else [f"是否{_NEGATION.sub('', statement, count=1)}？"]),
    }


def _paths(path: str, value: Any) -> Iterator[str]:
    """Where such words and names stand."""
    if UNHELD.fullmatch(path):
        yield path
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _paths(f"{path}.{name}" if path else name, inner)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            own = member.get("id", index) if isinstance(member, Mapping) else index
            yield from _paths(f"{path}.{own}", member)
