"""How the controls of a form are called, and how they are bound to its data (ISO 29500-1, 17.5.2.6).

The control of a field is called as the field; a box to tick FIELD--OPTION. The data of a form is a custom XML part with
an element for each control.
"""

from __future__ import annotations

import uuid

from generator.regex import regex

NAMESPACE = "urn:policydocs:form:1"
MAPPINGS = f"xmlns:p='{NAMESPACE}'"
DATA_PART, PROPERTIES_PART = "customXml/item1.xml", "customXml/itemProps1.xml"
STAMPED_PAGE = "stamped-page"  # the control that takes a scan; no answer, so it is bound to nothing
LONGEST_NAME = 64  # characters that Word takes for the title or tag of a control
# A space of no width before each line break, in control and data; no part of an answer. LibreOffice puts line breaks
# in front of a control and forgets where they were when it saves once more; it takes this character for a letter.
LINE_END = "\u200b"

_BETWEEN = "--"
_PATH = regex(r"/\w+:form(?:\[1\])?/\w+:answers(?:\[1\])?/\w+:([A-Za-z_][\w.-]*?)(?:\[1\])?\Z")


def store_id(policy: str, form: str) -> str:
    """The GUID of a form's data: one for a form of a policy, the same in every edition and on every day."""
    return f"{{{uuid.uuid5(uuid.NAMESPACE_URL, f'{NAMESPACE}:{policy}:{form}')}}}".upper()


def xpath(control: str) -> str:
    """Where the answer of a control stands in the data."""
    return f"/p:form[1]/p:answers[1]/p:{control}[1]"


def bound_to(path: str, mappings: str) -> str:
    """The control whose answer stands at an XPath, as Word and others write it; "" where it is none of ours."""
    found = _PATH.match(path) if not mappings or NAMESPACE in mappings else None
    return found[1] if found else ""


def box_name(field: str, option: str) -> str:
    """What the box of an option is called."""
    return f"{field}{_BETWEEN}{option}"


def is_box(control: str) -> bool:
    """Whether a control of this name is a box to tick."""
    return _BETWEEN in control


def field_and_option(control: str) -> tuple[str, str]:
    """Field and option that a control is called by; "" for the option of what is no box."""
    field, _, option = control.partition(_BETWEEN)
    return field, option


def with_line_ends(text: str) -> str:
    """An answer as it stands in control and data."""
    return text.replace("\n", f"{LINE_END}\n")
