"""A clause split off from another that stands where a third one was repealed: the third went, it did not become it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.dataclass import replace
from generator.regex import regex
from generator.revision.clause_change import ClauseChange
from generator.revision.comparison import Comparison

_SENTENCE = regex(r"[^。；;！？]+")
_SHORTEST = 8  # characters: a shorter sentence, a heading among them, may stand in several clauses by chance


def with_split_off(done: Comparison) -> tuple[Comparison, Mapping[str, str]]:
    """The comparison with such clauses apart from those whose place they took, and the old path from which each (by
    its new one) came."""
    origins = dict(_origins(done))
    return replace(done, clauses=tuple(_apart(done, origins))), origins


def _apart(done: Comparison, origins: Mapping[str, str]) -> Iterator[ClauseChange]:
    for change in done.clauses:
        if change.new and change.new[0].path in origins:
            yield replace(change, new=(), runs=())
            yield replace(change, old=(), runs=(), changes=())
        else:
            yield change


def _origins(done: Comparison) -> Iterator[tuple[str, str]]:
    before = {path: text for change in done.clauses for path, text in _texts(change, new=False)}
    now = {path: text for change in done.clauses for path, text in _texts(change, new=True)}
    heirs = {old: change.new_paths for change in done.clauses for old in change.old_paths}
    for change in done.clauses:
        if change.place or (len(change.old), len(change.new)) != (1, 1):
            continue
        old, new = change.old[0].path, change.new[0].path
        said = _sentences(now[new])
        if not said or _share_one(before[old], now[new]):
            continue
        for path, text in before.items():
            stays = "".join(now.get(each, "") for each in heirs[path])
            if path != old and all(each in text and each not in stays for each in said):
                yield new, path


def _share_one(old: str, new: str) -> bool:
    """Whether a sentence of the old clause stands in the new one."""
    return any(each in new for each in _sentences(old))


def _texts(change: ClauseChange, *, new: bool) -> Iterator[tuple[str, str]]:
    for clause in change.new if new else change.old:
        yield clause.path, "".join(clause.text.split())


def _sentences(text: str) -> list[str]:
    return [each for each in _SENTENCE.findall(text) if len(each) >= _SHORTEST]
