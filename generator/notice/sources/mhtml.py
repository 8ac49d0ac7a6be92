"""Pages saved with their pictures in one file (.mht, RFC 2557): the first part that is HTML."""

import email
from email.errors import MessageError

from generator.message import message
from generator.notice.sources import html
from generator.notice.sources.contents import SourceContents, SourceRefused


def contents(data: bytes) -> SourceContents:
    """The notice of a saved page. Raises SourceRefused where no page is inside."""
    return html.contents(_page(data))


def whole_page(data: bytes) -> SourceContents:
    """All lines of a saved page that is a part of another file."""
    return html.whole_page(_page(data))


def _page(data: bytes) -> bytes:
    try:
        parts = list(email.message_from_bytes(data).walk())
    except (MessageError, RecursionError) as error:
        raise _without_page() from error
    for part in parts:
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                return body
    raise _without_page()


def _without_page() -> SourceRefused:
    return SourceRefused(message("the saved web page holds no HTML"))
