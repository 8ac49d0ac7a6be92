"""What takes long to import, imported when it is needed: where the cache has an answer nothing of it is."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def late(module: str) -> Any:
    """A module of the package by its dotted name, without `generator.`."""
    return import_module(f"generator.{module}")
