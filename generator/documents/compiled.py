"""Templates as Jinja compiled them, in the user's cache: compiling them all takes longer than making the documents.

What is kept is Python's own code, which runs when it is loaded: it is believed as far as the cache is, whose folder
belongs to this user alone (kept/folder.py), as the compiled modules beside Python's sources are.
"""

from __future__ import annotations

import contextlib
import marshal
from base64 import b64decode, b64encode
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

from generator.kept.folder import Cache

_KIND = "template"


class CompiledTemplates(BytecodeCache):
    """By the file and what it says; another version of Python, of Jinja or of this program finds none of them."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self.cache.load(_KIND, bucket.key, bucket.checksum)
        with contextlib.suppress(ValueError, EOFError, TypeError):  # an entry of another shape
            code = marshal.loads(b64decode(found))  # noqa: S302
            bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.cache.store(b64encode(marshal.dumps(bucket.code)).decode(), _KIND, bucket.key, bucket.checksum)
