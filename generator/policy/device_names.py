"""Names of devices on Windows, which no file or folder can have there, whatever its ending."""

from __future__ import annotations

import unicodedata

from generator.regex import regex

_DEVICE = regex(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9])\s*(\..*)?")


def is_device(name: str) -> bool:
    """Whether a name is that of a device, however its letters and digits are written: con, Con.x, COM¹."""
    return _DEVICE.fullmatch(unicodedata.normalize("NFKC", name).casefold()) is not None
