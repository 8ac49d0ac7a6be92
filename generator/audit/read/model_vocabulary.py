"""The words of policy.json that are chosen from a list: which ones a field may have.

tests/audit/test_field_lists.py walks the model for fields that are missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_OFTEN = "one_off yearly half_yearly termly quarterly monthly weekly daily not_said"
_NO_SUM = "not_in_this_notice"
CHOICES: Mapping[str, frozenset[str]] = {
    field: frozenset(words.split())
    for field, words in {
        "addressee": "enterprise zone department",
        "amount": _NO_SUM,
        "applicants": "enterprise organisation project individual",
        "audience": "enterprise office publisher",
        "bound": "exact at_most at_least",
        "day_of": "publication issue",
        "fund": _NO_SUM,
        "inclusive": "not_said",
        "joins": "paragraph sentence",
        "kind": "own_terms precedence amendment higher_rules organisation bounds_inclusive higher_only difference "
        "on_top other exclusive money percentage duration count level rank document_number date repetition",
        "listed": "faq pending",
        "nature": "grant relief charge",
        "operation": "percent_of times each above sum smaller_of larger_of",
        "payment": _OFTEN,
        "reach": "whole excess",
        "repetition": _OFTEN,
        "rule": "from_publication from_issue as_printed not_said",
        "target": _NO_SUM,
        "type": "text long_text number money percent date year choice multiple yes_no computed phone email id_number "
        "credit_code bank_account",
        "unfilled": "refuse leave_out",
    }.items()
}
# Of office.yaml only these: what an office writes of payment, place or deadline are words of its own.
_OF_OFFICE = frozenset({"unfilled", "day_of"})
_VERSIONS = (1, 2)
# Not of the model: what the tool tells of notice, ties, editions and waivers.
_TOLD = frozenset({"notice", "shared", "status", "chain", "corrections", "earlier", "let_pass", "term", "computed"})


def not_on_the_list(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(path, word) of each word of the model that its field cannot have."""
    if data.get("version", 1) not in _VERSIONS:
        yield "version", str(data["version"])
    for name, value in data.items():
        if name not in _TOLD:
            yield from _below(name, name, value)


def _below(path: str, field: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if not isinstance(inner, str) or name in CHOICES:  # else any words may stand there
                yield from _below(f"{path}.{name}", name, inner)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            own = member.get("id", index) if isinstance(member, dict) else index
            yield from _below(f"{path}.{own}", field, member)
    elif isinstance(value, str) and _is_chosen(path, field) and value not in CHOICES[field]:
        yield path, value


def _is_chosen(path: str, field: str) -> bool:
    return field in _OF_OFFICE or (field in CHOICES and not path.startswith("office."))
