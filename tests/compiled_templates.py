"""Templates compiled once in each process of the tests: hundreds of commands and loadings ask for the same ones.

As Jinja's own caches of compiled code: by file and by what it says, so that a changed template is compiled anew.
"""

from __future__ import annotations

from types import CodeType
from typing import Any

import pytest
from jinja2.bccache import Bucket, BytecodeCache

from generator.documents.templates import ViewEnvironment

_compiled: dict[tuple[str, str], CodeType] = {}


class InMemory(BytecodeCache):
    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            _compiled[bucket.key, bucket.checksum] = bucket.code


def compile_templates_once(patch: pytest.MonkeyPatch) -> None:
    """Where the user's cache is off, compiled templates are kept in memory."""
    made = ViewEnvironment.__init__

    def remembering(self: ViewEnvironment, *args: Any, **options: Any) -> None:
        made(self, *args, **{**options, "bytecode_cache": options.get("bytecode_cache") or InMemory()})

    patch.setattr(ViewEnvironment, "__init__", remembering)
