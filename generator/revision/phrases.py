"""Changed words beside figures: a condition, an exclusion or a grant that came or went, or other wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.dataclass import replace
from generator.notice.model import Fact
from generator.regex import regex
from generator.revision.came_or_went import PHRASES, STOPS, SUMS, came_or_went, is_whole, sums_in
from generator.revision.change import Change, ChangeKind
from generator.revision.facts import Paired, PlacedFact, figures_in, lonely, meaning, pair
from generator.revision.figure_runs import figures_apart
from generator.revision.held_grants import with_held_grants
from generator.revision.how_often import is_another_period
from generator.revision.list_joins import joins_otherwise
from generator.revision.listed_sums import by_member
from generator.revision.meanings import EDGES, excludes, trimmed
from generator.revision.negations import with_moved_negations
from generator.revision.same_bounds import with_same_bounds
from generator.revision.sentences import in_sentences, lists_whole, written_anew
from generator.revision.shifted_figures import with_shifted_figures
from generator.revision.shifted_tiers import with_shifted_tiers
from generator.revision.tiers import by_level
from generator.revision.tokens import Token, folded
from generator.revision.whole_words import with_whole_words
from generator.revision.wording import WordingRun

# Words that only say how a figure counts: what they change is told with the figure.
_HOW = regex(
    "(?:不超过|不低于|不高于|不少于|最高|最多|最低|至多|至少|以上|以下|以内|及|和|或|与|分别|各|共|计|为|按|给予|予以|均|"
    "不?含|不|的|每年|连续|人民币|[,、;。:()])*"
)
_ENDS = frozenset("。；")
_LISTS = "、（）"  # stops that say as much as 和
_JOINS = ("和", "与", "及", "或", "或者", "以及", "并", "并且", "且")
_FAR = 8  # characters: words farther from a figure do not say how it counts
_SAME = 3  # characters before two figures, no stop among them, that show them to be of the same
_BESIDE = 4  # characters beside changed words that say together with them what is excluded
_OPEN_ENDED = ("以上", "以下", "及以上", "及以下")  # behind a level: no sum tells that it came or went
_SHARES_OUT = ("分别", "各", "均")  # said of several sums


def told(runs: Sequence[WordingRun]) -> list[Change]:
    """What changed from one wording to another, in the order of the new one. Every run that changed is told."""
    old, new = "".join(run.old_text for run in runs), "".join(run.new_text for run in runs)
    found: list[Change] = []
    parts: list[WordingRun] = []
    for changed in in_sentences(runs):
        sentence, bounds = with_same_bounds(changed, old, new)
        found += bounds
        worded = _worded(sentence)
        marked, changes = (sentence, []) if worded else by_level(sentence, old, new)
        if not changes:
            marked, changes = by_member(sentence, old, new)
        marked, shifted = with_shifted_figures(marked, old, new)
        found += _placed((*changes, *shifted), sentence[0].old_start, sentence[0].new_start)
        if worded:
            anew = marked if changes or shifted else written_anew(sentence)
            parts += with_moved_negations(with_whole_words(figures_apart(lists_whole(anew))))
        else:
            parts += figures_apart(lists_whole(marked))
    return with_held_grants(with_shifted_tiers(found + _told(parts, old, new)), runs)


def _worded(sentence: Sequence[WordingRun]) -> bool:
    """Whether more changed in a sentence than figures."""
    return not all(_only_how(run.old) and _only_how(run.new) for run in sentence if not run.same)


def _told(runs: Sequence[WordingRun], old: str, new: str) -> list[Change]:
    kept = {index: list(_kept(run, old, new)) for index, run in enumerate(runs) if run.same}
    found: list[Change] = []
    before = after = 0
    for index, run in enumerate(runs):
        if run.same:
            found += _placed([change for _, _, change in kept[index]], before, after)
        elif run.moved:
            found += _placed(_moved(run), before, after)
        elif not (_told_with_a_figure(runs, index, kept) or _says_nothing(runs, index)):
            beside = _beside(runs, index)
            found += (
                replace(change, beside=beside) for change in _placed(_changed(runs, index, old, new), before, after)
            )
        before, after = before + len(run.old_text), after + len(run.new_text)
    return found


def _says_nothing(runs: Sequence[WordingRun], index: int) -> bool:
    """Whether a run changed only because of what came or went beside it."""
    return _goes_on_otherwise(runs, index) or joins_otherwise(runs, index)


def _goes_on_otherwise(runs: Sequence[WordingRun], index: int) -> bool:
    """Whether ； became 。 or the other way round only because the sentence behind it came or went."""
    behind = runs[index + 1] if index + 1 < len(runs) else None
    ends = {runs[index].old_text, runs[index].new_text} == _ENDS
    return ends and behind is not None and not behind.same and not (behind.old and behind.new)


def _moved(run: WordingRun) -> Iterator[Change]:
    """Words that stand elsewhere in their sentence now, told where they went."""
    if run.old:
        yield Change(ChangeKind.WORDS_MOVED, run.old_text, run.old_text)


def _beside(runs: Sequence[WordingRun], index: int) -> tuple[str, str]:
    """A few words that stayed before a run and behind it."""
    left, right = (runs[place] if 0 <= place < len(runs) else None for place in (index - 1, index + 1))
    before = left.new_text[-_FAR:] if left is not None and left.same else ""
    return before, right.new_text[:_FAR] if right is not None and right.same else ""


def _placed(changes: Iterable[Change], before: int, after: int) -> Iterator[Change]:
    """The changes with the place of their words in both texts; of figures that of the first one."""
    for change in changes:
        alone = change.kind not in PHRASES
        old, new = (facts[:1] if alone else () for facts in (change.old_facts, change.new_facts))
        yield replace(change, spot=(old[0].start if old else before, new[0].start if new else after))


def _kept(run: WordingRun, old: str, new: str) -> Iterator[tuple[int, int, Change]]:
    """Figures whose own words stayed, while words beside them changed what they mean: with their place in the run."""
    pairs = zip(figures_in(run.old, old), figures_in(run.new, new), strict=True)
    first, last = run.new[0].start, run.new[-1].end
    for one, other in pairs:
        for change in meaning(one, other):
            yield other.token.start - first, last - other.token.end, change


def _told_with_a_figure(runs: Sequence[WordingRun], index: int, kept: dict[int, list[tuple[int, int, Change]]]) -> bool:
    """Whether all that a run changes is how a figure beside it counts: 20万元 to 不超过20万元."""
    run = runs[index]
    if any(map(sums_in, (run.old, run.new))) or not (_only_how(run.old) and _only_how(run.new)):
        return False
    if _says_how_often(runs, index) or (
        _shares_out(run)
        and any(_sums_differ(each) or _is_told_of(each) for each in runs[max(0, index - 2) : index + 3])
    ):
        return True
    before = any(far <= _FAR for _, far, _ in kept.get(index - 1, ()))
    behind = any(far <= _FAR for far, _, _ in kept.get(index + 1, ()))
    return before or behind


def _says_how_often(runs: Sequence[WordingRun], index: int) -> bool:
    """Whether 每年 that came or went is told with the sum a few words behind it, which is counted otherwise now."""
    stays, sum_run = ([*runs[index + 1 : index + 3], None, None])[:2]
    if stays is None or sum_run is None or not stays.same or len(stays.new_text) > _FAR:
        return False
    often = [token.fact for token in (*runs[index].old, *runs[index].new)]
    alone = bool(often) and all(fact is not None and fact.kind == "repetition" for fact in often)
    pers = [{fact.per for token in side if (fact := token.fact) is not None} for side in (sum_run.old, sum_run.new)]
    return alone and bool(pers[0] and pers[1]) and pers[0] != pers[1]


def _shares_out(run: WordingRun) -> bool:
    return run.old_text + run.new_text in _SHARES_OUT


def _is_told_of(run: WordingRun) -> bool:
    return any(token.told for token in (*run.old, *run.new))


def _sums_differ(run: WordingRun) -> bool:
    """Whether a run has another number of sums: one that was split, joined, or a new one in a list."""
    return not run.same and sums_in(run.old) != sums_in(run.new)


def _changed(runs: Sequence[WordingRun], index: int, old: str, new: str) -> Iterator[Change]:
    run = runs[index]
    if _told_by_level(runs, index):
        return
    if run.anew:
        yield from _anew(runs, index, old, new)
        return
    paired = pair(figures_in(run.old, old), figures_in(run.new, new))
    if run.old and run.new:
        yield from _replaced(runs, index, paired)
    elif _only_how(run.old or run.new) and (paired.gone or paired.come) and not is_whole(runs, index):
        yield from _lonely(paired)
    else:
        yield came_or_went(runs, index)


def _anew(runs: Sequence[WordingRun], index: int, old: str, new: str) -> Iterator[Change]:
    """A sentence in the place of another: both whole, and the sums that only one of them states."""
    run = runs[index]
    yield _reworded(runs, index)
    before, after = (list(filter(_is_told, figures_in(*side))) for side in ((run.old, old), (run.new, new)))
    said, says = ({each.printed for each in side} for side in (before, after))
    gone, come = (
        [each for each in before if each.printed not in says],
        [each for each in after if each.printed not in said],
    )
    of_one = [(one, other) for one in gone for other in come if _is_of_the_same(one, other)]
    found = pair(*map(list, zip(*of_one, strict=True))) if len(of_one) == 1 else Paired((), (), ())
    left = (tuple(each for each in side if all(each not in both for both in of_one)) for side in (gone, come))
    telling = Paired(found.changes, *left) if found.changes else Paired((), tuple(gone), tuple(come))
    yield from (replace(each, inside=True) for each in (*telling.changes, *_lonely(telling)))


def _is_of_the_same(one: PlacedFact, other: PlacedFact) -> bool:
    """Whether two figures of a kind stand behind the same words: 总投资10亿元 and 总投资20亿元."""
    kinds = (one.fact.kind, one.fact.unit) == (other.fact.kind, other.fact.unit)
    before = {each.text[max(0, each.token.start - _SAME) : each.token.start] for each in (one, other)}
    return kinds and len(before) == 1 and not any(stop in words for words in before for stop in EDGES)


def _told_by_level(runs: Sequence[WordingRun], index: int) -> bool:
    """Whether all that a run changes are levels and sums that were told, and words that hold them together."""
    run = runs[index]
    if figures_in((*run.old, *run.new), "") or (run.old_text or run.new_text).startswith(_OPEN_ENDED):
        return False
    beside = [token for each in runs[max(0, index - 1) : index + 2] for token in (*each.old, *each.new)]
    return any(token.told for token in beside) and _only_how(run.old) and _only_how(run.new)


def _replaced(runs: Sequence[WordingRun], index: int, paired: Paired) -> Iterator[Change]:
    """Words in the place of others: their figures one by one, and the wording where more than figures changed."""
    run = runs[index]
    if is_another_period(trimmed(run.old_text), trimmed(run.new_text)):
        yield Change(ChangeKind.REPLACED, trimmed(run.old_text), trimmed(run.new_text), *_stated(run))
        return
    worded = _rest(run.old) != _rest(run.new) and not (_only_how(run.old) and _only_how(run.new))
    others = paired.gone and paired.come and not all(map(_is_sum, (*paired.gone, *paired.come)))
    if worded or others or not (paired.changes or paired.gone or paired.come):
        telling = Paired((), *(tuple(filter(_is_told, each)) for each in (paired.gone, paired.come)))
        yield _reworded(runs, index)
        # Words told twice count once: the figures are part of what was reworded.
        yield from (replace(each, inside=True) for each in (*paired.changes, *_lonely(telling)))
    else:
        yield from (*paired.changes, *_lonely(paired))


def _stated(run: WordingRun) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """What the old words of a run state, and the new ones."""
    old, new = (tuple(token.fact for token in side if token.fact is not None) for side in (run.old, run.new))
    return old, new


def _is_sum(figure: PlacedFact) -> bool:
    return figure.fact.kind in SUMS


def _is_told(figure: PlacedFact) -> bool:
    """Whether a figure is told beside the words that were reworded around it: sums, and how many days or months."""
    return _is_sum(figure) or (figure.fact.kind == "duration" and str(figure.fact.value).endswith(("D", "M")))


def _lonely(paired: Paired) -> Iterator[Change]:
    yield from (lonely(each, came=False) for each in paired.gone)
    yield from (lonely(each, came=True) for each in paired.come)


def _rest(tokens: Sequence[Token]) -> str:
    """The words without what their facts say."""
    return folded("".join(token.text for token in tokens if token.fact is None and not token.told))


def _only_how(tokens: Sequence[Token]) -> bool:
    """Whether nothing is left without figures but words that say how a figure counts."""
    return _HOW.fullmatch(_rest(tokens)) is not None


def _reworded(runs: Sequence[WordingRun], index: int) -> Change:
    run = runs[index]
    if STOPS.fullmatch(run.old_text) and STOPS.fullmatch(run.new_text):
        return Change(ChangeKind.PUNCTUATION, run.old_text, run.new_text)
    dropped, added = trimmed(run.old_text), trimmed(run.new_text)
    if _left_a_stop(dropped, added, run.new_text):
        return Change(ChangeKind.WORDS_DROPPED, dropped, None)
    if _left_a_stop(added, dropped, run.old_text):
        return Change(ChangeKind.WORDS_ADDED, None, added)
    kind = ChangeKind.REWORDED
    before, after = (excludes(each) for each in _in_context(runs, index))
    if before != after:
        kind = ChangeKind.EXCLUSION_ADDED if after else ChangeKind.EXCLUSION_DROPPED
    return Change(kind, dropped, added)


def _left_a_stop(words: str, others: str, text: str) -> bool:
    """Whether words stand on one side and a stop alone on the other: 。其中， became ；."""
    return STOPS.fullmatch(others) is not None and text not in _LISTS and words not in _JOINS


def _in_context(runs: Sequence[WordingRun], index: int) -> tuple[str, str]:
    """The old and the new words of a run with those beside it that stayed: 不再重复 with 享受 behind it."""
    before = runs[index - 1].new_text[-_BESIDE:] if index else ""
    behind = runs[index + 1].new_text[:_BESIDE] if index + 1 < len(runs) else ""
    return before + runs[index].old_text + behind, before + runs[index].new_text + behind
