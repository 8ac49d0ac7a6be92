"""Templates as Jinja compiled them, kept: compiling them all takes longer than making the documents.

Those that travel with the tool stand beside its compiled modules, where Python keeps these; others in the user's cache.
What is kept is Python's own code, which runs when it is loaded. It is believed as far as the place is: who can write in
a `__pycache__` of the package can change the package, and the folder of the cache belongs to this user alone
(kept/folder.py).
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import secrets
import sys
from base64 import b64decode, b64encode
from functools import cached_property
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from generator.kept.folder import Cache

_KIND = "template"
_BESIDE = Path(cache_from_source(__file__)).parent / "templates"
_COMPILING = Path(__file__).with_name("templates.py")  # what says how those of documents are compiled
_ENDING = f".{sys.implementation.cache_tag}"


class CompiledTemplates(BytecodeCache):
    """By the file and what it says; another version of Python, of Jinja or of this program finds none of them.

    `shipped`: the folder of templates that travel with the tool; `compiling`: the module that says how templates are
    compiled.
    """

    def __init__(self, cache: Cache | None, shipped: Path | None = None, compiling: Path = _COMPILING) -> None:
        self.cache, self.shipped, self.compiling = cache, shipped, compiling

    def by(self, compiling: Path) -> CompiledTemplates:
        """The same for templates that another module compiles."""
        return CompiledTemplates(self.cache, self.shipped, compiling)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a file beside the code, which has an ending; for others one that has none."""
        if self.shipped and filename == str(self.shipped / name):
            return f"{name.replace('/', '-')}{_ENDING}"
        return super().get_cache_key(name, filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self._beside_the_code(bucket) if bucket.key.endswith(_ENDING) else None
        if found is None and self.cache:
            found = self._cached(bucket, self.cache)
        with contextlib.suppress(ValueError, EOFError, TypeError):  # an entry of another shape
            code = marshal.loads(found) if found else None  # noqa: S302
            bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is None or (bucket.key.endswith(_ENDING) and self._put_beside(bucket)):
            return
        if self.cache:
            self.cache.store(b64encode(marshal.dumps(bucket.code)).decode(), _KIND, bucket.key, bucket.checksum)

    def _cached(self, bucket: Bucket, cache: Cache) -> bytes | None:
        with contextlib.suppress(ValueError, TypeError):
            return b64decode(cache.load(_KIND, bucket.key, bucket.checksum))
        return None

    def _beside_the_code(self, bucket: Bucket) -> bytes | None:
        with contextlib.suppress(OSError):
            head, _, code = (_BESIDE / bucket.key).read_bytes().partition(b"\n")
            return code if head == self._head(bucket) else None
        return None

    def _put_beside(self, bucket: Bucket) -> bool:
        """Whether it is there now: not where Python may not keep compiled modules."""
        if sys.dont_write_bytecode:
            return False
        place = _BESIDE / bucket.key
        unfinished = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
        try:
            _BESIDE.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(self._head(bucket) + b"\n" + marshal.dumps(bucket.code))
            unfinished.replace(place)
        except OSError:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            return False
        return True

    def _head(self, bucket: Bucket) -> bytes:
        return f"{self._compiler} {bucket.checksum}".encode()

    @cached_property
    def _compiler(self) -> str:
        """The sum over what makes code of a template."""
        found = hashlib.sha256(f"{sys.version} {jinja2.__version__}".encode())
        for file in (Path(__file__), self.compiling):
            found.update(file.read_bytes())
        return found.hexdigest()
