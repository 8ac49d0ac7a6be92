"""Facts typed by hand: a figure may enter a document only by look-up or as a checked quote, also when it is right."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

from generator.checks.disguised import contacts, disguised, facts_as_seen, first_unseen
from generator.checks.named_figures import without_named
from generator.checks.subject import CheckProblem, CheckSubject
from generator.finding import FilePlace
from generator.kept.clean import CleanTexts
from generator.message import message
from generator.policy.prose import typed_text
from generator.policy.text import Label, Prose
from generator.regex import regex

_JINJA = regex(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TAG = regex(r"<[^<>]*>")


def typed_fact_in_prose(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Wording of the office (answers, statements, questions, names, labels) holds no typed figure, duration,
    repetition, date, level, document number or organisation name, in no guise either: 一半, 翻番, 50W, ⑤⓪, 伍拾萬圓,
    月底, 国庆节, 市税务局 or 科技局 in short. Use `{{ path }}` or `[quote](clause:c02)`.

    A name may hold a figure that is a name in the clause too: 世界500强.

    Passes:

        answer: 一次性部分为{{ awards.gazelle.parts.once.amount }}。

    Fails, also when the figure is right:

        answer: 一次性部分为50万元。
    """
    for path, clause, text in _typed(subject):
        names = subject.organisation_names
        for words in subject.clean.found("typed", text, repr(names), partial(facts_and_names, text, names)):
            yield CheckProblem(
                message("the fact {words} is typed by hand", words=words),
                message("write {{{{ path.in.the.model }}}} or [quoted words](clause:id) instead"),
                path,
                clause,
                words,
            )


def _typed(subject: CheckSubject) -> Iterator[tuple[str, str | None, str]]:
    """(path, clause, words) of all that the office typed itself, the names of editions aside."""
    for visit in subject.visits:
        if not isinstance(visit.value, Prose | Label) or visit.path == "edition" or visit.path.endswith(".edition"):
            continue
        quotes = [source.quote for source in visit.sources]
        label = without_named(str(visit.value), quotes) if isinstance(visit.value, Label) else None
        text = typed_text(visit.value) if label is None else label
        yield visit.path, str(visit.sources[0].clause) if visit.sources else None, text


def contact_typed(subject: CheckSubject) -> Iterator[CheckProblem]:
    """How to reach somebody (telephone numbers, addresses of web and mail, accounts) stands in office.yaml alone, from
    where all documents print it: a number that changes is then changed in one place.

    Passes: office.yaml names the telephone, the answer says 见联系方式。

    Fails:

        answer: 请拨打0123-4567890。
    """
    for path, clause, text in _typed(subject):
        for words in subject.clean.found("contact", text, "", partial(contacts, text)):
            yield CheckProblem(
                message("{words} is typed by hand: contacts stand in office.yaml", words=words),
                message("move it to office.yaml"),
                path,
                clause,
                words,
            )


def character_unseen(subject: CheckSubject) -> Iterator[CheckProblem]:
    """No text of the model holds characters without width or such that turn the direction of writing: with them a
    figure looks other than it is compared (5 0 with nothing visible between, or 05 shown as 50).

    Passes: name: 瞪羚企业奖励

    Fails: the same name with U+200B inside.
    """
    for visit in subject.visits:
        unseen = first_unseen(visit.value) if isinstance(visit.value, str) else None
        if unseen is not None:
            yield CheckProblem(
                message("U+{code} stands in the words: a character that nobody sees", code=f"{ord(unseen):04X}"),
                message("take it out: type the words anew"),
                visit.path,
                str(visit.sources[0].clause) if visit.sources else None,
            )


def facts_and_names(text: str, names: tuple[str, ...]) -> Iterator[str]:
    """The facts and organisation names in `text`, as they stand there; those in a guise of their own behind them."""
    facts = facts_as_seen(text)
    yield from (text[start:end] for start, end in facts)
    rest = text
    for start, end in reversed(facts):
        rest = f"{rest[:start]}\n{rest[end:]}"
    for name in names:
        if name in rest:
            yield name
            rest = rest.replace(name, "\n")
    yield from disguised(rest, names)


def frame_lines(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of what a template prints by itself: without Jinja, comments and tags."""
    bare = _TAG.sub(_lines_only, _JINJA.sub(_lines_only, source))
    return ((number, line) for number, line in enumerate(bare.splitlines(), 1) if line.strip())


def _lines_only(found: re.Match[str]) -> str:
    """What stands there instead: its line breaks, so that lines keep their numbers, and a mark against joining."""
    return "\0" + "\n" * found[0].count("\n")


def typed_fact_in_template(
    sources: Mapping[str, str], names: tuple[str, ...], clean: CleanTexts
) -> Iterator[CheckProblem]:
    """A template holds no fact: figures, levels, dates, organisations come from the model.

    Passes:

        <p>每户{{ award.amount }}</p>

    Fails:

        <p>每户20万元</p>
    """
    for name, source in sources.items():
        for number, column, words in clean.found("template", source, repr(names), partial(_typed_in, source, names)):
            yield CheckProblem(
                message("the fact {words} is typed by hand in a template", words=words),
                message("print the model's value: {{{{ award.amount }}}}"),
                place=FilePlace(f"templates/{name}", number, column),
            )


@lru_cache(maxsize=256)
def _typed_in(source: str, names: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    """(line, column, words) of every fact that a template types; read once for all policies of these names."""
    return tuple(
        (number, max(line.replace("\0", "").find(words), 0) + 1, words)
        for number, line in frame_lines(source)
        for part in line.split("\0")
        if part.strip()
        for words in (*facts_and_names(part, names), *contacts(part))
    )
