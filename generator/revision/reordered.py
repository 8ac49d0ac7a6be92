"""Words that changed their order within a clause: 优惠或者免费 and 免费或者优惠 state the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.dataclass import replace
from generator.regex import regex
from generator.revision.change import Change, ChangeKind
from generator.revision.tokens import folded

_JOINS = regex("^(?:或者?|以及|及其?|和|与|并且?|、|[，,])+|(?:或者?|以及|及|和|与|并且?|、|[，,])+$")
_STOPS = "，、；"
_SHORTEST = 6  # characters of words that moved together with others: shorter ones stand in others by chance
_BESIDE = 6  # characters that may have come or gone with words that moved
_CAME = frozenset({ChangeKind.WORDS_ADDED, ChangeKind.CONDITION_ADDED})
_WENT = frozenset({ChangeKind.WORDS_DROPPED, ChangeKind.CONDITION_DROPPED})


def reordered(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes of a clause, words that stand in another order told once as moved."""
    left = list(changes)
    for change in changes:
        if not any(each is change for each in left):
            continue
        for other in left:
            told = _swapped(change, other) or _moved(change, other)
            if told:
                at = next(index for index, each in enumerate(left) if each is change)
                left[at : at + 1] = told
                left = [each for each in left if each is not other]
                break
    return tuple(left)


def _swapped(one: Change, other: Change) -> tuple[Change, ...]:
    """甲 became 乙 and 乙 became 甲."""
    if one is other or one.kind is not ChangeKind.REWORDED or other.kind is not ChangeKind.REWORDED:
        return ()
    crossed = _core(one.old) == _core(other.new) and _core(one.new) == _core(other.old)
    return (_told(one, other, one.old),) if crossed and _core(one.old) else ()


def _moved(went: Change, came: Change) -> tuple[Change, ...]:
    """Words that went and came again, alone or with a few others that are told besides."""
    if went.kind not in _WENT or came.kind not in _CAME:
        return ()
    before, after = _core(went.old), _core(came.new)
    if before == after and before:
        return (_told(went, came, went.old),)
    short, long = sorted((before, after), key=len)
    if (
        len(short) < _SHORTEST
        or short not in long
        or not (len(long) - len(short) <= _BESIDE or _is_phrase(short, long))
    ):
        return ()
    words = (came.new if len(after) > len(before) else went.old) or ""
    start = folded(words).index(short)
    moved, rest = words[start : start + len(short)], words[:start] + words[start + len(short) :]
    return (_told(went, came, moved), *_beside(went, came, rest.strip(_STOPS)))


def _is_phrase(short: str, long: str) -> bool:
    """Whether words stand whole at an end of others: behind their last ，, or before their first one."""
    return long.endswith((f",{short}", f"，{short}")) or long.startswith((f"{short},", f"{short}，"))


def _beside(went: Change, came: Change, words: str) -> Iterator[Change]:
    if len(_core(came.new)) > len(_core(went.old)):
        yield replace(came, kind=ChangeKind.WORDS_ADDED, new=words)
    else:
        yield replace(went, kind=ChangeKind.WORDS_DROPPED, old=words)


def _told(went: Change, came: Change, words: str | None) -> Change:
    return replace(
        went,
        kind=ChangeKind.WORDS_MOVED,
        old=_JOINS.sub("", words or ""),
        new=_JOINS.sub("", words or ""),
        new_facts=went.old_facts,
        new_clauses=came.new_clauses,
        new_cited=came.new_cited,
    )


def _core(words: str | None) -> str:
    return _JOINS.sub("", folded(words or ""))
