"""Regular expressions that are compiled when they are first used: of the 700 that the package has, a command uses some.

    _YEAR = regex(r"(?:19|20)\\d\\d")

Only for those that stand at the top of a module; within a function `re.compile` does the same.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, Generic, cast


class LazyPattern(Generic[AnyStr]):
    """Has what an re.Pattern has: its methods come from the compiled one, and stay for the next use."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = source
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.compiled, name)
        setattr(self, name, found)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return regex, (self.pattern, self._flags)


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As re.compile; a source that is none is told at the first use (tests/project/test_regex.py tries them all)."""
    return cast("re.Pattern[AnyStr]", LazyPattern(source, flags))
