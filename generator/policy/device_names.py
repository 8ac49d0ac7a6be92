"""Names of devices on Windows, which no file or folder can have there, whatever its ending."""

from __future__ import annotations

from generator.regex import regex

_DEVICE = regex(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9])\s*(\..*)?")


def is_device(name: str) -> bool:
    """Whether a name in lower case, with plain digits, is that of a device: con, con.x, com1."""
    return _DEVICE.fullmatch(name) is not None
