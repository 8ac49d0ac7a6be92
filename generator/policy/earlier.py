"""An earlier edition of a policy that is kept beside it (历史版本)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.dataclass import dataclass
from generator.policy.text import Id, Text


@dataclass(frozen=True, slots=True)
class EarlierEdition:
    """`id`: the name of its folder; `manifest`: SHA-256 of its manifest.json, which seals its other files."""

    id: Id
    edition: Text
    manifest: str
    document_number: Text | None = None
    issued: date | None = None

    @classmethod
    def of(cls, folder: str, policy: Mapping[str, Any], manifest: str) -> EarlierEdition:
        """The edition whose policy.json (or entry in a later one) says this. Raises KeyError, ValueError, TypeError."""
        number, issued = policy.get("document_number"), policy.get("issued")
        return cls(
            Id(folder),
            Text(policy["edition"]),
            manifest,
            Text(number) if number else None,
            date.fromisoformat(issued) if issued else None,
        )

    def as_json(self) -> dict[str, str]:
        """As it stands in policy.json."""
        told = {"id": str(self.id), "edition": str(self.edition), "manifest": self.manifest}
        if self.document_number:
            told["document_number"] = str(self.document_number)
        return told | ({"issued": self.issued.isoformat()} if self.issued else {})
