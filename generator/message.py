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
        if not self.template:
            return ""
        template, values = translate(self.template), dict(self.values)
        for name, value in self.values.items():
            if isinstance(value, Message):
                values[name] = value.text(translate)
                template = _spaced(template, name, str(values[name]))
        return template.format(**values)

    def __str__(self) -> str:
        return self.text()


def _spaced(template: str, name: str, words: str) -> str:
    """The template with a blank where Chinese meets Latin letters of words put in: 是 OpenDocument 文件."""
    before, place, behind = template.partition(f"{{{name}}}")
    start = " " if _is_chinese(before[-1:]) and _is_latin(words[:1]) else ""
    end = " " if _is_chinese(behind[:1]) and _is_latin(words[-1:]) else ""
    return f"{before}{start}{place}{end}{behind}"


def _is_chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def message(template: str, /, **values: object) -> Message:
    """Mark `template` for translation (the extractor looks for this call) and bind its values."""
    return Message(template, values)


NOTHING = Message("")
