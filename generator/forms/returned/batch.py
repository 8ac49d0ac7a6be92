"""Files read one after the other: what another process does. It imports little, so that it starts quickly."""

from __future__ import annotations

from collections.abc import Sequence

from generator.forms.returned.raw import FormRefused, RawForm
from generator.forms.returned.read import read_returned
from generator.forms.returned.sources import ReturnedFile
from generator.message import message

Read = tuple[str, RawForm | FormRefused]


def read_batch(batch: Sequence[ReturnedFile]) -> list[Read]:
    """What the files of a batch say, in their order."""
    return [read_one(source) for source in batch]


def read_one(source: ReturnedFile) -> Read:
    """What a file says; whatever is wrong with it is a value."""
    if isinstance(source.data, FormRefused):
        return source.name, source.data
    try:
        return source.name, read_returned(source.data)
    except FormRefused as refused:
        return source.name, refused
    except Exception as error:  # noqa: BLE001 - a file from outside must never stop the batch
        return source.name, FormRefused(message("it could not be read ({problem})", problem=type(error).__name__))
