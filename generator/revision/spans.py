"""What two lists of words share, in order, sentence by sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field

from rapidfuzz.distance import Indel

from generator.dataclass import dataclass
from generator.revision.compared_sentence import ComparedSentence
from generator.revision.rows import ComparedRow
from generator.revision.sentence_pairs import AT_ONCE, sentence_pairs
from generator.revision.tokens import Token, folded

_WORDS_AT_ONCE = 25_000_000  # words times words that are compared at once, in a fraction of a second
_ENDS = ("。", "；", ";")  # words are compared in half-width characters

_BETWEEN = "\x1f"  # so that sentences are the same only where their words are cut the same way


@dataclass(frozen=True, slots=True)
class SpanPair:
    """Places in both lists that hold the same words, or the words of one in the place of those of the other."""

    old: slice
    new: slice
    same: bool


@dataclass(frozen=True, slots=True)
class ComparedWords:
    """The words of a text, and what each is compared by."""

    tokens: Sequence[Token]
    keys: Sequence[str]


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """What is known of both notices: sentences that several clauses have, folded, and rows of tables with their names,
    without white space.
    """

    formulas: Collection[str] = ()
    rows: Mapping[str, ComparedRow] = field(default_factory=dict)


def shared_spans(old: ComparedWords, new: ComparedWords, known: KnownTexts) -> Iterator[list[SpanPair]]:
    """The spans of both texts in order: those of sentences that belong together in one list, with as few words
    changed as can be. A sentence that took the place of another is one span; a row of a table counts as a sentence.
    """
    before, after = _sentences(old), _sentences(new)
    for same, olds, news in _gaps(_texts(old.keys, before), _texts(new.keys, after)):
        if same:
            yield [SpanPair(_words(before, olds), _words(after, news), same=True)]
        else:
            yield from _changed(old, new, before[olds], after[news], known)


def _gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, slice, slice]]:
    """Sentences that stayed, and those between them of both texts.

    Of a short text only those at its ends: what stayed in the middle is found with the sentences that changed.
    """
    found = _ends(old, new) if len(old) * len(new) <= AT_ONCE else _shared(old, new)
    before = after = 0
    for olds, news in (*found, (slice(len(old), len(old)), slice(len(new), len(new)))):
        if before < olds.start or after < news.start:
            yield False, slice(before, olds.start), slice(after, news.start)
        if olds.start < olds.stop:
            yield True, olds, news
        before, after = olds.stop, news.stop


def _ends(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """The sentences at the beginning and at the end that are the same."""
    first = next((place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    if first is None:
        first = min(len(old), len(new))
    left = min(len(old), len(new)) - first
    last = next((place for place in range(left) if old[-1 - place] != new[-1 - place]), left)
    yield slice(0, first), slice(0, first)
    yield slice(len(old) - last, len(old)), slice(len(new) - last, len(new))


def _shared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            yield slice(code.src_start, code.src_end), slice(code.dest_start, code.dest_end)


def _changed(
    old: ComparedWords,
    new: ComparedWords,
    before: Sequence[slice],
    after: Sequence[slice],
    known: KnownTexts,
) -> Iterator[list[SpanPair]]:
    """Sentences that changed: word by word with those they came from."""
    olds, news = ([_compared(text, each, known) for each in cut] for text, cut in ((old, before), (new, after)))
    for pair in sentence_pairs(olds, news):
        went, came = _words(before, pair.old), _words(after, pair.new)
        if pair.alike and (went.stop - went.start) * (came.stop - came.start) <= _WORDS_AT_ONCE:
            yield list(_spans(old.keys[went], new.keys[came], went.start, came.start))
        else:
            yield [SpanPair(went, came, same=False)]


def _spans(old: Sequence[str], new: Sequence[str], first_old: int, first_new: int) -> Iterator[SpanPair]:
    for code in Indel.opcodes(old, new):
        before = slice(first_old + code.src_start, first_old + code.src_end)
        yield SpanPair(before, slice(first_new + code.dest_start, first_new + code.dest_end), code.tag == "equal")


def _compared(text: ComparedWords, place: slice, known: KnownTexts) -> ComparedSentence:
    tokens = text.tokens[place]
    plain = "".join(token.fact.kind[0] if token.fact else token.text for token in tokens)
    words = "".join(token.text for token in tokens)
    formula = folded(words).rstrip(":" + "".join(_ENDS)) in known.formulas
    row = known.rows.get(words.rstrip("".join(_ENDS)))
    return ComparedSentence(words, plain, formula, row.name if row is not None else "")


def _sentences(text: ComparedWords) -> list[slice]:
    """Where each sentence begins and ends (； ends one, too, and so does a row of a table)."""
    words = enumerate(zip(text.keys, text.tokens, strict=True), 1)
    ends = [place for place, (key, token) in words if key[-1:] in _ENDS or token.ends_row]
    return [slice(start, end) for start, end in zip([0, *ends], [*ends, len(text.keys)], strict=True) if start < end]


def _texts(words: Sequence[str], cut: Sequence[slice]) -> list[str]:
    return [_BETWEEN.join(words[each]) for each in cut]


def _words(cut: Sequence[slice], sentences: slice) -> slice:
    """The words of some sentences in a row; of none an empty place."""
    held = cut[sentences]
    if held:
        return slice(held[0].start, held[-1].stop)
    place = cut[sentences.start].start if sentences.start < len(cut) else (cut[-1].stop if cut else 0)
    return slice(place, place)
