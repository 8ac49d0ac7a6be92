"""The model of a policy for a person at a terminal: every path that prose and templates can name, with its value."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.message import Translate, message

_ELSEWHERE = ("notice", "computed")


def model_text(data: Mapping[str, object], words: Iterable[tuple[str, str]], translate: Translate) -> str:
    """What is granted, in `words` by path; then one line a value: the path by which prose can look it up, the value."""
    lines = [message("{path}: {value}", path=path, value=value).text(translate) for path, value in words]
    lines += [
        message("{path}: {value}", path=path, value=value).text(translate)
        for name, part in data.items()
        if name not in _ELSEWHERE
        for path, value in _leaves(name, part)
    ]
    return "\n".join(lines)


def _leaves(path: str, value: Any) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for key, member in value.items():
            if key != "id":
                yield from _leaves(f"{path}.{key}", member)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            name = member.get("id", index) if isinstance(member, Mapping) else index
            yield from _leaves(f"{path}.{name}", member)
    else:
        yield path, value
