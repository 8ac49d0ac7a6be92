"""Figures as a rule writes them: sums in 万元, and how many of its units one unit of a field is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.regex import regex

_WAN = Decimal(10000)
_SIZES = {"百": 2, "千": 3, "万": 4, "亿": 8}  # zeros
_CURRENCIES = {"美元": "USD"}
_UNIT = regex(r"[（(]([^（）()]+)[）)]")


def size_of(data: Mapping[str, Any], role: str, unit: str) -> Decimal | None:
    """How many units of the rule one unit of the field is; None where the field gives something else."""
    kind = data.get("type", "text")
    if role == "level":
        return Decimal(1) if kind == "choice" and data.get("choices_from") == unit else None
    if role in ("rank", "year"):
        return Decimal(1) if kind == "number" else None
    if kind in ("money", "computed", "percent"):
        return Decimal(1) if ("%" if kind == "percent" else "CNY") == unit else None
    named = _UNIT.findall(data["label"]) if kind == "number" else []
    return _size_named(named[-1].strip(), unit) if named else None


def _size_named(name: str, unit: str) -> Decimal | None:
    size = Decimal(1)
    if len(name) > 1 and name[0] in _SIZES:
        size, name = Decimal(10) ** _SIZES[name[0]], name[1:]
    if name == "元":
        return size / _WAN if unit == "CNY" else None
    return size if _CURRENCIES.get(name, name) == unit else None


def in_wan(value: Any) -> str:
    return plain(Decimal(str(value)) / _WAN)


def in_unit(value: Any, unit: str) -> str:
    return in_wan(value) if unit == "CNY" else plain(value)


def plain(value: Any) -> str:
    text = f"{Decimal(str(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
