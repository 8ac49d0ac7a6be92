"""OpenDocument texts in one XML file (.fodt) and UOF texts, by way of LibreOffice."""

from generator.notice.sources import office
from generator.notice.sources.contents import Contents


def contents(data: bytes) -> Contents:
    """The lines of such a file. Raises Refused without LibreOffice."""
    return office.open_document(data)
