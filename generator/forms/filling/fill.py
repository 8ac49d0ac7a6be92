"""From a roster to prefilled forms: row by row read, checked, filled and put away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.dataclass import dataclass, replace
from generator.finding import Severity
from generator.forms.answers.answer import Answer, half_width, read_answer
from generator.forms.answers.unreadable import shown
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.filling.applicants import Again
from generator.forms.filling.columns import Columns
from generator.forms.filling.compiled import CompiledForm
from generator.forms.filling.names import Namer
from generator.forms.filling.output import Output
from generator.forms.problem import FormProblem
from generator.forms.rosters.rows import RosterCell, RosterRow, Unclear, says_something, shown_in
from generator.forms.rules.checking import Checker
from generator.forms.rules.computed import completed
from generator.message import message
from generator.regex import regex

# What stands in a cell whose formula went wrong, in LibreOffice too.
_ERROR = regex(
    r"\s*(?:#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|(?:Err|错误):[0-9]{3})\s*\Z", re.IGNORECASE
)
_MOST_BEYOND = 5  # cells without a head that are told of a row
_ENDS_OF_FIGURES = frozenset("0123456789.")
# What is still blank in a prefilled form, its applicant fills in.
_LEFT_OPEN = frozenset({"missing-answer"})


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a row. `name`: of its file, None where an error kept it from being made, or it is no row of
    answers; `written`: whether the file is new or another than before; `numbered`: whether another form had its name,
    so that the row's number stands behind; `problems`: with the place of their column, from 0, where they have one."""

    row: int
    name: str | None
    written: bool
    problems: tuple[tuple[int | None, FormProblem], ...]
    numbered: bool = False

    @property
    def failed(self) -> bool:
        return any(problem.severity is Severity.ERROR for _, problem in self.problems)


@dataclass(frozen=True, slots=True)
class Written:
    """The form for a row before it has a name. `file`: its bytes and their CRC, None where an error kept it from being
    made, or it is no row of answers; `problems`: as of Filled."""

    row: int
    problems: tuple[tuple[int | None, FormProblem], ...]
    record: dict[str, Answer] | None = None
    file: tuple[bytes, int] | None = None


@dataclass(frozen=True, slots=True)
class Filling:
    """A form with all that a row needs: its columns, its rules, its compiled pieces and the names of its files."""

    columns: Columns
    checker: Checker
    form: CompiledForm
    namer: Namer
    again: Again

    def rows(self, rows: Iterator[RosterRow], output: Output) -> Iterator[Filled]:
        """Fills the form for each row and puts it into `output`, one at a time. Raises OutputError, UsageError."""
        return (self.put(self.write(row), output) for row in rows)

    def write(self, row: RosterRow) -> Written:
        """The form for a row, or what is wrong with it; any process may do it."""
        if row.no_form is not None:
            words = message("no form was made of this row: {why}", why=row.no_form)
            return Written(row.number, ((None, FormProblem("row-passed-over", None, Severity.WARNING, words)),))
        record, problems = self.read(row)
        if any(problem.severity is Severity.ERROR for _, problem in problems):
            return Written(row.number, tuple(problems))
        return Written(row.number, tuple(problems), record, self.form.fill(record))

    def put(self, written: Written, output: Output) -> Filled:
        """The form of a row put into `output`: row after row, for names depend on those before. Raises OutputError,
        UsageError."""
        if written.file is None:
            return Filled(written.row, None, False, written.problems)
        record = written.record or {}
        name = self.namer(written.row, record)
        new = output.put(name.file, *written.file)
        again = tuple((self._place(each), each) for each in self.again(written.row, record))
        return Filled(written.row, name.file, new, (*written.problems, *again), name.numbered)

    def read(self, row: RosterRow) -> tuple[dict[str, Answer], list[tuple[int | None, FormProblem]]]:
        """The answers of a row, computed ones included, and what is wrong with them."""
        given: dict[str, Answer] = {}
        problems: list[tuple[int | None, FormProblem]] = []
        cells, width = row.cells, len(row.cells)
        unread: list[str] = []
        for place, field in self.columns.fields:
            answer = self._answer(place, field, cells[place]) if place < width and cells[place] else None
            if isinstance(answer, FormProblem):
                problems.append((place, answer))
                unread.append(field.name)
            elif answer is not None:
                given[field.name] = answer
        problems += _beyond(cells, self.columns.width)
        found = self.checker.check(given, frozenset(unread))
        problems += [(self._place(each), each) for each in found if each.code not in _LEFT_OPEN]
        return completed(self.form.definition, given), problems

    def _answer(self, place: int, field: FieldDefinition, cell: RosterCell) -> Answer | FormProblem | None:
        if isinstance(cell, str):
            if _ERROR.match(cell):
                words = message("“{found}” is an error of the spreadsheet", found=shown(cell))
                return FormProblem("unreadable-answer", field.name, Severity.ERROR, words)
            if place in self.columns.units and half_width(cell).strip()[-1:] in _ENDS_OF_FIGURES:
                cell += self.columns.units[place]
        elif isinstance(cell, Unclear):
            return FormProblem("unreadable-answer", field.name, Severity.ERROR, cell.words)
        return read_answer(field, cell)

    def _place(self, problem: FormProblem) -> int | None:
        return next((place for place, field in self.columns.fields if field.name == problem.field), None)


def _beyond(cells: tuple[RosterCell, ...], width: int) -> Iterator[tuple[int, FormProblem]]:
    """The first cells that no head stands above: where a separator is one too many, all behind it are in wrong
    columns, and a file may have thousands of them."""
    filled = ((at, cell) for at, cell in enumerate(cells[width:], width) if says_something(cell))
    for place, cell in islice(filled, _MOST_BEYOND):
        words = message("“{found}” stands beyond the last column", found=shown(shown_in(cell)))
        yield place, FormProblem("surplus-cell", None, Severity.ERROR, words)


def for_rows(rules: Checker) -> Checker:
    """The rules of a form without those that only a whole form can meet."""
    return replace(rules, needed=(), lines=())


def filled_names(columns: Columns, definition: FormDefinition) -> frozenset[str]:
    """The fields that rows fill: those of the columns, and what is computed from them."""
    names = {field.name for _, field in columns.fields}
    size = 0
    while size < len(names):  # a sum in capitals follows from a computed one
        size = len(names)
        names |= {field.name for field in definition.fields if field.formula and field.formula.field in names}
    return frozenset(names)
