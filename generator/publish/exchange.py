"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100  # Linux: paths are relative to the working directory
_SWAP = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})

_Call = Callable[[bytes, bytes], int]


def exchange(one: Path, other: Path) -> bool:
    """Swaps two folders that both stand: whoever looks finds each name with its old or its new content, and never
    without any. False where the system or the file system has no such step. Raises OSError."""
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one))


def _call() -> _Call | None:
    """renameat2 of Linux 3.15 and glibc 2.28, renamex_np of macOS 10.12."""
    if os.name != "posix":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    linux, macos = getattr(library, "renameat2", None), getattr(library, "renamex_np", None)
    if linux is not None:
        return lambda one, other: int(linux(_AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_SWAP)))
    if macos is not None:
        return lambda one, other: int(macos(one, other, ctypes.c_uint(_SWAP)))
    return None
