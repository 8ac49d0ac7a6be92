"""The small policy of tests/revision/resting, carried over to a notice with other words."""

from __future__ import annotations

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.carry.carry import Revised, revised
from generator.notice.read import parse_notice
from generator.policy.load import load_policy

FOLDER = Path(__file__).parent / "resting"
DAY = datetime.date(2024, 5, 6)
NOTICE = (FOLDER / "notice.txt").read_text(encoding="utf-8")
TEXTS = {name: (FOLDER / name).read_text(encoding="utf-8") for name in ("policy.yaml", "faq.yaml")}


def carried(*changes: tuple[str, str], texts: dict[str, str] | None = None, notice: str = NOTICE) -> Revised:
    """The model for the notice after some changes, each of which must find its words."""
    with TemporaryDirectory() as place:
        for name, text in (texts or TEXTS).items():
            (Path(place) / name).write_text(text, encoding="utf-8", newline="")
        policy = load_policy(Path(place), "policies/shanhai").loaded
    assert policy is not None
    new = notice
    for old, words in changes:
        assert old in new
        new = new.replace(old, words)
    return revised(texts or TEXTS, policy.policy, parse_notice(notice), parse_notice(new), DAY)


def changed_lines(before: str, after: str) -> list[str]:
    """Lines that a text has now and did not have, white space at their ends aside."""
    known = before.splitlines()
    return [line.strip() for line in after.splitlines() if line not in known]
