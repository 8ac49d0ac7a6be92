"""Runs of words sentence by sentence: where most of a sentence changed, it was written anew as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.revision.tokens import Token
from generator.revision.wording import WordingRun

_ENDS = "。；"
_BETWEEN = ("、", "和", "及")
_SEVERAL = 3  # changes in one sentence; one or two are told as such
_LITTLE = 0.4  # of the words between its first change and its last one stayed
_MANY = 5  # changes, which nobody reads together with what stayed between them
_AROUND = 8  # characters at an end of a sentence written anew that are shown with it
_HALF = 0.6  # the same share where there are that many


def in_sentences(runs: Sequence[WordingRun]) -> Iterator[list[WordingRun]]:
    """The runs, those that stayed cut at the ends of sentences (； ends one, too). None is empty."""
    sentence: list[WordingRun] = []
    for run in runs:
        if not run.same:
            sentence.append(run)
            if _ends_both(run):
                yield sentence
                sentence = []
            continue
        start = 0
        for place, token in enumerate(run.new, 1):
            if token.text in _ENDS or token.ends_row:
                sentence.append(_part(run, start, place))
                yield sentence
                sentence, start = [], place
        if start < len(run.new):
            sentence.append(_part(run, start, len(run.new)))
    if sentence:
        yield sentence


def _ends_both(run: WordingRun) -> bool:
    """Whether a sentence ends with what changed, in each text that has words there."""
    return all(side[-1].text in _ENDS or side[-1].ends_row for side in (run.old, run.new) if side)


def _part(run: WordingRun, start: int, end: int) -> WordingRun:
    return WordingRun(run.old[start:end], run.new[start:end], same=True)


def _length(tokens: Sequence[Token]) -> int:
    """Of the words; figures may change without a sentence being written anew."""
    return sum(len(token.text) for token in tokens if token.fact is None)


def written_anew(sentence: list[WordingRun]) -> list[WordingRun]:
    """The sentence with all between its first and last change as one change, where little in between stayed."""
    changed = _without_phrases([index for index, run in enumerate(sentence) if not run.same], sentence)
    if len(changed) < _SEVERAL:
        return sentence
    first, last = changed[0], changed[-1] + 1
    inner = sentence[first:last]
    old = tuple(token for run in inner for token in run.old)
    new = tuple(token for run in inner for token in run.new)
    stayed = _length([token for run in inner if run.same for token in run.new])
    worded = [index for index in changed if max(_length(sentence[index].old), _length(sentence[index].new)) > 1]
    share = _HALF if len(worded) >= _MANY else _LITTLE
    if stayed >= share * max(_length(old), _length(new)):
        return sentence
    return _whole(sentence, first, last)


def _without_phrases(changed: list[int], sentence: Sequence[WordingRun]) -> list[int]:
    """The changes without whole phrases that came or went at the end: ，分两年拨付 says nothing of what is before."""
    while changed and _is_phrase(sentence[changed[-1]]):
        changed = changed[:-1]
    return changed


def _is_phrase(run: WordingRun) -> bool:
    words = run.new_text or run.old_text
    return not (run.old and run.new) and words.startswith("，")


def _whole(sentence: list[WordingRun], first: int, last: int) -> list[WordingRun]:
    """The sentence with its runs from `first` to before `last` as one, and the few words around them with these."""
    first = 0 if sum(len(run.new_text) for run in sentence[:first]) <= _AROUND else first
    last = len(sentence) if sum(len(run.new_text) for run in sentence[last:]) <= _AROUND else last
    old = tuple(token for run in sentence[first:last] for token in run.old)
    new = tuple(token for run in sentence[first:last] for token in run.new)
    return [*sentence[:first], WordingRun(old, new, same=False, anew=True), *sentence[last:]]


def lists_whole(sentence: Sequence[WordingRun]) -> list[WordingRun]:
    """The sentence with a list of sums as one change where it became longer or shorter: 甲、乙 and 丙、丁、戊.

    Word by word the first would seem to be the first, which nobody knows.
    """
    found = list(sentence)
    index = 0
    while index + 2 < len(found):
        first, between, last = found[index : index + 3]
        if _is_list(first, between, last):
            old, new = (*first.old, *between.old, *last.old), (*first.new, *between.new, *last.new)
            found[index : index + 3] = [WordingRun(old, new, same=False)]
        else:
            index += 1
    return found


def _is_list(first: WordingRun, between: WordingRun, last: WordingRun) -> bool:
    if first.same or last.same or between.new_text not in _BETWEEN:
        return False
    old, new = _facts((*first.old, *last.old)), _facts((*first.new, *last.new))
    return bool(old and new) and old != new


def _facts(tokens: Sequence[Token]) -> int:
    return sum(token.fact is not None for token in tokens)
