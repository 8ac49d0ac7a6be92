"""Names that no policy's folder can have: of the start page's files, of earlier editions, and of
devices on Windows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.finding import Finding
from generator.policy.device_names import is_device
from generator.policy.load_findings import policy_name_reserved
from generator.regex import regex

_OF_START_PAGE = frozenset({"assets", "index.html", "site.json", "policies.ics"})
_EARLIER = regex(r".+--[1-9]\d*")  # an earlier edition of another policy
_NOT_IN_NAMES = regex(r'[\x00-\x1f\x7f<>:"/\\|?*]|[. ]\Z|\A[ .]')


def name_reserved(shown_as: str) -> Iterator[Finding]:
    """Whether the folder can give an output folder its name. `shown_as`: policies/NAME."""
    name = shown_as.rpartition("/")[2]
    plain = unicodedata.normalize("NFKC", name).casefold()
    if plain in _OF_START_PAGE or is_device(name) or _NOT_IN_NAMES.search(name) or _EARLIER.fullmatch(name):
        yield policy_name_reserved(shown_as, name)
