"""The data of a form inside its Word file: a custom XML part that its controls are bound to (ISO 29500-1, 17.5.2.6).

<form xmlns="urn:policydocs:form:1" policy="…" id="…" edition="…" fingerprint="…">
  <answers><NAME/>…</answers>      one element a control, empty in a blank form
  <definition>…</definition>       JSON of generator/forms/definition/definition.py: what the answers mean
</form>
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.forms.definition.definition import FormDefinition, as_json
from generator.word.binding import MAPPINGS, NAMESPACE, xpath
from generator.word.names import OFFICE, PACKAGE
from generator.writers.docx.namespaces import PROLOG
from generator.writers.docx.text import escape, escape_content

RELATIONS = "customXml/_rels/item1.xml.rels"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def binding(name: str, store: str) -> str:
    """The w:dataBinding of the control `name`."""
    return f'<w:dataBinding w:prefixMappings="{MAPPINGS}" w:xpath="{xpath(name)}" w:storeItemID="{store}"/>'


def item(definition: FormDefinition, names: Iterable[str]) -> bytes:
    """The part of a blank form; `names`: of its controls, in their order."""
    answers = "".join(f"<{name}/>" for name in names)
    told = json.dumps(as_json(definition), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return (
        f'{PROLOG}<form xmlns="{NAMESPACE}" policy="{escape(definition.policy)}" id="{escape(definition.form)}" '
        f'edition="{escape(definition.edition)}" fingerprint="{escape(definition.fingerprint)}">'
        f"<answers>{answers}</answers><definition>{escape_content(told)}</definition></form>"
    ).encode()


def item_properties(store: str) -> bytes:
    """The part that names the store (ISO 29500-1, 22.5)."""
    return (
        f'{PROLOG}<ds:datastoreItem xmlns:ds="{_DATA_STORE}" ds:itemID="{store}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def item_relations() -> bytes:
    """From the part to its properties."""
    return (
        f'{PROLOG}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    ).encode()
