"""What carrying a model over starts from: both notices compared, and which clause of the model is which new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import count

from generator.carry.crossing import AROUND, Crossing
from generator.carry.split_off import with_split_off
from generator.dataclass import dataclass, replace
from generator.notice.model import Notice, NoticeClause
from generator.policy.model import Policy
from generator.policy.walk import sources_of, walk
from generator.regex import regex
from generator.revision.clause_change import ClauseChange
from generator.revision.comparison import Comparison

_WHITE = regex(r"\s+")


@dataclass(frozen=True, slots=True)
class DecisionMark:
    """A place that a person must decide: the item or value at `path` of `file`, its words before and now."""

    file: str
    path: str
    old: str
    new: str
    what: str

    @property
    def comment(self) -> str:
        """What stands behind 待核 in the file, on one line."""
        now = f"现文“{_line(self.new)}”" if self.new else "现文已无对应文字"
        return f"修订：{f'原文“{_line(self.old)}”，' if self.old else ''}{now}。{self.what}"


def _line(words: str) -> str:
    return _WHITE.sub(" ", words).strip()


@dataclass(frozen=True, slots=True)
class ClauseIds:
    """`of`: path of a new clause -> its id. `gone`: ids of clauses that are no more; `merged`: of those that went into
    another one, with its id; `split`: id -> ids of the parts split off; `added`: ids of clauses that came.
    """

    of: Mapping[str, str]
    gone: frozenset[str] = frozenset()
    merged: Mapping[str, str] = field(default_factory=dict)
    split: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    added: frozenset[str] = frozenset()

    @property
    def fresh(self) -> frozenset[str]:
        """Ids that the model does not have yet."""
        return self.added | {each for parts in self.split.values() for each in parts}


@dataclass(frozen=True, slots=True)
class Ground:
    """A policy, its notice, the new notice, and how the clauses of both belong together."""

    policy: Policy
    old: Notice
    new: Notice
    done: Comparison
    crossing: Crossing
    ids: ClauseIds
    quotes: Mapping[tuple[str, str], tuple[str, ...]]  # (path of an item, id of a clause) -> what it quotes there

    @property
    def old_text(self) -> str:
        """All words of the old notice."""
        return _text(self.old)

    @property
    def new_text(self) -> str:
        """All words of the new notice."""
        return _text(self.new)

    def text_of(self, path: str) -> str:
        """A clause of the new notice, or what stands around its clauses, without white space."""
        printed = self.printed(path)
        around = getattr(self.new, path) if path in AROUND else ()
        return _WHITE.sub("", printed.text if printed else "".join(around))

    def path_of(self, clause: str) -> str:
        """The old path of a clause of the model, by its id."""
        return next((str(each.path) for each in self.policy.clauses if each.id == clause), clause)

    def id_of(self, path: str) -> str:
        """The id of a new clause, by its path."""
        return self.ids.of.get(path, path)

    def printed(self, path: str) -> NoticeClause | None:
        return next((clause for clause in self.new.clauses if clause.path == path), None)


def _text(notice: Notice) -> str:
    return "\n".join((notice.title, *notice.preamble, *(clause.text for clause in notice.clauses), *notice.closing))


def ground_of(policy: Policy, old: Notice, new: Notice, done: Comparison) -> Ground:
    """All of it, from a comparison of the two notices."""
    done, origins = with_split_off(done)
    return Ground(policy, old, new, done, Crossing(done), _ids(policy, done, origins), _quotes(policy))


def _quotes(policy: Policy) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for visit in walk(policy):
        for source in sources_of(visit.value):
            key = (visit.path, str(source.clause))
            found[key] = (*found.get(key, ()), str(source.quote))
    return found


def _ids(policy: Policy, done: Comparison, origins: Mapping[str, str]) -> ClauseIds:
    """`origins`: of a split-off clause in the place of another, by its new path, the old path from which it came."""
    known = {str(clause.path): str(clause.id) for clause in policy.clauses}
    free = _free(set(known.values()))
    of: dict[str, str] = {place: place for place in AROUND}
    gone: set[str] = set()
    merged: dict[str, str] = {}
    split: dict[str, tuple[str, ...]] = {}
    added: set[str] = set()
    for change in _of_model(done):
        old = [known[clause.path] for clause in change.old if clause.path in known]
        if change.old and not old:
            continue
        if not change.new:
            gone.update(old)
            continue
        main, *others = _heirs(change, old, free)
        of |= {main[0]: main[1], **dict(others)}
        above = known.get(origins.get(main[0], ""), "")
        if above:
            split[above] = (*split.get(above, ()), main[1])
        elif not old:
            added.add(main[1])
        elif others:
            split[main[1]] = (*split.get(main[1], ()), *(given for _, given in others))
        merged |= {each: main[1] for each in old if each != main[1]}
    return ClauseIds(of, frozenset(gone), merged, split, frozenset(added))


def _of_model(done: Comparison) -> Iterator[ClauseChange]:
    """What became of clauses that a model can have: not of paragraphs behind lists, nor of what stands around clauses.

    A clause in the place of another is another one.
    """
    for change in done.clauses:
        old = tuple(clause for clause in change.old if clause.path not in done.old_holders)
        new = tuple(clause for clause in change.new if clause.path not in done.new_holders)
        if change.replaced:
            yield replace(change, old=old, new=())
            old = ()
        if not change.place and (old or new):
            yield replace(change, old=old, new=new)


def _heirs(change: ClauseChange, old: Sequence[str], free: Iterator[str]) -> list[tuple[str, str]]:
    """Path and id of every new clause of a change, first that of the clause which keeps an old id."""
    main = change.new[_main(change, new=True)].path
    kept = old[min(_main(change, new=False), len(old) - 1)] if old else next(free)
    return [(main, kept), *((clause.path, next(free)) for clause in change.new if clause.path != main)]


def _free(taken: set[str]) -> Iterator[str]:
    return (name for number in count(1) if (name := f"c{number:02}") not in taken)


def _main(change: ClauseChange, *, new: bool) -> int:
    """Which of the clauses on one side has the old heading, else which holds most of the words that stayed."""
    clauses: Sequence[NoticeClause] = change.new if new else change.old
    if len(clauses) < 2:
        return 0
    heading = change.old[0].heading if new and len(change.old) == 1 else None
    same = [index for index, each in enumerate(clauses) if heading and each.heading == heading]
    if same:
        return same[0]
    stayed = _words_that_stayed(change, [len(_WHITE.sub("", clause.text)) for clause in clauses], new=new)
    return stayed.index(max(stayed))


def _words_that_stayed(change: ClauseChange, lengths: Sequence[int], *, new: bool) -> list[int]:
    """How many characters of each clause stayed; `lengths`: of the clauses, in characters."""
    stayed = [0] * len(lengths)
    place, index, end = 0, 0, lengths[0]
    for run in change.runs:
        for _ in run.new_text if new else run.old_text:
            while place >= end and index < len(lengths) - 1:
                index += 1
                end += lengths[index]
            stayed[index] += run.same
            place += 1
    return stayed
