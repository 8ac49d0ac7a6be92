"""What changed in the clauses of an item since somebody accepted it: the sentences as they were and as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.checks.subject import CheckSubject
from generator.dataclass import dataclass
from generator.policy.review import Reviewed
from generator.regex import regex
from generator.revision.wording import WordingRun, runs_between

_SENTENCE = regex(r"[^。；！？\n]+[。；！？]?")
DiffWords = tuple[tuple[str, bool], ...]  # words, and whether they changed


@dataclass(frozen=True, slots=True)
class ClauseThen:
    """The sentences of a clause that changed. `known`: the lock has the words that were accepted; one of an earlier
    version has their hash alone."""

    clause: str
    old: tuple[DiffWords, ...] = ()
    new: tuple[DiffWords, ...] = ()
    known: bool = True


def changed_clauses(subject: CheckSubject, item: Reviewed) -> Iterator[ClauseThen]:
    """Every clause of the item that is not as it was accepted."""
    accepted = item.accepted
    texts = subject.loaded.lock.texts
    names = subject.organisation_names
    for clause, sha in item.clauses.items() if accepted else ():
        then = accepted.clauses.get(clause) if accepted else None
        if then is None or then == sha:
            continue
        if then not in texts:
            yield ClauseThen(clause, known=False)
            continue
        runs = runs_between(texts[then], subject.clauses[clause].text, names)
        old = [(run.old_text, not run.same) for run in runs]
        new = [(run.new_text, not run.same) for run in runs]
        yield ClauseThen(clause, tuple(_changed(old, runs)), tuple(_changed(new, runs)))


def _changed(words: Sequence[tuple[str, bool]], runs: Sequence[WordingRun]) -> Iterator[DiffWords]:
    """The sentences of one side that hold changed words, or that lost some to the other side."""
    touched: list[tuple[str, bool]] = []
    marked = False
    for (text, differs), run in zip(words, runs, strict=True):
        marked = marked or differs or not run.same
        for found in _SENTENCE.finditer(text):
            touched.append((found[0], differs))
            if found[0][-1] in "。；！？":
                if marked:
                    yield tuple(touched)
                touched, marked = [], False
    if touched and marked:
        yield tuple(touched)


def in_brackets(sentences: Iterable[DiffWords]) -> str:
    """The sentences as text, what changed in 【】."""
    return "".join(f"【{words}】" if differs else words for sentence in sentences for words, differs in sentence)
