"""Numbers of identity documents as reports show them: whoever reads a list of applications need not know them whole."""

from __future__ import annotations

from generator.dataclass import replace
from generator.documents.blocks import FieldType
from generator.forms.answers.id_number import masked
from generator.forms.collecting.collected import Collected


def with_masked_numbers(collected: Collected) -> Collected:
    """The form with its numbers of identity documents masked: 450***********1234."""
    if collected.definition is None or collected.record is None:
        return collected
    names = [field.name for field in collected.definition.fields if field.type is FieldType.ID_NUMBER]
    hidden = {name: masked(str(collected.record[name])) for name in names if name in collected.record}
    return replace(collected, record={**collected.record, **hidden}) if hidden else collected
