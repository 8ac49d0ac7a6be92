"""Where the questions on awards that came with the new notice are put in faq.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.carry.yaml_places import TextEdit, YamlPlaces
from generator.draft.yaml_text import member_lines
from generator.policy.yaml_lists import list_at

_KEYS = ("faq", "groups")
_NAME = {"id": "awards-new", "name": "奖补事项"}  # of a group of their own, where none asks for awards


def inserted_questions(file: YamlPlaces, questions: Sequence[Mapping[str, Any]]) -> Iterator[TextEdit]:
    """The questions behind the last one that asks for an award, else in a group of their own before the others."""
    if not questions:
        return
    groups: Any = file.data.get("faq", {})
    groups = groups.get("groups") or [] if isinstance(groups, dict) else []
    for number, group in enumerate(groups):
        asking = [str(each["id"]) for each in group["questions"] if "awards." in str(each["answer"])]
        held = list_at(file.text, [*_KEYS, number, "questions"]) if asking else None
        if held and asking[-1] in held.members:
            yield _at(file, held.members[asking[-1]][1], _lines(questions, 4))
            return
    held = list_at(file.text, [*_KEYS])
    if held and held.members:
        yield _at(file, held.start, _lines([{**_NAME, "questions": [*questions]}], 2))


def _lines(members: Sequence[Mapping[str, Any]], depth: int) -> str:
    return "".join(f"{line}\n" for each in members for line in member_lines(dict(each), depth))


def _at(file: YamlPlaces, line: int, words: str) -> TextEdit:
    place = sum(map(len, file.text.splitlines(keepends=True)[:line]))
    return TextEdit(place, place, words)
