"""What takes long to import, imported when it is needed: a command that finds its answer in the cache needs none."""

from __future__ import annotations

from generator.late import late

__all__ = ["late"]
