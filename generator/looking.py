"""What checking.py does where nobody has looked at a policy before. Apart from it: it is slow to import."""

from __future__ import annotations

from pathlib import Path

from generator.checks.run import before_lock
from generator.corrections.apply import corrected
from generator.examined import Look
from generator.notice.read import read_parts
from generator.policy.load import load_policy
from generator.workspace import notice_file


def look_at(folder: Path, shown_as: str) -> Look:
    """Loads a policy and reads its notice. `shown_as`: the folder's name in findings. Raises NoticeUnreadable."""
    loading = load_policy(folder, shown_as)
    if loading.loaded is None:
        return Look(loading)
    read = corrected(read_parts(notice_file(folder)), loading.loaded.policy.readings)
    return Look(loading, read.notice, read.refusals)


__all__ = ["before_lock", "look_at"]
