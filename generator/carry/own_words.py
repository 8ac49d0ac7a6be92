"""What the office wrote itself and the new notice speaks against: its own words, and choices counted by a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.carry.ground import DecisionMark, Ground
from generator.carry.quotes import Carried
from generator.carry.yaml_places import YamlPlaces
from generator.dataclass import dataclass
from generator.policy.forms import FormField
from generator.policy.prose import typed_text
from generator.policy.text import Prose
from generator.policy.walk import Visit, walk
from generator.regex import regex

_SAYS = "本处在引文以外写到这些文字：请核对改正后删除本行。"
_COUNTS = "选项原有{count}个，与原文的数值相同：请按现文增减选项（并核对本表中逐年填写的栏目），再删除本行。"
_LENGTH = 4  # characters: shorter words of the old notice are usual words of anybody's
_FOREIGN = 6  # characters, of words of a clause on which the prose does not rest: 符合条件的 says anybody
_RESTS = regex(r"\bclauses?[.:](?P<clause>[\w-]+)|\bawards\.(?P<award>[\w-]+)")
_PARTICLE = regex(r"\A[对按由经在]")
_CHINESE = regex(r"[\u4e00-\u9fff]+")
_SPAN = regex(r"P(\d+)[YM]\Z")


def own_words(files: Mapping[str, YamlPlaces], ground: Ground, found: Carried) -> Iterator[DecisionMark]:
    """Marks at what rests on the old notice without a quote that could be carried; none where the item has one."""
    old, new = ("".join(text.split()) for text in (ground.old_text, ground.new_text))
    gone = _Gone(tuple(_gone(ground, new)), old, new, _award_clauses(ground))
    marked = {mark.path.partition(".source")[0] for mark in found.marks}
    for visit in walk(ground.policy):
        if any(f"{visit.path}.".startswith(f"{path}.") for path in marked):
            continue
        name = next((name for name, each in files.items() if visit.path in each.nodes), None)
        if name is None:
            continue
        if isinstance(visit.value, Prose) and (words := gone.said(visit, ground)):
            yield DecisionMark(name, visit.path, words, "", _SAYS)
        elif isinstance(visit.value, FormField):
            yield from _choices(name, visit, visit.value, found)


def _gone(ground: Ground, new: str) -> Iterator[tuple[str, str]]:
    """(id of the clause, phrase) of what stood between stops and figures, and stands nowhere now."""
    ids = {str(clause.path): str(clause.id) for clause in ground.policy.clauses}
    for path, text in ground.crossing.texts.items():
        for each in dict.fromkeys(_CHINESE.findall(text)):
            if len(each) >= _LENGTH and each not in new:
                yield ids.get(path, path), each


def _award_clauses(ground: Ground) -> Mapping[str, frozenset[str]]:
    """The clauses that each award cites, by its id."""
    found: dict[str, frozenset[str]] = {}
    for path, clause in ground.quotes:
        top, _, rest = path.partition(".")
        if top == "awards":
            name = rest.partition(".")[0]
            found[name] = found.get(name, frozenset()) | {clause}
    return found


@dataclass(frozen=True, slots=True)
class _Gone:
    """Phrases that are gone, each with its clause, and both notices without white space."""

    phrases: tuple[tuple[str, str], ...]
    old: str
    new: str
    award_clauses: Mapping[str, frozenset[str]]

    def said(self, visit: Visit, ground: Ground) -> str:
        """Words of the office's own, look-ups and quotes aside, that are half or more of a phrase which the new notice
        does not have, and that stand nowhere else in it. A phrase of a clause on which the item does not rest must be
        longer: a short one is anybody's."""
        own, rests = typed_text(str(visit.value)), self._rests(visit, ground)
        for clause, phrase in self.phrases:
            phrase = phrase if clause in rests else _PARTICLE.sub("", phrase)
            length = max(_LENGTH if not rests or clause in rests else _FOREIGN, (len(phrase) + 1) // 2)
            pieces = (phrase[start : start + length] for start in range(len(phrase) - length + 1))
            if words := next((each for each in pieces if each in own and each not in self.new), ""):
                return self._whole(words, own)
        return ""

    def _whole(self, words: str, own: str) -> str:
        """The words with what follows them in the old notice, as far as the prose says it too."""
        start = self.old.find(words)
        end = start + len(words)
        while end < len(self.old) and self.old[start : end + 1] in own:
            end += 1
        return self.old[start:end]

    def _rests(self, visit: Visit, ground: Ground) -> frozenset[str]:
        """The clauses that an item cites or looks up, itself or by its awards; of a form, those of its awards."""
        found = {str(source.clause) for source in visit.sources}
        for named in _RESTS.finditer(str(visit.value)):
            found |= {named["clause"]} if named["clause"] else self.award_clauses.get(named["award"], frozenset())
        top, _, rest = visit.path.partition(".")
        name = rest.partition(".")[0]
        forms = [each for each in ground.policy.forms if top == "forms" and each.id == name]
        found.update(*(self.award_clauses.get(str(award), ()) for form in forms for award in form.awards))
        return frozenset(found | {name} if top == "clauses" else found)


def _choices(name: str, visit: Visit, field: FormField, found: Carried) -> Iterator[DecisionMark]:
    """One choice for each year (or other unit) of a figure that is another one now."""
    for old, new in found.facts.get(visit.path, ()):
        span = _SPAN.match(str(old.value))
        count = span[1] if span else str(old.value) if old.kind == "count" else ""
        if field.choices and count == str(len(field.choices)):
            yield DecisionMark(name, f"{visit.path}.choices", old.text, new.text, _COUNTS.format(count=count))
