"""Identity, term and names of organisations: what the head of the new notice says in the place of the old one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.carry.ground import DecisionMark, Ground
from generator.carry.yaml_places import TextEdit, YamlPlaces
from generator.revision.change import Change, ChangeKind

_TERM = (ChangeKind.TERM_PROLONGED, ChangeKind.TERM_SHORTENED, ChangeKind.TERM_CHANGED)
_CHECK_TERM = "请核对施行日期和截止日期，改正 validity 后删除本行。"
_CHECK_ISSUERS = "发文机关有变化，请核对 issuers 后删除本行。"
_CHECK_UNIT = "该单位在现文中由另一单位取代，请核对是否为同一单位后修改，再删除本行。"
_CHECK_UNNAMED = "现文不再出现该单位：请核对仍引用它的条目，删除该单位，再删除本行。"

EditOrMark = TextEdit | DecisionMark


def carry_head(file: YamlPlaces, ground: Ground) -> Iterator[EditOrMark]:
    """policy.yaml: title, number, issuers, dates, term, and organisations under a new name."""
    old, new = ground.old, ground.new
    titles = {_small(before): after for before, after in ((old.title, new.title), (old.body_title, new.body_title))}
    pairs: dict[str, tuple[str | None, str | None]] = {
        "title": (file.value("title"), titles.get(_small(file.value("title")))),
        "document_number": (old.document_number, new.document_number),
        "issued": (_day(old.issued), _day(new.issued)),
        "validity.start.date": (_day(old.effective.start), _day(new.effective.start)),
        "validity.end": (_day(old.effective.end), _day(new.effective.end)),
    }
    for path, (before, after) in pairs.items():
        stands = file.value(path)
        if stands is not None and after and _small(stands) == _small(before) != _small(after):
            yield file.set_scalar(path, after)
    yield from _issuers(file, ground)
    yield from _unnamed(file, ground)
    for change in ground.done.head:
        yield from _of_head(file, ground, change)


def _of_head(file: YamlPlaces, ground: Ground, change: Change) -> Iterator[EditOrMark]:
    if change.kind in _TERM and not (change.old and change.new):
        yield DecisionMark(file.name, "validity", change.old or "", change.new or "", _CHECK_TERM)
    elif change.kind in (ChangeKind.UNIT_RENAMED, ChangeKind.UNIT_REPLACED):
        for name, each in ground.policy.organisations.items():
            path = f"organisations.{name}.name"
            if _small(str(each.name)) != change.old or not change.new:
                continue
            if change.kind is ChangeKind.UNIT_RENAMED:
                yield file.set_scalar(path, change.new)
            else:
                yield DecisionMark(file.name, path, change.old, change.new, _CHECK_UNIT)


def _unnamed(file: YamlPlaces, ground: Ground) -> Iterator[DecisionMark]:
    """Organisations that the new notice names nowhere."""
    before, after = _small(ground.old_text), _small(ground.new_text)
    told = {
        change.old for change in ground.done.head if change.kind in (ChangeKind.UNIT_RENAMED, ChangeKind.UNIT_REPLACED)
    }
    for name, each in ground.policy.organisations.items():
        words = _small(str(each.name))
        if words in before and words not in after and words not in told:
            yield DecisionMark(file.name, f"organisations.{name}.name", words, "", _CHECK_UNNAMED)


def _issuers(file: YamlPlaces, ground: Ground) -> Iterator[EditOrMark]:
    """Issuers one by one where as many issue it as before; else a person decides."""
    old, new = tuple(map(_small, ground.old.issuers)), tuple(map(_small, ground.new.issuers))
    stands = tuple(_small(str(each)) for each in ground.policy.issuers)
    if old == new or stands != old or not stands:
        return
    if len(new) == 1 and len(old) == 1:
        yield file.set_list("", "issuers", new)
        return
    yield DecisionMark(file.name, "issuers", "、".join(old), "、".join(new), _CHECK_ISSUERS)


def _small(words: str | None) -> str:
    return "".join((words or "").split())


def _day(day: object) -> str | None:
    return str(day) if day else None


def organisations_by_name(ground: Ground) -> Mapping[str, str]:
    """Every name of an organisation of the model, those that it has now, -> its id."""
    renamed = {change.old: change.new for change in ground.done.head if change.kind is ChangeKind.UNIT_RENAMED}
    found: dict[str, str] = {}
    for name, each in ground.policy.organisations.items():
        for printed in (_small(str(each.name)), *(_small(str(alias.name)) for alias in each.aliases)):
            found[renamed.get(printed) or printed] = str(name)
    return found
