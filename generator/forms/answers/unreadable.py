"""The one exception of reading answers: it carries the message, and never leaves this package."""

from __future__ import annotations

from generator.forms.unseen import without_unseen
from generator.message import Message

_SHOWN = 40  # signs of an answer that a message repeats


class AnswerUnreadable(Exception):
    """An answer that is none of its type; `words` says what was found and what is expected."""

    def __init__(self, words: Message, code: str = "unreadable-answer") -> None:
        super().__init__(words)
        self.words = words
        self.code = code


def shown(text: str) -> str:
    """What was found, as far as a message should repeat it."""
    line = without_unseen(" ".join(text.split()))
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
