"""Word files written part by part, for what python-docx cannot write: lists, tracked changes, text boxes, notes."""

from tests.zips import zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def package(body: str, **parts: str) -> bytes:
    """A .docx with this body; `parts` are the insides of numbering, styles, footnotes …"""
    roots = {"document": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"}
    roots |= {name: f"<w:{name} {_SPACES}>{inside}</w:{name}>" for name, inside in parts.items()}
    return zipped({f"word/{name}.xml": text.encode() for name, text in roots.items()})


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def item(text: str, level: int = 0, list_id: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(index: int, form: str, text: str, more: str = "") -> str:
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}">{inside}</w:lvl>'


def one_list(*levels: str, list_id: int = 1) -> str:
    return f'<w:abstractNum w:abstractNumId="{list_id}">{"".join(levels)}</w:abstractNum>'


def instance(list_id: int, abstract: int, inside: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{abstract}"/>{inside}</w:num>'
