"""Items of what came with the new notice, drafted by the code of `new`; each is marked as a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from generator.carry.drafted_questions import inserted_questions
from generator.carry.ground import Ground
from generator.carry.head import organisations_by_name
from generator.carry.yaml_places import TextEdit, YamlPlaces
from generator.draft.faq import questions_on_awards
from generator.draft.forms import forms_of
from generator.draft.modelled import modelled
from generator.draft.settle import settled
from generator.draft.yaml_text import COMMENT, member_lines
from generator.notice.facts import find_facts
from generator.notice.model import Notice
from generator.policy.yaml_lists import list_at
from generator.regex import regex

_PARTS = ("definitions", "themes", "awards", "joint_caps", "measures", "rules")
_MAIN, _FORMS, _FAQ = "policy.yaml", "forms.yaml", "faq.yaml"
DRAFTED = "修订新增，由程序起草：请逐项核对后删除本行"
_SUMS = ("money", "percentage")
_SHORTEST = 4  # characters
_STOPS = regex(r"[，。；：、（）]")


def drafted_items(
    files: Mapping[str, YamlPlaces], ground: Ground, name: str, as_of: date
) -> Iterator[tuple[str, TextEdit]]:
    """(file, edit) of every item of which all words came with the new notice."""
    came = _came(ground)
    if not came and not ground.ids.added:
        return
    draft = settled(ground.new, name, as_of, dict(ground.ids.of))
    main = draft[_MAIN]
    new = {part: [each for each in _members(main, part) if _is_new(each, ground, came)] for part in _PARTS}
    themes = {str(each.get("theme")) for each in new["measures"]} - {str(each.id) for each in ground.policy.themes}
    new["themes"] = [each for each in _members(main, "themes") if each.get("id") in themes]
    forms = _forms(ground.new, draft, new["awards"])
    fresh = {str(each["id"]) for each in new["awards"]}
    new["joint_caps"] = [each for each in new["joint_caps"] if fresh.issuperset(each.get("awards") or ())]
    questions = _questions(ground, draft, new)
    names = _names(ground, main, new, forms, questions)
    for part, members in new.items():
        yield from (
            (_MAIN, edit) for edit in _inserted(files[_MAIN], part, [_renamed(each, names) for each in members])
        )
    if _FORMS in files:
        yield from (
            (_FORMS, edit) for edit in _inserted(files[_FORMS], "forms", [_renamed(each, names) for each in forms])
        )
    if _FAQ in files:
        asked = [_renamed(each, names) for each in questions]
        yield from ((_FAQ, edit) for edit in inserted_questions(files[_FAQ], _marked(asked)))


def _forms(notice: Notice, draft: Mapping[str, Any], awards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The forms of new awards. A form of the draft that also takes awards which the model has under other ids is not
    taken: it is made anew, for the new awards alone."""
    fresh = {str(each["id"]) for each in awards}
    whole = [each for each in _members(draft[_FORMS], "forms") if fresh.issuperset(each["awards"])]
    rest = [each for each in awards if each.get("form") not in {form["id"] for form in whole}]
    model = modelled(notice, {**draft[_MAIN], "awards": rest})
    return [*whole, *forms_of(rest, model.award_headings(), frozenset(str(each.get("form")) for each in rest))]


def _questions(
    ground: Ground, draft: Mapping[str, Any], new: Mapping[str, list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """A question on the new awards of each clause, as a draft has it."""
    stated = {**draft[_MAIN], "awards": new["awards"], "joint_caps": new["joint_caps"]}
    return [*questions_on_awards(modelled(ground.new, stated))]


def _members(data: Mapping[str, Any], part: str) -> list[dict[str, Any]]:
    return [each for each in data.get(part) or () if isinstance(each, dict)]


def _came(ground: Ground) -> dict[str, list[str]]:
    """Words that came, by the id of the clause that has them now."""
    found: dict[str, list[str]] = {}
    for _, path, before, after in ground.crossing.came():
        if not before:
            found.setdefault(ground.id_of(path), []).append(_STOPS.sub("", after))
    return found


def _is_new(item: Mapping[str, Any], ground: Ground, came: Mapping[str, list[str]]) -> bool:
    sources = item.get("source")
    listed = [sources] if isinstance(sources, dict) else sources or []
    # Beside the words that grant a sum an award may quote the clause's old words for whom it is: 企业.
    granting = [each for each in listed if any(fact.kind in _SUMS for fact in find_facts(each["quote"]))]
    told = granting or [each for each in listed if len("".join(each["quote"].split())) >= _SHORTEST]
    return bool(told) and all(_has_come(each, ground, came) for each in told)


def _has_come(source: Mapping[str, str], ground: Ground, came: Mapping[str, list[str]]) -> bool:
    """Whether the quoted words are new; words that stood elsewhere in the old notice came from there."""
    words = _STOPS.sub("", "".join(source["quote"].split()))
    if ground.crossing.stood(source["quote"]):
        return False
    return source["clause"] in ground.ids.added or any(words in each for each in came.get(source["clause"], ()))


def _names(
    ground: Ground,
    main: Mapping[str, Any],
    new: Mapping[str, list[dict[str, Any]]],
    forms: list[dict[str, Any]],
    questions: list[dict[str, Any]],
) -> dict[str, str]:
    """Ids of the draft -> ids in the model: organisations by their names; items under ids that are free."""
    known = organisations_by_name(ground)
    organisations: Mapping[str, Any] = main.get("organisations") or {}
    names = {
        key: known[small] for key, each in organisations.items() if (small := "".join(each["name"].split())) in known
    }
    asked = {str(each.id) for group in ground.policy.faq.groups for each in group.questions}
    for part, members in (*new.items(), ("forms", forms), ("questions", questions)):
        taken = asked if part == "questions" else {str(each.id) for each in getattr(ground.policy, part)}
        for each in members:
            wish = str(each["id"])
            fresh = (
                wish
                if wish not in taken
                else next(name for number in range(2, 10_000) if (name := f"{wish}-{number}") not in taken)
            )
            taken.add(fresh)
            if fresh != wish:
                names[wish] = fresh
    return names


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(member, names) for key, member in value.items()}
    if isinstance(value, list):
        return [_renamed(member, names) for member in value]
    if isinstance(value, str):
        paths = re.sub(r"(?<=[a-z]\.)([a-z][a-z0-9-]*)", lambda found: names.get(found[1], found[1]), value)
        return names.get(value, paths if "{{" in value or value.count(".") > 1 else value)
    return value


def _inserted(file: YamlPlaces, part: str, members: list[dict[str, Any]]) -> Iterator[TextEdit]:
    """The members behind those of the list; a list that is not there is made at the end of the file."""
    if not members:
        return
    words = "".join(f"{line}\n" for each in _marked(members) for line in member_lines(each, 1))
    held = list_at(file.text, [part])
    lines = file.text.splitlines(keepends=True)
    end = len(file.text)
    before = "" if file.text.endswith("\n") else "\n"
    if held is None:
        yield TextEdit(end, end, f"{before}\n{part}:\n{words}")
    elif held.key_column is not None:
        yield from _beside(file, part, words)
    else:
        place = sum(map(len, lines[: held.end]))
        yield TextEdit(place, place, words if place == 0 or file.text[place - 1] == "\n" else f"\n{words}")


def _marked(members: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The members, each with the comment that says where it came from."""
    return [
        {COMMENT: f"{DRAFTED}；{each[COMMENT]}" if each.get(COMMENT) else DRAFTED, **_plain(each)} for each in members
    ]


def _plain(member: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in member.items() if key != COMMENT}


def _beside(file: YamlPlaces, part: str, words: str) -> Iterator[TextEdit]:
    """In the place of an empty list ([]); a list of members in one line is left to a person."""
    node = file.nodes[part]
    if not node.value:
        yield TextEdit(node.start_mark.index, node.end_mark.index, f"\n{words.rstrip()}")
