"""The same small change in many places: 县 dropped in 20 clauses is one change and not twenty."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from generator.dataclass import dataclass, replace
from generator.revision.change import Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.clause_comparison import text_of
from generator.revision.tokens import folded
from generator.revision.whole_words import with_shared_words

_SEVERAL = 3  # places
_WORD = 2  # characters
_LONGEST = 30  # characters of words that are a term and no statement
_STOPS = "、，。；："
_WORDS = frozenset(
    {
        ChangeKind.REWORDED,
        ChangeKind.WORDS_ADDED,
        ChangeKind.WORDS_DROPPED,
        ChangeKind.CONDITION_ADDED,
        ChangeKind.CONDITION_DROPPED,
    }
)
_Key = tuple[ChangeKind, str, str]


@dataclass(frozen=True, slots=True)
class ToldOnce:
    """`head`: what was done in several places, once each; `parts`: the clauses without it."""

    head: tuple[Change, ...]
    parts: tuple[ClauseChange, ...]


def told_once(parts: Sequence[ClauseChange]) -> ToldOnce:
    """Changes of a few words that are the same in several places as one change, with the clauses of all of them."""
    parts = _as_elsewhere(parts)
    places: dict[_Key, list[Change]] = defaultdict(list)
    for part in parts:
        for change in part.changes:
            key = _key(change)
            if key:
                places[key].append(change)
    several = {key: changes for key, changes in places.items() if len(changes) >= _SEVERAL}
    head = tuple(_together(kind, changes) for (kind, _, _), changes in several.items())
    return ToldOnce(head, tuple(_without(part, several) for part in parts))


def _as_elsewhere(parts: Sequence[ClauseChange]) -> list[ClauseChange]:
    """The clauses, of a character in the place of another the word that is told elsewhere: 户口 → 户籍, not 口 → 籍."""
    words = {(change.old, change.new) for part in parts for change in part.changes if len(change.old or "") == _WORD}
    said = (
        _pairs_of_characters(text_of(part.old) for part in parts),
        _pairs_of_characters(text_of(part.new) for part in parts),
    )
    return [replace(part, changes=tuple(_whole(change, words, said) for change in part.changes)) for part in parts]


def _pairs_of_characters(texts: Iterable[str]) -> Counter[str]:
    return Counter(text[place : place + _WORD] for text in texts for place in range(len(text) - 1))


def _whole(
    change: Change, words: Collection[tuple[str | None, str | None]], said: tuple[Counter[str], Counter[str]]
) -> Change:
    old, new = change.old or "", change.new or ""
    if change.kind is not ChangeKind.REWORDED or len(old) != 1 or len(new) != 1:
        return change
    left, right = change.beside[0][-1:], change.beside[1][:1]
    able = ((left + old, left + new), (old + right, new + right))
    word = next((each for each in able if each in words), None) or _oftener(able, said)
    return replace(change, old=word[0], new=word[1]) if word else change


def _oftener(able: Sequence[tuple[str, str]], said: tuple[Counter[str], Counter[str]]) -> tuple[str, str] | None:
    """Of the two words that a character can be half of the one that the texts have elsewhere, too: 销售, not 络销."""
    found = [(before, after) for before, after in able if (before + after).isalpha() and len(before) == _WORD]
    often = [each for each in found if said[0][each[0]] + said[1][each[1]] > _WORD]
    return often[0] if len(often) == 1 and len(found) == len(able) else None


def _key(change: Change) -> _Key | None:
    """What is the same in every place; None where a change is told where it stands."""
    kind = ChangeKind.TERM_REPLACED if change.kind in _WORDS else change.kind
    if kind is ChangeKind.TERM_REPLACED:
        words = _core(change.old), _core(change.new)
    elif kind is ChangeKind.PUNCTUATION:
        words = folded(change.old or ""), folded(change.new or "")
    else:
        return None
    states = bool(change.old_facts or change.new_facts)
    is_term = not states and max(map(len, words)) <= _LONGEST and not any(stop in "".join(words) for stop in "。；")
    return (kind, *words) if is_term or kind is ChangeKind.PUNCTUATION else None


def _core(words: str | None) -> str:
    return folded(words or "").strip(_STOPS)


def _together(kind: ChangeKind, changes: Sequence[Change]) -> Change:
    first = changes[0]
    old, new = with_shared_words(
        ((first.old or "").strip(_STOPS) or first.old, (first.new or "").strip(_STOPS) or first.new),
        [each.beside for each in changes],
    )
    return replace(
        first,
        kind=kind,
        old=old,
        new=new,
        old_clauses=_all((each.old_place,) if each.old_place else each.old_clauses for each in changes),
        new_clauses=_all((each.new_place,) if each.new_place else each.new_clauses for each in changes),
        old_cited="",
        new_cited="",
        places=len(changes),
    )


def _all(paths: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for each in paths for path in each))


def _without(part: ClauseChange, several: Mapping[_Key, object]) -> ClauseChange:
    return replace(part, changes=tuple(change for change in part.changes if _key(change) not in several))
