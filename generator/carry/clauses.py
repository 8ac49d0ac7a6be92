"""The clauses of the model: paths, units, those that came, went, were split or merged, and words that nothing holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.carry.ground import DecisionMark, Ground
from generator.carry.head import EditOrMark, organisations_by_name
from generator.carry.quotes import Carried
from generator.carry.yaml_places import TextEdit, YamlPlaces
from generator.notice.model import NoticeClause as Printed
from generator.policy.load import GUESS
from generator.policy.model import Clause
from generator.policy.yaml_lists import list_at
from generator.regex import regex
from generator.revision.change import ChangeKind

ROLES = ("lead", "cooperating", "responsible")
_IS_GONE = "本条已废止：请删除依据本条的条目，或改引其他条款，再删除本条和本行。"
_WENT_INTO = "本条已并入{into}：请核对概述和引文，删除本条，或改引{into}，再删除本行。"
_WAS_SPLIT = "本条已拆分，另见{parts}：请核对概述和引文后删除本行。"
_NEW_WORDS = "现文新增文字：请核对是否须增加或修改奖项、条件、限制，再删除本行。"
_CAME = "修订新增条款：请核对责任单位，补充概述，再删除本行"
_SPLIT_OFF = "修订由{above}拆出：请核对责任单位，补充概述，再删除本行"
_UNITS = "责任单位有变化，其中有模型未列的单位：请核对后删除本行。"
_UNITS_STAND = "责任单位的写法有变化，现文仍有原单位名称：请核对后删除本行。"
_BETWEEN_UNITS = regex(r"[，、；（）]|(?:牵头|配合|责任)单位：")
_SENTENCE = regex(r"[^。；]+[。；]*|[。；]+")
_BEFORE = regex(r"[^，。；：]*\Z")
_BEHIND = regex(r"[^，。；：]*")
_FIGURE = regex(r"\d")
_SHORTEST = 4  # characters: fewer new words of a clause that nothing quotes are not worth a mark of their own


def carry_clauses(file: YamlPlaces, ground: Ground, found: Carried) -> Iterator[EditOrMark]:
    """policy.yaml: every clause of the old model, and those that the new notice has besides."""
    new_paths = {id_: path for path, id_ in ground.ids.of.items()}
    for clause in ground.policy.clauses:
        path = f"clauses.{clause.id}.path"
        if path not in file.nodes:
            continue
        if clause.id in ground.ids.gone:
            yield file.set_scalar(path, f"{clause.path}（已废止）")
            yield DecisionMark(file.name, f"clauses.{clause.id}", ground.crossing.text(clause.path), "", _IS_GONE)
        elif clause.id in ground.ids.merged:
            into = ground.ids.merged[clause.id]
            yield file.set_scalar(path, f"{clause.path}（已并入{into}）")
            text, what = ground.crossing.text(clause.path), _WENT_INTO.format(into=into)
            yield DecisionMark(file.name, f"clauses.{clause.id}", text, _heading(ground, new_paths[into]), what)
        elif clause.id in new_paths:
            yield from _stays(file, ground, clause, new_paths[clause.id])
    yield from _new_words(file, ground, found)
    yield from _entries(file, ground)


def _heading(ground: Ground, path: str) -> str:
    printed = ground.printed(path)
    return (printed.heading or printed.text[:40]) if printed else ""


def _stays(file: YamlPlaces, ground: Ground, clause: Clause, path: str) -> Iterator[EditOrMark]:
    if path != clause.path:
        yield file.set_scalar(f"clauses.{clause.id}.path", path)
    parts = ground.ids.split.get(str(clause.id), ())
    if parts:
        text, heading = ground.crossing.text(clause.path), _heading(ground, path)
        yield DecisionMark(file.name, f"clauses.{clause.id}", text, heading, _WAS_SPLIT.format(parts="、".join(parts)))
    before = next((each for each in ground.old.clauses if each.path == clause.path), None)
    after = ground.printed(path)
    if before and after:
        yield from _units(file, ground, clause, before, after)


def _units(file: YamlPlaces, ground: Ground, clause: Clause, before: Printed, after: Printed) -> Iterator[EditOrMark]:
    """The units of each role, where the model has them as the old notice printed them."""
    known = organisations_by_name(ground)
    told = (change for change in ground.done.head if change.kind is ChangeKind.UNIT_REPLACED)
    replaced = {change.new: change.old for change in told}
    was = {str(each.name): str(name) for name, each in ground.policy.organisations.items()}
    placed = {name for role in ROLES for name in getattr(after, role)}
    for role in ROLES:
        old, new = getattr(before, role), getattr(after, role)
        stands = tuple(map(str, getattr(clause, role)))
        if tuple(was.get(name, "") for name in old) != stands:
            continue
        names = tuple("".join(name.split()) for name in new)
        if tuple(replaced.get(name, name) for name in names) == tuple("".join(name.split()) for name in old):
            continue  # the organisation is marked; under its new name all is right here
        ids = tuple(known.get(name, "") for name in names)
        stand = _still_named(set(old) - placed, before, after)
        if not all(ids) or stand:
            path, what = f"clauses.{clause.id}", _UNITS if not all(ids) else _UNITS_STAND
            yield DecisionMark(file.name, path, "、".join(old), "、".join(new), what)
        elif ids != stands:
            yield file.set_list(f"clauses.{clause.id}", role, ids)


def _still_named(names: Collection[str], before: Printed, after: Printed) -> bool:
    """Whether the new clause names units as often that the reader finds in no role there: no proof that they went."""
    was, now = ("".join(clause.text.split()) for clause in (before, after))
    small = ("".join(name.split()) for name in names)
    return any(0 < was.count(name) <= now.count(name) for name in small)


def _new_words(file: YamlPlaces, ground: Ground, found: Carried) -> Iterator[DecisionMark]:
    """Words that came into a clause, and that no quote with a mark of its own holds."""
    told = ["".join(mark.new.split()) for mark in found.marks]
    units = {name for clause in ground.new.clauses for role in ROLES for name in getattr(clause, role)}
    for old_paths, path, before, after in ground.crossing.came():
        clause = ground.id_of(path)
        words = _unheard(after, ground)
        listed = all(name in units for name in _BETWEEN_UNITS.split(words) if name)
        if before.strip("，。；：、") or not _says_something(words) or listed or any(after in each for each in told):
            continue
        words = _phrase(words, ground.text_of(path))
        if f"clauses.{clause}" in file.nodes:
            yield DecisionMark(file.name, f"clauses.{clause}", "", words, _NEW_WORDS)
        elif old_paths == (path,) and path in ("preamble", "closing"):
            yield DecisionMark(file.name, "rules" if "rules" in file.nodes else "clauses", "", words, _NEW_WORDS)


def _says_something(words: str) -> bool:
    return len(words) >= _SHORTEST or bool(_FIGURE.search(words))


def _unheard(words: str, ground: Ground) -> str:
    """New words without the sentences that stood elsewhere in the old notice."""
    kept = [each for each in _SENTENCE.findall(words) if not ground.crossing.stood(each)]
    return "".join(kept).strip("，。；：、（）")


def _phrase(words: str, text: str) -> str:
    """Words with the rest of the phrase in which they stand, where it says more: 100万元 of 分别奖励50万元、100万元."""
    start = text.find(words)
    if start < 0:
        return words
    before = _BEFORE.search(text, 0, start)
    behind = _BEHIND.match(text, start + len(words))
    return f"{before[0] if before else ''}{words}{behind[0] if behind else ''}".strip("、")


def _entries(file: YamlPlaces, ground: Ground) -> Iterator[TextEdit]:
    """Entries of clauses that the model does not have, each behind the one that stands before it in the notice."""
    held = list_at(file.text, ["clauses"])
    if held is None:
        return
    lines = file.text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    known = organisations_by_name(ground)
    above, place = {part: each for each, parts in ground.ids.split.items() for part in parts}, held.start
    for printed in ground.new.clauses:
        clause = ground.id_of(printed.path)
        if clause in held.members:
            place = held.members[clause][1]
        elif clause in ground.ids.fresh:
            what = _SPLIT_OFF.format(above=above[clause]) if clause in above else _CAME
            yield TextEdit(starts[place], starts[place], _entry(clause, printed, known, what))


def _entry(clause: str, printed: Printed, known: Mapping[str, str], what: str) -> str:
    lines = [f"{GUESS}{what}", f"- id: {clause}", f"  path: {printed.path}"]
    for role in ROLES:
        lines += _roles(role, getattr(printed, role), known)
    return "".join(f"  {line}\n" for line in lines)


def _roles(role: str, names: Sequence[str], known: Mapping[str, str]) -> Iterator[str]:
    ids = [known[small] for name in names if (small := "".join(name.split())) in known]
    missing = [name for name in names if "".join(name.split()) not in known]
    if missing:
        yield f"  {GUESS}{role} 中有模型未列的单位：{'、'.join(missing)}"
    if ids:
        yield f"  {role}: [{', '.join(ids)}]"
