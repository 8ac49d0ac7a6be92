"""What a Chinese office is told of a notice."""

from collections.abc import Iterable

from generator.locale import translator
from generator.message import Message


def warned(warnings: Iterable[Message]) -> tuple[str, ...]:
    """The warnings in Chinese."""
    return tuple(each.text(translator("zh")) for each in warnings)
