"""A model carried over to a revised notice: the files as they are now, what was proven changed in them, what was left.

An edit is made only where the old quote and the new words prove it. Everything else stays as it is, and is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.carry.clauses import carry_clauses
from generator.carry.crossing import WordsOutcome
from generator.carry.drafted import DRAFTED, drafted_items
from generator.carry.ground import DecisionMark, Ground, ground_of
from generator.carry.head import carry_head
from generator.carry.own_words import own_words
from generator.carry.quotes import Carried, carry_words, without_words_of_gone
from generator.carry.referring import marks_of_referring
from generator.carry.values import carry_values
from generator.carry.yaml_places import TextEdit, YamlPlaces, edited
from generator.dataclass import dataclass
from generator.notice.model import Notice
from generator.policy.load import GUESS, MAIN_FILE, SIDE_FILES
from generator.policy.model import Policy
from generator.revision.comparison import compare

_MOVED = "更正所依据的文字有变化：请核对 readings.yaml 中的本条更正后删除本行。"


@dataclass(frozen=True, slots=True)
class Revised:
    """The model files by name, as they are after the revision; `edits`: how many places changed, `marks`: what a person
    must decide, `drafted`: how many items were drafted anew."""

    texts: Mapping[str, str]
    edits: int = 0
    marks: tuple[DecisionMark, ...] = ()
    drafted: int = 0


def revised(texts: Mapping[str, str], policy: Policy, old: Notice, new: Notice, as_of: date) -> Revised:
    """The files of a policy (name -> text) for the new notice; comments, order and style stay."""
    if _words(old) == _words(new):
        return Revised(dict(texts))
    done = compare(old, new)
    dos = frozenset(name for name, text in texts.items() if "\r\n" in text)
    unix = {name: text.replace("\r\n", "\n") for name, text in texts.items()}
    files = {name: YamlPlaces(name, unix[name]) for name in (MAIN_FILE, *SIDE_FILES) if name in unix}
    ground = ground_of(policy, old, new, done)
    found = carry_words(files, ground)
    carry_values(files, ground, found)
    _carry_readings(files, ground, found)
    for each in (*carry_head(files[MAIN_FILE], ground), *carry_clauses(files[MAIN_FILE], ground, found)):
        if isinstance(each, TextEdit):
            found.edits[MAIN_FILE].append(each)
        else:
            found.marks.append(each)
    found.marks += own_words(files, ground, found)
    found.marks += marks_of_referring(files, ground, tuple(found.marks))
    drafted = list(drafted_items(files, ground, str(policy.id), as_of)) if done.changes else []
    for name, edit in drafted:
        found.edits[name].append(edit)
    marks = tuple(_once(without_words_of_gone(found.marks)))
    # A comment stands next to what it is about: entries that come between two members come before it.
    result = {name: edited(file.text, (*found.edits[name], *_comments(file, marks))) for name, file in files.items()}
    result = {name: text.replace("\n", "\r\n") if name in dos else text for name, text in result.items()}
    count = len({(name, edit) for name, edits in found.edits.items() for edit in edits}) - len(drafted)
    return Revised(result, count, marks, sum(edit.words.count(DRAFTED) for _, edit in drafted))


def _words(notice: Notice) -> list[tuple[str, str]]:
    """All that a notice says, clause by clause; white space says nothing, though a reader may stumble over it."""
    around = [("title", notice.title), ("preamble", "".join(notice.preamble)), ("closing", "".join(notice.closing))]
    said = [*around, *((clause.path, clause.text) for clause in notice.clauses)]
    return [(path, "".join(words.split())) for path, words in said]


def _carry_readings(files: Mapping[str, YamlPlaces], ground: Ground, found: Carried) -> None:
    """readings.yaml: the printed path of the clause, and the words that a correction rests on."""
    file = files.get("readings.yaml")
    for each in ground.policy.readings if file else ():
        assert file is not None  # noqa: S101 - asked for above
        path, old = f"readings.{each.id}", str(each.clause)
        crossed = ground.crossing.carry(old, str(each.quote))
        if crossed.outcome not in (WordsOutcome.SAME, WordsOutcome.UNKNOWN):
            found.marks.append(DecisionMark(file.name, path, str(each.quote), crossed.words, _MOVED))
        elif crossed.clause != old:
            found.edits[file.name].append(file.set_scalar(f"{path}.clause", crossed.clause))


def _once(marks: Iterable[DecisionMark]) -> Iterator[DecisionMark]:
    """Each comment once for what it stands above."""
    return iter(dict.fromkeys(marks))


def _comments(file: YamlPlaces, marks: Iterable[DecisionMark]) -> Iterator[TextEdit]:
    """The marks of a file as comments; two on one line one below the other, none twice."""
    own = (file.comment_above(mark.path, f"{GUESS}{mark.comment}") for mark in marks if mark.file == file.name)
    return iter(dict.fromkeys(own))
