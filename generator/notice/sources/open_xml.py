"""OpenDocument texts in one XML file (.fodt) and UOF texts, by way of LibreOffice."""

from generator.notice.sources import office
from generator.notice.sources.contents import SourceContents


def contents(data: bytes) -> SourceContents:
    """The lines of such a file. Raises SourceRefused without LibreOffice."""
    return office.open_document(data)
