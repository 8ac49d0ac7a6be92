"""A message that is not yet in a language: an English template and the values that go into it.

Stages make messages; only the command line chooses the language (generator/locale) and turns them into text.
"""

from collections.abc import Callable, Mapping
from dataclasses import field

from generator.dataclass import dataclass

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Message:
    """`template` is the English msgid of the catalogue, with {name} places for `values`."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Translate = str) -> str:
        """The message in the language of `translate`; values that are messages are translated too."""
        values = {
            name: value.text(translate) if isinstance(value, Message) else value for name, value in self.values.items()
        }
        return translate(self.template).format(**values) if self.template else ""

    def __str__(self) -> str:
        return self.text()


def message(template: str, /, **values: object) -> Message:
    """Mark `template` for translation (the extractor looks for this call) and bind its values."""
    return Message(template, values)


NOTHING = Message("")
