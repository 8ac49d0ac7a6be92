"""Reading bytes as `policydocs read` reads a file."""

import json
from pathlib import Path
from typing import Any

from generator.notice.as_json import as_json
from generator.notice.model import Notice
from generator.notice.read import read_notice

SEED = Path(__file__).parents[2] / "policies" / "qinzhou-gxq-2021-12" / "notice.txt"


def read_bytes(data: bytes, folder: Path, name: str = "notice.txt") -> Notice:
    """The notice in a file with these bytes; the name says nothing about its kind."""
    file = folder / name
    file.write_bytes(data)
    return read_notice(file)


def as_data(notice: Notice) -> Any:
    """The notice as the JSON that the command prints."""
    return json.loads(json.dumps(as_json(notice)))
