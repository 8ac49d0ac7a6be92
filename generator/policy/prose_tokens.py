"""Tokens of prose: what the Markdown parser says of a text, as far as it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from generator.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ProseToken:
    """As a token of markdown-it: `type` is paragraph_open, inline, text, link_open, strong_open and so on; `children`
    of an inline one are its words; `level`: how deep it lies."""

    type: str
    content: str = ""
    level: int = 0
    attrs: Mapping[str, str] = field(default_factory=dict)
    children: tuple[ProseToken, ...] = ()
