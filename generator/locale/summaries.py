"""What each check holds a policy to, in a sentence of the user's language."""

import json
from collections.abc import Mapping
from functools import lru_cache

from generator.locale import FOLDER, LANGUAGES


@lru_cache(maxsize=4)
def check_summaries(language: str) -> Mapping[str, str]:
    """Code of a check -> what it holds a policy to, in a sentence of `language`; nothing for the source language."""
    path = FOLDER / LANGUAGES[language] / "checks.json"
    summaries: dict[str, str] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return summaries
