"""Facts typed by hand: a figure may enter a document only by look-up or as a checked quote, also when it is right."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.checks.subject import CheckSubject, Problem
from generator.finding import Place
from generator.message import message
from generator.notice.facts import find_facts
from generator.policy.prose import typed_text
from generator.policy.text import Label, Prose

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def typed_fact_in_prose(subject: CheckSubject) -> Iterator[Problem]:
    """Wording of the office (answers, statements, questions, names, labels) holds no typed figure, duration,
    repetition, date, level, document number or organisation name. Use `{{ path }}` or `[quote](clause:c02)`.

    Passes:

        answer: 一次性部分为{{ awards.gazelle.parts.once.amount }}。

    Fails, also when the figure is right:

        answer: 一次性部分为50万元。
    """
    for visit in subject.visits:
        if not isinstance(visit.value, Prose | Label) or visit.path == "edition" or visit.path.endswith(".edition"):
            continue
        text = typed_text(visit.value) if isinstance(visit.value, Prose) else str(visit.value)
        clause = str(visit.sources[0].clause) if visit.sources else None
        for words in facts_and_names(text, subject.organisation_names):
            yield Problem(
                message("the fact {words} is typed by hand", words=words),
                message("write {{{{ path.in.the.model }}}} or [quoted words](clause:id) instead"),
                visit.path,
                clause,
                words,
            )


def facts_and_names(text: str, names: tuple[str, ...]) -> Iterator[str]:
    """The facts and organisation names in `text`, as they stand there."""
    yield from (fact.text for fact in find_facts(text))
    rest = text
    for name in names:
        if name in rest:
            yield name
            rest = rest.replace(name, "\n")


def frame_lines(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of what a template prints by itself: without Jinja, comments and tags."""
    bare = _TAG.sub(_lines_only, _JINJA.sub(_lines_only, source))
    return ((number, line) for number, line in enumerate(bare.splitlines(), 1) if line.strip())


def _lines_only(found: re.Match[str]) -> str:
    """What stands there instead: its line breaks, so that lines keep their numbers, and a mark against joining."""
    return "\0" + "\n" * found[0].count("\n")


def typed_fact_in_template(sources: Mapping[str, str], names: tuple[str, ...]) -> Iterator[Problem]:
    """A template holds no fact: figures, levels, dates, organisations come from the model.

    Passes:

        <p>每户{{ award.amount }}</p>

    Fails:

        <p>每户20万元</p>
    """
    for name, source in sources.items():
        for number, column, words in _typed_in(source, names):
            yield Problem(
                message("the fact {words} is typed by hand in a template", words=words),
                message("print the model's value: {{{{ award.amount }}}}"),
                place=Place(f"templates/{name}", number, column),
            )


@lru_cache(maxsize=256)
def _typed_in(source: str, names: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    """(line, column, words) of every fact that a template types; read once for all policies of these names."""
    return tuple(
        (number, max(line.replace("\0", "").find(words), 0) + 1, words)
        for number, line in frame_lines(source)
        for part in line.split("\0")
        for words in facts_and_names(part, names)
    )
