"""policy.json: the whole model with the notice's texts, for other programs and for the audit."""

import json
from collections.abc import Mapping

from generator.notice.as_json import as_json
from generator.notice.model import Notice
from generator.policy.computing import Computed
from generator.policy.model import Policy
from generator.policy.status import Status


def policy_json(
    policy: Policy, notice: Notice, status: Status, computed: Mapping[str, Mapping[str, Computed]]
) -> dict[str, object]:
    """The model as JSON (DESIGN.md section 6): every item with its source, every clause with its printed text.

    Sums are numbers in the unit's smallest round form, dates ISO. `status` holds the state and since when.
    """
    data = policy.model_dump(mode="json", exclude_none=True)
    printed = {clause.path: clause for clause in notice.clauses}
    for clause in data["clauses"]:
        found = printed.get(clause["path"])
        clause |= {"number": found.number, "heading": found.heading, "text": found.text} if found else {}
    return {
        **data,
        "status": {"state": status.state.value, "since": status.since.isoformat() if status.since else None},
        "computed": {
            example: {
                step: {
                    "operation": value.operation,
                    "inputs": list(value.inputs),
                    "value": value.money.model_dump(mode="json")["value"],
                    "unit": value.money.unit,
                }
                for step, value in steps.items()
            }
            for example, steps in computed.items()
        },
        "notice": as_json(notice),
    }


def dump(data: object) -> bytes:
    """JSON as the project writes it: UTF-8, two spaces, a line break at the end."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def dump_rows(name: str, rows: list[dict[str, object]]) -> bytes:
    """{name: rows} with one row a line: a large file that still reads and compares line by line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f'{{"{name}": [\n{lines}\n]}}\n'.encode()
