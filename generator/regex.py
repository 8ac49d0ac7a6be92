"""Regular expressions that are compiled when they are first used: of the 700 that the package has, a command uses some.

    _YEAR = regex(r"(?:19|20)\\d\\d")
    _RATIO = regex(r"\\d{1,2}[:：]\\d{1,2}", of=":：")  # and not before a text has one of these

Only for those that stand at the top of a module; within a function `re.compile` does the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, AnyStr, Generic, cast

# What a pattern gives that finds nothing, by its method.
_NOTHING: dict[str, Callable[[str], Any]] = {
    "search": lambda _: None,
    "match": lambda _: None,
    "fullmatch": lambda _: None,
    "finditer": lambda _: iter(()),
    "sub": str,
    "split": lambda text: [str(text)],
}


class LazyPattern(Generic[AnyStr]):
    """Has what an re.Pattern has: its methods come from the compiled one, and stay for the next use."""

    def __init__(self, source: AnyStr, flags: int, of: tuple[str, ...]) -> None:
        self.pattern: AnyStr = source
        self.of = of
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = self._where_it_may(name) if self.of and name in _NOTHING else getattr(self.compiled, name)
        setattr(self, name, found)
        return found

    def _where_it_may(self, name: str) -> Callable[..., Any]:
        """The method for as long as no text comes along in which something may be found."""
        nothing, place, words = _NOTHING[name], int(name == "sub"), self.of

        def method(*given: Any, **named: Any) -> Any:
            text = given[place]
            for word in words:
                if word in text:
                    compiled = getattr(self.compiled, name)
                    setattr(self, name, compiled)
                    return compiled(*given, **named)
            return nothing(text)

        return method

    def __reduce__(self) -> tuple[Any, ...]:
        return regex, (self.pattern, self._flags, self.of)


def regex(source: AnyStr, flags: int = 0, of: Iterable[str] = ()) -> re.Pattern[AnyStr]:
    """As re.compile; a source that is none is told at the first use (tests/project/test_regex.py tries them all).

    `of`: words, or characters, of which each text that it can find has one; it is not compiled for others. For
    patterns of what is rare: each text is searched for these first, until one has one.
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(source, flags, tuple(of)))
