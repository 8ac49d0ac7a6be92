"""Every check with its manual page: what `policydocs explain` and the reports read."""

from collections.abc import Callable, Mapping

from generator.checks.run import MANUAL as CHECKS

MANUAL: Mapping[str, Callable[..., object]] = {**CHECKS}
