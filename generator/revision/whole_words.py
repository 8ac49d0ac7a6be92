"""Runs of words that end where a reader sees a word end: 户口 → 户籍, not 口 → 籍; （抚养人） with both its brackets.

Where a word begins nobody says in Chinese. What is sure is told by what stands beside it: the name of an office ends
with 部门 or 机关, and a character between a stop or a particle and another one belongs to the other one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.regex import regex
from generator.revision.tokens import Token, folded
from generator.revision.wording import WordingRun

_OFFICE = regex("(?:主管|管理|监督|行政|工作|事务)*(?:部门|机关|机构|委员会|办公室|中心|局|厅|委|院)")
_OFFICES = regex("(?:部门|机关|机构|委员会|办公室|中心|局|厅|委|院)$")
_ALONE = frozenset(  # characters that are words of their own, or belong to no word beside them
    "的地得了着过等之其此该本各每某另由为被把将以从自至到向对于在因按依据凭经与和及或且并而但如若则即又也还均都再"
    "不未非无没勿应须可能会要需请令让给有是前后中内外上下时日月年所这那条款省市县区一二三四五六七八九十百千万零两"
)
_SAYS_WHICH = regex("(?:有关|相关|专业|其他|上级|下级|同级|本级|当地)$")  # of offices, and no part of a name
_BEHIND = frozenset("内外中上下")  # that end a word where another character stands before them: 境外
_STOPS = frozenset("，。；：、！？（）")
_HALVES, _OTHER_HALVES = frozenset("依按遵参"), frozenset("照据循")
_OPENS, _CLOSES = "(", ")"  # folded
_APART = 3  # characters between two that went out of one word
_IN_BRACKETS = 20  # characters that may stand in brackets which are put around words


def with_whole_words(runs: Sequence[WordingRun]) -> list[WordingRun]:
    """The runs of a sentence, words that took the place of others with the rest of the word that stayed beside them."""
    found = _with_one_word(_with_brackets(list(runs)))
    for index, run in enumerate(found):
        if run.same or not (run.old and run.new):
            continue
        if index + 1 < len(found) and not run.anew:
            _take_behind(found, index, _office_behind(found[index], found[index + 1]))
        if _can_be_half(found, index) and not run.anew:
            _take_beside(found, index)
        else:
            _take_halves(found, index)
    return [run for run in found if run.old or run.new]


def _office_behind(run: WordingRun, behind: WordingRun) -> int:
    """How many characters that stayed end the name of an office of which the run is a part."""
    ends = _OFFICE.match(behind.new_text) if behind.same else None
    return ends.end() if ends and _names(run.old) and _names(run.new) else 0


def _names(words: Sequence[Token]) -> bool:
    """Whether words can be the beginning of an office's name."""
    text = "".join(token.text for token in words)
    return _is_part(words[-1]) and not _OFFICES.search(text) and not _SAYS_WHICH.search(text)


def _is_part(token: Token) -> bool:
    """Whether a word can be a part of a longer one."""
    return len(token.text) == 1 and not token.whole and token.text.isalpha() and token.text not in _ALONE


def _ends_word(token: Token) -> bool:
    return _is_part(token) or token.text in _BEHIND


def _is_character(run: WordingRun) -> bool:
    """Whether the run is one character of a word in the place of another."""
    return _is_one(run) and _is_part(run.old[0]) and _is_part(run.new[0])


def _can_be_half(runs: Sequence[WordingRun], index: int) -> bool:
    return _is_character(runs[index]) or _ends_before_stop(runs, index)


def _is_one(run: WordingRun) -> bool:
    return len(run.old_text) == len(run.new_text) == 1 and run.old_text.isalpha() and run.new_text.isalpha()


def _ends_before_stop(runs: Sequence[WordingRun], index: int) -> bool:
    """Whether one of the two characters of a run ends a word: 效益， → 效能，, though 能 alone is a word, too."""
    run = runs[index]
    behind = runs[index + 1].new_text[:1] if index + 1 < len(runs) and runs[index + 1].same else ""
    return _is_one(run) and behind in _STOPS and (_is_part(run.old[0]) or _is_part(run.new[0]))


def _take_beside(runs: list[WordingRun], index: int) -> None:
    """The character before or behind with the run, where it can be told which of them is the other half of the word."""
    before = index > 0 and _stayed(runs[index - 1]) and _is_part(runs[index - 1].new[-1])
    behind = index + 1 < len(runs) and _stayed(runs[index + 1]) and _ends_word(runs[index + 1].new[0])
    if before and not behind:
        _take_before(runs, index)
    elif behind and not before:
        _take_behind(runs, index, 1)


def _take_halves(runs: list[WordingRun], index: int) -> None:
    """A character between the run and a stop with it: 专款专用 → 按照规定用途使用; and 依 before 照 or 法."""
    run = runs[index]
    if index + 1 < len(runs) and _is_lonely(runs[index + 1]) and _is_part(run.old[-1]) and _is_part(run.new[-1]):
        _take_behind(runs, index, 1)
    if index and _ends_with_half(runs[index - 1]) and {run.old[0].text, run.new[0].text} & _OTHER_HALVES:
        _take_before(runs, index)


def _stayed(run: WordingRun) -> bool:
    """Whether words of a run stayed that no neighbour took."""
    return run.same and bool(run.new)


def _is_lonely(behind: WordingRun) -> bool:
    """Whether words that stayed begin with one character before a stop."""
    return _stayed(behind) and _is_part(behind.new[0]) and (len(behind.new) == 1 or behind.new[1].text in _STOPS)


def _ends_with_half(before: WordingRun) -> bool:
    return _stayed(before) and before.new[-1].text in _HALVES


def _take_before(runs: list[WordingRun], index: int) -> None:
    left, run = runs[index - 1], runs[index]
    runs[index - 1] = replace(left, old=left.old[:-1], new=left.new[:-1])
    runs[index] = replace(run, old=(*left.old[-1:], *run.old), new=(*left.new[-1:], *run.new))


def _take_behind(runs: list[WordingRun], index: int, length: int) -> None:
    """So many characters behind the run with it; they are words of one character each."""
    if not length:
        return
    run, right = runs[index], runs[index + 1]
    runs[index] = replace(run, old=(*run.old, *right.old[:length]), new=(*run.new, *right.new[:length]))
    runs[index + 1] = replace(right, old=right.old[length:], new=right.new[length:])


def with_shared_words(
    words: tuple[str | None, str | None], beside: Sequence[tuple[str, str]]
) -> tuple[str | None, str | None]:
    """Old and new words of a change in many places, with what stands beside them in all of these: 生活费来源, not 费.

    `beside`: what stayed before and behind, for each place. Only parts of words are made longer: a character, or the
    name of an office, of which the beginning may be missing.
    """
    left = _shared([before[::-1] for before, _ in beside])[::-1]
    right = _shared([behind for _, behind in beside])
    old, new = words[0] or "", words[1] or ""
    lengths = sorted((len(old), len(new)))
    if lengths == [1, 1]:
        right = "" if left else right
    elif lengths == [0, 1]:
        left, right = (left, right) if left and right else ("", "")
    elif _OFFICES.search(old) and _OFFICES.search(new):
        right = ""
    else:
        return words
    return (left + old + right, left + new + right) if left + right else words


def _shared(texts: Sequence[str]) -> str:
    """The beginning that all texts have, as far as it can be part of a word."""
    length = 0
    for characters in zip(*texts, strict=False):
        if len(set(characters)) > 1 or not characters[0].isalpha() or characters[0] in _ALONE:
            break
        length += 1
    return texts[0][:length]


def _with_one_word(runs: list[WordingRun]) -> list[WordingRun]:
    """Two characters that went (or came) a few characters apart as one change: 主营业务收入 → 营业收入."""
    index = 0
    while index + 2 < len(runs):
        first, between, last = runs[index : index + 3]
        if between.same and len(between.new_text) <= _APART and _are_halves(first, last) and _is_word(between.new):
            old, new = (*first.old, *between.old, *last.old), (*first.new, *between.new, *last.new)
            runs[index : index + 3] = [WordingRun(old, new, same=False)]
        else:
            index += 1
    return runs


def _are_halves(first: WordingRun, last: WordingRun) -> bool:
    """Whether two runs are one character each that came, or went, on the same side."""
    went = first.old_text + last.old_text
    came = first.new_text + last.new_text
    alone = not (first.same or last.same or first.moved or last.moved) and not (went and came)
    return alone and all(len(run.old) + len(run.new) == 1 and _is_word((*run.old, *run.new)) for run in (first, last))


def _is_word(words: Sequence[Token]) -> bool:
    return bool(words) and all(map(_is_part, words))


def _with_brackets(runs: list[WordingRun]) -> list[WordingRun]:
    """Brackets put around words that stayed, or taken away, as one change with these words."""
    index = 0
    while index + 2 < len(runs):
        first, between, last = runs[index : index + 3]
        around = _encloses(first.old_text, last.old_text) or _encloses(first.new_text, last.new_text)
        if around and between.same and not (first.same or last.same) and len(between.new_text) <= _IN_BRACKETS:
            old, new = (*first.old, *between.old, *last.old), (*first.new, *between.new, *last.new)
            runs[index : index + 3] = [WordingRun(old, new, same=False)]
        else:
            index += 1
    return runs


def _encloses(first: str, last: str) -> bool:
    """Whether a bracket opens in the first words and closes in the last."""
    first, last = folded(first), folded(last)
    return first.count(_OPENS) > first.count(_CLOSES) and last.count(_CLOSES) > last.count(_OPENS)
