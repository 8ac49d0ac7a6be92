"""Changed words beside figures and names: a condition or an exclusion that came or went, or other wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.checks.item_kinds import EXCLUDES
from generator.revision.tokens import Token
from generator.revision.wording import Run

# Words that only say how a figure counts: what they change is told with the figure.
_HOW = re.compile(
    "(?:不超过|不低于|不高于|不少于|最高|最多|最低|至多|至少|以上|以下|以内|及|和|或|与|分别|各|共|计|为|按|给予|予以|均|"
    "含|不含|每年|一次性|连续|[，、；。：（）()])*"
)
_CONDITION = re.compile(
    "具有|具备|符合|满足|属于|注册|登记|纳入|取得|达到|不低于|不少于|以上|未发生|没有发生|无重大|依法|经认定|通过|完成|实行|须|应当?|需"
)
_STOPS = "，；。：！？"


class WordChange(StrEnum):
    """What changed words are, as far as a program can tell."""

    CONDITION_ADDED = "condition_added"
    CONDITION_DROPPED = "condition_dropped"
    EXCLUSION_ADDED = "exclusion_added"
    EXCLUSION_DROPPED = "exclusion_dropped"
    WORDS_ADDED = "words_added"
    WORDS_DROPPED = "words_dropped"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Words that went and words that came in their place; one of them is empty where words only came or went."""

    change: WordChange
    old: str
    new: str


def changed_words(runs: Sequence[Run]) -> Iterator[ChangedWords]:
    """What changed beside figures and names, in the order of the new text."""
    for index, run in enumerate(runs):
        if not run.same and not (_only_how(run.old) and _only_how(run.new)):
            yield _told(run, _restricts(runs, index))


def _only_how(tokens: Sequence[Token]) -> bool:
    """Whether nothing is left without figures and names but words that say how a figure counts."""
    return _HOW.fullmatch("".join(token.text for token in tokens if not token.whole)) is not None


def _told(run: Run, restricts: bool) -> ChangedWords:
    old, new = run.old_text, run.new_text
    if old and new:
        return ChangedWords(WordChange.REWORDED, old, new)
    came = bool(new)
    if EXCLUDES.search(old or new):
        change = WordChange.EXCLUSION_ADDED if came else WordChange.EXCLUSION_DROPPED
    elif restricts:
        change = WordChange.CONDITION_ADDED if came else WordChange.CONDITION_DROPPED
    else:
        change = WordChange.WORDS_ADDED if came else WordChange.WORDS_DROPPED
    return ChangedWords(change, old, new)


def _restricts(runs: Sequence[Run], index: int) -> bool:
    """Whether words that came or went are a condition: a phrase of one, in a sentence that grants or addresses."""
    run = runs[index]
    words = run.old_text or run.new_text
    sentence = _sentence_around(runs, index)
    grants = re.search("给予|奖励|补助|补贴|资助|适用于|应当?具备|条件", sentence)
    return bool(grants) and bool(_CONDITION.search(words))


def _sentence_around(runs: Sequence[Run], index: int) -> str:
    """The sentence of both texts together in which a run stands."""
    before = "".join(run.old_text for run in runs[:index])
    behind = "".join(run.old_text for run in runs[index + 1 :])
    return before.rpartition("。")[2] + runs[index].old_text + runs[index].new_text + behind.partition("。")[0]
