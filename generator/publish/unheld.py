"""What policy.json leaves out: words and names of the model that no clause of the notice and no finished document
holds, so that nobody could tell whether they were edited there. The model's own files keep them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.documents.ledger import LedgerRow
from generator.regex import regex

# The audit has its own list (audit/checks/unheld.py). `id` and `organisation` stay where any of their item is shown.
UNHELD = regex(
    r"themes|measures\.[^.]+\.theme|examples\.[^.]+\.note|set_aside\.[^.]+\.(?:id|reason)|faq\.groups\.[^.]+\.name"
    r"|.*\.figures\.[^.]+\.id|office\.(?:note|unfilled|form_cover|stamped_page)"
    r"|office\.contacts\.[^.]+\.(?:id|organisation)|forms\..*\.wide"
)
_NAMING = ("id", "organisation")  # what names an item, of which something is shown
_ASKED = "question"
_QUESTION = regex(rf"eligibility\..*\.{_ASKED}")
_QUOTED = regex(r"\[([^\]]*)\]\([^)]*\)")
_NEGATION = regex(
    r"没有|未曾|未|不存在|不得|无(?=重大|严重|不良)"
    r"|(?:一律|均|都)?(?:不(?:得)?(?:享受|适用|纳入|列入)|不予(?:支持|奖励|补助|资助|扶持|受理))[^，。；]*$"
)


def without_unheld(data: Mapping[str, Any], rows: Iterable[LedgerRow]) -> dict[str, Any]:
    """policy.json without what `rows` do not show; the question of a requirement that no document asks is put in the
    words of its statement. What checks.yaml waives stays: it goes by its path."""
    told = {span["path"] or "" for row in rows for span in row["spans"]}
    told.update(each["path"] for each in data.get("let_pass", ()))
    kept: dict[str, Any] = _kept("", data, _ways(told))
    return kept


def _ways(paths: Iterable[str]) -> set[str]:
    """The paths and those of everything around them."""
    ways: set[str] = set()
    for path in paths:
        while path and path not in ways:
            ways.add(path)
            path = path.rpartition(".")[0]
    return ways


def _kept(path: str, value: Any, shown: set[str]) -> Any:
    if isinstance(value, dict):
        inner = [(f"{path}.{name}" if path else name, name, each) for name, each in value.items()]
        return {
            name: _plainly_asked(value) if _is_unasked(way, name, shown) else _kept(way, each, shown)
            for way, name, each in inner
            if way in shown or (name in _NAMING and path in shown) or not UNHELD.fullmatch(way)
        }
    if isinstance(value, list):
        return [_kept(f"{path}.{name_in_list(each, at)}", each, shown) for at, each in enumerate(value)]
    return value


def _is_unasked(way: str, name: str, shown: set[str]) -> bool:
    return name == _ASKED and way not in shown and _QUESTION.fullmatch(way) is not None


def _plainly_asked(requirement: Mapping[str, Any]) -> str:
    """是否, the statement, and without its negation where that is how the question asks."""
    statement = str(requirement["statement"])
    asked = _bare(_QUOTED.sub(r"\1", requirement["question"]))
    whole = requirement["expected"] or _bare(statement) in asked
    return f"是否{statement if whole else _NEGATION.sub('', statement, count=1)}？"


def _bare(words: str) -> str:
    return "".join(words.split())


def name_in_list(member: Any, index: int) -> str:
    """What a path calls the member of a list: its id, or its place."""
    return str(member.get("id", index)) if isinstance(member, dict) else str(index)
