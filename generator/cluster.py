"""A Dask cluster as an executor. Dask is an extra: `pip install policydocs[cluster]`."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec

from generator.errors import UsageError
from generator.message import message


@contextmanager
def connect(address: str) -> Iterator[Executor]:
    """The executor of the scheduler at `address` (tcp://host:8786). Raises UsageError."""
    if find_spec("distributed") is None:
        raise UsageError(
            message("--scheduler needs Dask, which is not installed"),
            hint=message("pip install 'policydocs[cluster]'"),
        )
    client_type = import_module("distributed").Client
    try:
        client = client_type(address, timeout=10)
    except (OSError, ValueError) as error:
        raise UsageError(
            message("no scheduler answers at {address}: {problem}", address=address, problem=error),
            hint=message("start one with `dask scheduler`"),
        ) from error
    with client:
        yield client.get_executor()
