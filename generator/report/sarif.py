"""Findings as SARIF 2.1.0 (OASIS standard), for editors and code hosts."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

from generator import __version__
from generator.finding import Finding
from generator.message import Translate

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(findings: Iterable[Finding], translate: Translate, manual: Mapping[str, Callable[..., object]]) -> str:
    """One run; each code is a rule with its manual page; places are YAML lines, or document and model path."""
    listed = tuple(findings)
    codes = sorted({finding.code for finding in listed})
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "policydocs",
                        "version": __version__,
                        "rules": [_rule(code, manual.get(code)) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes.index(finding.code), translate) for finding in listed],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str, check: Callable[..., object] | None) -> dict[str, object]:
    page = (inspect.getdoc(check) if check else None) or code
    return {"id": code, "shortDescription": {"text": page.split("\n\n")[0]}, "help": {"text": page}}


def _result(finding: Finding, index: int, translate: Translate) -> dict[str, object]:
    hint = finding.hint.text(translate)
    text = finding.message.text(translate)
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": f"{text}\n{hint}" if hint else text},
    }
    location = _location(finding)
    return {**result, "locations": [location]} if location else result


def _location(finding: Finding) -> dict[str, object]:
    location: dict[str, object] = {}
    place = finding.place
    if place is not None:
        physical: dict[str, object] = {"artifactLocation": {"uri": quote(place.file)}}
        if place.line is not None:
            column = {} if place.column is None else {"startColumn": place.column}
            physical["region"] = {"startLine": place.line, **column}
        location["physicalLocation"] = physical
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path, "kind": "member"}]
    return location
