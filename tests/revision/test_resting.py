"""What a review rests on: each change makes the items stale that the case lists, and no others."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.checks.subject import CheckSubject
from generator.notice.read import read_notice
from generator.policy.load import load_policy
from generator.policy.review import ReviewState, read_lock, reviews, sha, write_lock
from generator.policy.status import status_on

FOLDER = Path(__file__).parent / "resting"
DAY = datetime.date(2024, 5, 6)


@dataclass
class Case:
    name: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    stale: tuple[str, ...] = ()


def cases() -> list[Case]:
    found: list[Case] = []
    for line in (FOLDER / "cases.txt").read_text(encoding="utf-8").splitlines():
        key, _, words = line.partition(":")
        if line.startswith("== "):
            found.append(Case(line[3:]))
        elif key == "stale":
            found[-1].stale = tuple(words.replace("q:", "faq.groups.all.questions.").split())
        elif found and key in ("notice", "policy", "faq"):
            old, _, new = words.partition(" ⇒")
            found[-1].changes.append((key, old.strip(), new.strip()))
    return found


def subject_of(folder: Path, changes: list[tuple[str, str, str]]) -> CheckSubject:
    """The policy of the cases after some changes, each of which must find its words."""
    folder.mkdir(exist_ok=True)
    for name in ("notice.txt", "policy.yaml", "faq.yaml"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        for _, old, new in (each for each in changes if name.startswith(each[0])):
            assert old in text
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")
    loaded = load_policy(folder, "policies/shanhai").loaded
    assert loaded is not None
    return CheckSubject(loaded, read_notice(folder / "notice.txt"), status_on(loaded.policy, DAY), DAY, "notice.txt")


def accepted(subject: CheckSubject) -> bytes:
    texts = {sha(clause.text): clause.text for clause in subject.clauses.values()}
    items = {item.path: item.accepted_by("Li", DAY.isoformat()) for item in subject.reviews}
    return write_lock(items, complete=True, texts=texts)


@pytest.mark.parametrize("case", cases(), ids=lambda case: re.sub(r"\W+", "-", case.name))
def test_an_item_goes_stale_only_where_the_case_says_so(case: Case, tmp_path: Path) -> None:
    lock = read_lock(accepted(subject_of(tmp_path / "old", [])))
    now = subject_of(tmp_path / "new", case.changes)
    texts = {name: clause.text for name, clause in now.clauses.items()}
    stale = {item.path for item in reviews(now.policy, texts, lock.items) if item.state is ReviewState.STALE}
    assert stale == set(case.stale)


def test_there_are_pairs_enough_to_show_the_rule() -> None:
    assert len(cases()) >= 20


def test_the_lock_keeps_the_words_that_were_accepted_under_its_seal(tmp_path: Path) -> None:
    data = accepted(subject_of(tmp_path / "old", []))
    assert "一次性奖励20万元" in "".join(read_lock(data).texts.values())
    edited = data.replace("一次性奖励20万元".encode(), "一次性奖励30万元".encode())
    assert not read_lock(edited).sealed


def test_a_lock_of_an_earlier_version_holds_items_to_their_whole_clauses(tmp_path: Path) -> None:
    before = subject_of(tmp_path / "old", [])
    items = {item.path: item.accepted_by("Li", "2024-05-06") for item in before.reviews}
    dated = {path: type(each)(each.clauses, each.text, each.by, each.on) for path, each in items.items()}
    now = subject_of(tmp_path / "new", [("notice", "鼓励高校", "推进成果转化。鼓励高校")])
    texts = {name: clause.text for name, clause in now.clauses.items()}
    stale = {item.path for item in reviews(now.policy, texts, dated) if item.state is ReviewState.STALE}
    assert {"awards.centre", "awards.research", "measures.labs", "notice"} <= stale
    assert "awards.doctor" not in stale
