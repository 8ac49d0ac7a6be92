"""Which words of a clause an item rests on: what it quotes, and the sentences that bear on it.

A change anywhere else in the clause leaves a review as it was. docs/revision.md states the rule; tests/revision/stale
shows it, case by case.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.regex import regex

_SENTENCE = regex(r"[^。；;！？]+[。；;！？]?")
_UNITS = regex(r"[（(](?:牵头|责任|配合|主办|协办|承办|实施)\w{0,4}[：:][^（）()]*[）)]。?\Z")
# Words by which a sentence reaches beyond itself: it limits, excludes or speaks of what stands before it.
_REACHES = regex(
    "上述|前述|以上|前款|本条|同一|重复|不再|除外|但|不予|不得|不含|取消|其中|累计|合计|总额|最高|须|应当|必须|"
    "该项|该类|此项|此类|另有|叠加|就高|均|各项"
)
_SUMS = ("money", "percentage")
_GRANTS = regex("给予|予以|奖励|奖补|补助|补贴|资助|扶持|支持")
_CONDITION_ENDS = ("的", "以上", "以下")
_HELD = regex("\0+")
_TELLING = 4  # characters: shorter words of an item (企业) stand in sentences about anything

TextRange = tuple[int, int]


def resting_text(
    text: str, sums: Sequence[Fact], quotes: Sequence[str], words: Iterable[str], *, figures: bool = True
) -> str:
    """The words of a clause that an item rests on: the sentences with its quotes, and those that bear on it.

    `text`, `quotes` and `words` are without white space; `sums`: those that the clause grants (`granted_sums`);
    `words`: whom and what the item names in words of the notice. A sum that a sentence grants outside the quotes
    counts only as “a sum”; with `figures` False so does one inside.
    """
    spans = spans_of(text, quotes)
    telling = tuple(word for word in words if len(word) >= _TELLING)
    return "\n".join(_bearing(text, sums, spans, telling, figures=figures))


def granted_sums(text: str) -> tuple[Fact, ...]:
    """The sums that a clause's text grants: many items rest on one clause, so it is read once for all of them."""
    return tuple(fact for fact in find_facts(text) if fact.kind in _SUMS and _granted(text, fact.start))


def whole_text(text: str) -> str:
    """What the summary of a clause rests on: all of it but the bracket that names units, whose names are values."""
    return _UNITS.sub("", text)


def _bearing(
    text: str, sums: Sequence[Fact], spans: Sequence[TextRange], words: Sequence[str], *, figures: bool
) -> Iterator[str]:
    """Of what an item neither quotes nor names, only the sentences are looked at that reach beyond themselves."""
    places, reaching = _sentences(text)
    quoted: dict[int, list[TextRange]] = {}
    for span in spans:
        for index in _of_part(places, *span):
            quoted.setdefault(index, []).append(span)
    named = {index for word in set(words) for index in _saying(text, places, word)}
    for index in sorted(named | quoted.keys() | reaching):
        inside = quoted.get(index)
        if inside:
            yield _without_sums(text, sums, places[index], inside if figures else ())
        else:
            yield text[slice(*places[index])]


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[tuple[TextRange, ...], frozenset[int]]:
    """Every sentence, and which of them reach beyond themselves: many items rest on one clause."""
    found = tuple(_SENTENCE.finditer(text))
    reaching = frozenset(index for index, each in enumerate(found) if _REACHES.search(each[0]))
    return tuple(each.span() for each in found), reaching


def _of_part(places: Sequence[TextRange], start: int, end: int) -> range:
    """Which of the sentences share characters with a part of the text."""
    first = bisect_right(places, start, key=lambda place: place[1])
    return range(first, bisect_left(places, end, key=lambda place: place[0]))


def _saying(text: str, places: Sequence[TextRange], word: str) -> Iterator[int]:
    """Which of the sentences hold a word whole."""
    found = text.find(word)
    while found >= 0:
        index = bisect_right(places, found, key=lambda place: place[0]) - 1
        whole = index >= 0 and found + len(word) <= places[index][1]
        if whole:
            yield index
        found = text.find(word, places[index][1] - len(word) + 1 if whole else found + 1)


def _without_sums(text: str, sums: Sequence[Fact], place: TextRange, kept: Sequence[TextRange]) -> str:
    """The sentence at `place` with each sum that it grants outside `kept` as its kind, unit and bound alone."""
    start, end = place
    parts, last = [], start
    for fact in sums[bisect_left(sums, start, key=lambda fact: fact.start) :]:
        if fact.end > end:
            break
        if not any(first < fact.end and fact.start < stop for first, stop in kept):
            parts += [text[last : fact.start], f"<{fact.kind} {fact.unit} {fact.bound} {fact.inclusive} {fact.per}>"]
            last = fact.end
    return "".join((*parts, text[last:end]))


def _granted(text: str, place: int) -> bool:
    """Whether the phrase around a figure grants it; a threshold (年收入1000万元以上的) is a condition."""
    first = max(text.rfind(stop, 0, place) for stop in "，。；：") + 1
    last = min((found for stop in "，。；：" if (found := text.find(stop, place)) >= 0), default=len(text))
    phrase = text[first:last]
    return bool(_GRANTS.search(phrase)) and not phrase.endswith(_CONDITION_ENDS)


def spans_of(text: str, quotes: Iterable[str]) -> tuple[TextRange, ...]:
    """Where the quotes stand first; one that does not stand there has no place."""
    found = ((text.find(quote), quote) for quote in quotes if quote)
    return tuple((start, start + len(quote)) for start, quote in found if start >= 0)


def unquoted(texts: Mapping[str, str], quotes: Mapping[str, Sequence[str]]) -> str:
    """What the notice says outside all quotes of the model, clause by clause: words that no item answers for."""
    lines = []
    for clause, text in texts.items():
        held = bytearray(len(text))
        for start, end in spans_of(text, quotes.get(clause, ())):
            held[start:end] = b"\1" * (end - start)
        left = "".join("\0" if inside else character for character, inside in zip(text, held, strict=True))
        lines.append(f"{clause}={_HELD.sub('…', left)}")
    return "\n".join(lines)
