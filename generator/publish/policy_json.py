"""policy.json: the whole model with the notice's texts, for other programs and for the audit."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from generator.notice.as_json import as_json, correction_json
from generator.notice.model import Notice, NoticeClause
from generator.policy.as_data import without_none
from generator.policy.chain import Link
from generator.policy.computing import Computed
from generator.policy.model import Policy
from generator.policy.status import Status, computed_end
from generator.policy.values import plain_number
from generator.publish.unheld import name_in_list


def plain_policy(policy: Policy) -> dict[str, Any]:
    """The model alone as JSON."""
    return without_none(policy)


def policy_json(
    policy: Policy,
    notice: Notice,
    status: Status,
    computed: Mapping[str, Mapping[str, Computed]],
    plain: Mapping[str, Any] | None = None,
) -> dict[str, object]:
    """The model as JSON (docs/publishing.md): every item with its source, every clause with its printed text.

    Sums are numbers in the unit's smallest round form, dates ISO. `status` holds the state and since when, `term` the
    computed end of the term, `chain` the links with other policies, `corrections` what readings.yaml changed in the
    reading of the notice. `plain`: what plain_policy gives of this policy, where that is known.
    """
    data = plain_policy(policy) if plain is None else plain
    printed = {clause.path: clause for clause in notice.clauses}
    end = computed_end(policy)
    return {
        **data,
        "clauses": [clause | _printed(printed.get(clause["path"])) for clause in data["clauses"]],
        **({"term": {"end": end.isoformat()}} if end else {}),
        **({"corrections": [correction_json(each) for each in notice.corrections]} if notice.corrections else {}),
        **({"chain": [_link_json(link) for link in status.chain]} if status.chain else {}),
        "status": status_json(status),
        "computed": {
            example: {
                str(step): {
                    "operation": value.operation,
                    "inputs": list(value.inputs),
                    "value": plain_number(value.money.value),
                    "unit": value.money.unit,
                }
                for step, value in steps.items()
            }
            for example, steps in computed.items()
        },
        "notice": as_json(notice),
    }


def _printed(clause: NoticeClause | None) -> dict[str, object]:
    """What the notice prints of a clause of the model."""
    return {"number": clause.number, "heading": clause.heading, "text": clause.text} if clause else {}


def status_json(status: Status) -> dict[str, object]:
    """A status: the state and since when; the links of the chain that end or prolong the policy, the states of terms
    that clauses have for themselves, each only where there is one."""
    told = {
        "by": str(status.by.id) if status.by else None,
        "extension": str(status.extension.id) if status.extension else None,
        "own_terms": {name: state.value for name, state in status.own_terms.items()} or None,
    }
    since = status.since.isoformat() if status.since else None
    return {"state": status.state.value, "since": since, **{key: value for key, value in told.items() if value}}


def _link_json(link: Link) -> dict[str, object]:
    days = {"since": link.since, "printed": link.printed, "until": link.until}
    other = {"id": link.other.id, "title": link.other.title, "document_number": link.other.document_number}
    return {
        "id": str(link.id),
        "kind": link.kind.value,
        "outgoing": link.outgoing,
        "other": {key: str(value) for key, value in other.items() if value},
        **{name: day.isoformat() for name, day in days.items() if day},
        "stated": link.stated,
    }


def dump(data: object) -> bytes:
    """JSON as the project writes it: UTF-8, two spaces, a line break at the end."""
    return _text(data, indented=True) + b"\n"


def dump_closely(data: object) -> bytes:
    """JSON for the cache, without white space."""
    return _text(data)


def dump_rows(head: Mapping[str, object], name: str, rows: Sequence[Mapping[str, object]]) -> bytes:
    """{…head, name: rows}, the head on the first line and a row a line: a large file that compares line by line."""
    first = b"".join(_text(key) + b": " + _text(value) + b", " for key, value in head.items())
    return b"{" + first + _text(name) + b": [\n" + b",\n".join(map(_text, rows)) + b"\n]}\n"


def _text(data: object, *, indented: bool = False) -> bytes:
    try:
        return orjson.dumps(data, option=orjson.OPT_INDENT_2 if indented else None)
    except TypeError:  # it writes no whole number of more than 64 bits
        marks = (",", ": " if indented else ":")
        return json.dumps(data, ensure_ascii=False, indent=2 if indented else None, separators=marks).encode()


def part_sums(data: Mapping[str, object]) -> dict[str, str]:
    """The SHA-256 of every part of policy.json: of its top-level values, and of each item one step below them."""
    found: dict[str, str] = {}
    for key, value in data.items():
        for path, part in _parts(key, value):
            found[path] = hashlib.sha256(json.dumps(part, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return found


def _parts(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield key, list(value)
        yield from ((f"{key}.{name}", member) for name, member in value.items())
    elif isinstance(value, list | tuple):
        yield key, [name_in_list(member, index) for index, member in enumerate(value)]
        yield from ((f"{key}.{name_in_list(member, index)}", member) for index, member in enumerate(value))
    else:
        yield key, value
