"""What the office wrote itself and the new notice speaks against: its own words, and choices counted by a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.carry.ground import DecisionMark, Ground
from generator.carry.quotes import Carried
from generator.carry.yaml_places import YamlPlaces
from generator.policy.forms import FormField
from generator.policy.prose import typed_text
from generator.policy.text import Prose
from generator.policy.walk import Visit, walk
from generator.regex import regex

_SAYS = "本处在引文以外写到这些文字：请核对改正后删除本行。"
_COUNTS = "选项原有{count}个，与原文的数值相同：请按现文增减选项（并核对本表中逐年填写的栏目），再删除本行。"
_LENGTH = 4  # characters: shorter words of the old notice are usual words of anybody's
_CHINESE = regex(r"[\u4e00-\u9fff]+")
_SPAN = regex(r"P(\d+)[YM]\Z")


def own_words(files: Mapping[str, YamlPlaces], ground: Ground, found: Carried) -> Iterator[DecisionMark]:
    """Marks at what rests on the old notice without a quote that could be carried; none where the item has one."""
    old, new = ("".join(text.split()) for text in (ground.old_text, ground.new_text))
    gone = tuple(each for each in dict.fromkeys(_CHINESE.findall(old)) if len(each) >= _LENGTH and each not in new)
    marked = {mark.path.partition(".source")[0] for mark in found.marks}
    for visit in walk(ground.policy):
        if any(f"{visit.path}.".startswith(f"{path}.") for path in marked):
            continue
        name = next((name for name, each in files.items() if visit.path in each.nodes), None)
        if name is None:
            continue
        if isinstance(visit.value, Prose) and (words := _said(str(visit.value), gone, new)):
            yield DecisionMark(name, visit.path, words, "", _SAYS)
        elif isinstance(visit.value, FormField):
            yield from _choices(name, visit, visit.value, found)


def _said(prose: str, gone: Iterable[str], new: str) -> str:
    """Words of the office's own, look-ups and quotes aside, that are half or more of a phrase which the new notice does
    not have (what stands between stops and figures), and that stand nowhere else in it."""
    own = typed_text(prose)
    for phrase in gone:
        length = max(_LENGTH, (len(phrase) + 1) // 2)
        pieces = (phrase[start : start + length] for start in range(len(phrase) - length + 1))
        if words := next((each for each in pieces if each in own and each not in new), ""):
            return words
    return ""


def _choices(name: str, visit: Visit, field: FormField, found: Carried) -> Iterator[DecisionMark]:
    """One choice for each year (or other unit) of a figure that is another one now."""
    for old, new in found.facts.get(visit.path, ()):
        span = _SPAN.match(str(old.value))
        count = span[1] if span else str(old.value) if old.kind == "count" else ""
        if field.choices and count == str(len(field.choices)):
            yield DecisionMark(name, f"{visit.path}.choices", old.text, new.text, _COUNTS.format(count=count))
