"""What refers to an award whose words are gone: questions that look it up, forms and limits that name it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.carry.ground import DecisionMark, Ground
from generator.carry.quotes import GONE
from generator.carry.yaml_places import YamlPlaces
from generator.regex import regex

_NO_GROUND = "所涉{names}在现文中已无依据：请删除或改写涉及它的内容，再删除本行。"
_AWARD = regex(r"\bawards\.(?P<award>[\w-]+)")


def marks_of_referring(
    files: Mapping[str, YamlPlaces], ground: Ground, marks: Sequence[DecisionMark]
) -> Iterator[DecisionMark]:
    """A mark at each of them that has none of its own."""
    own = {mark.path for mark in marks if mark.what == GONE}
    sources = {str(each.id): f"awards.{each.id}.source" for each in ground.policy.awards}
    gone = {award for award, path in sources.items() if own & {path, f"{path}.0"}}
    names = {str(each.id): str(each.name) for each in ground.policy.awards}
    for path, awards in _referring(ground):
        lost = [award for award in names if award in gone.intersection(awards)]
        file = next((name for name, each in files.items() if path in each.nodes), None)
        if lost and file and not any(f"{mark.path}.".startswith(f"{path}.") for mark in marks):
            told = "、".join(f"“{names[award]}”" for award in lost)
            yield DecisionMark(file, path, "", "", _NO_GROUND.format(names=told))


def _referring(ground: Ground) -> Iterator[tuple[str, Collection[str]]]:
    """(path, awards to which the item there refers) of each item that does."""
    for group in ground.policy.faq.groups:
        for question in group.questions:
            said = f"{question.question}\n{question.answer}"
            yield f"faq.groups.{group.id}.questions.{question.id}", {each["award"] for each in _AWARD.finditer(said)}
    for form in ground.policy.forms:
        yield f"forms.{form.id}", {str(each) for each in form.awards}
    for cap in ground.policy.joint_caps:
        yield f"joint_caps.{cap.id}", {str(each) for each in cap.awards or ()}
