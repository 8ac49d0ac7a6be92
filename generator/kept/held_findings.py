"""Findings on one policy of thousands: packed until somebody reads them, for a build holds all until its end."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, overload

from generator.finding import Finding
from generator.kept.finding_json import NotPlainError, findings_as_json, findings_of_json

_FEW = 8  # findings that are held as they are
_QUICKLY = 1  # zlib's level


class HeldFindings(Sequence[Finding]):
    """The findings that findings_as_json made `data` of."""

    __slots__ = ("_count", "_packed")

    def __init__(self, data: list[Any]) -> None:
        self._count = len(data)
        self._packed = zlib.compress(json.dumps(data, ensure_ascii=False).encode(), _QUICKLY)

    @classmethod
    def of(cls, findings: Sequence[Finding], data: list[Any]) -> Sequence[Finding]:
        """`findings`, of which findings_as_json made `data`: as they are where they are few."""
        return findings if len(findings) <= _FEW else cls(data)

    def as_json(self) -> list[Any]:
        """What they were made of."""
        data: list[Any] = json.loads(zlib.decompress(self._packed))
        return data

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Finding]:
        return iter(findings_of_json(self.as_json()))

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, at: int | slice) -> Finding | tuple[Finding, ...]:
        return findings_of_json(self.as_json())[at]


def held(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The same, in little memory; as they are where they are few or would not be the same after packing."""
    try:
        return findings if len(findings) <= _FEW else HeldFindings(findings_as_json(findings))
    except NotPlainError:
        return findings


def json_of(findings: Sequence[Finding]) -> list[Any]:
    """Findings as JSON, held or not. Raises NotPlainError."""
    return findings.as_json() if isinstance(findings, HeldFindings) else findings_as_json(findings)
