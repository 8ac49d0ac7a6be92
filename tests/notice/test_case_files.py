"""Small notices with the right reading below them: tests/notice/cases/*.txt.

Behind ===== one line for every clause in order: path｜heading｜units｜figures (L leads, C cooperates, R is responsible;
≤ and ≥ for bounds, /人·月 for what a figure is counted by), and lines such as `title: …` for what else is looked at.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator.notice.model import Notice, NoticeAmount, NoticeClause
from generator.notice.read import parse_notice
from tests.notice.warned import warned

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
SIGNS = {"exact": "", "at_most": "≤", "at_least": "≥"}
HEAD: dict[str, Callable[[Notice], str]] = {
    "title": lambda notice: notice.title,
    "body": lambda notice: notice.body_title or "-",
    "number": lambda notice: notice.document_number or "-",
    "issuers": lambda notice: "；".join(notice.issuers) or "-",
    "addressees": lambda notice: "；".join(notice.addressees) or "-",
    "issued": lambda notice: str(notice.issued or "-"),
    "term": lambda notice: f"{notice.effective.start or '-'} {notice.effective.end or '-'}",
    "defined": lambda notice: "；".join(f"{each.term}={each.meaning}" for each in notice.definitions) or "-",
}


def figure(amount: NoticeAmount) -> str:
    return f"{amount.text}{SIGNS[amount.bound]}{f'/{amount.per}' if amount.per else ''}"


def units(clause: NoticeClause) -> Iterable[str]:
    for letter, names in (("L", clause.lead), ("C", clause.cooperating), ("R", clause.responsible)):
        if names:
            yield f"{letter} {'；'.join(names)}"


def line_of(clause: NoticeClause) -> str:
    figures = " ".join("".join(figure(amount).split()) for amount in clause.amounts)
    return "｜".join((clause.path, clause.heading or "", " ".join(units(clause)), figures)).rstrip("｜")


def seen(notice: Notice, wanted: Iterable[str]) -> list[str]:
    """The lines as the notice was read, for those that the case asks for."""
    lines = [line_of(clause) for clause in notice.clauses]
    for line in wanted:
        name, colon, words = line.partition(": ")
        if name == "warn":
            lines.append(line if any(words in told for told in warned(notice.warnings)) else f"no warning: {words}")
        elif colon and name in HEAD:
            lines.append(f"{name}: {HEAD[name](notice)}")
    return lines


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_small_notice_is_read_as_a_person_reads_it(file: Path) -> None:
    text, _, answer = file.read_text(encoding="utf8").partition("\n=====\n")
    wanted = answer.strip().split("\n")
    assert seen(parse_notice(text), wanted) == wanted
