"""Page numbers in the text: fields that show on which page a bookmark stands.

The writer lays out nothing, so it cannot know a page: the field stands without a result. LibreOffice computes it when
it opens the file; Word, as its users report, for print, its preview and a PDF, or on F9 (docs/templates.md). A field
marked as dirty, or w:updateFields in the settings, makes Word ask on opening whether to update “fields that may refer
to other files”.
"""

from __future__ import annotations

from generator.writers.docx.writing import Writing, bookmark_name

# A break of lines for the layout's sake: the words go on, so the audit reads none here (generator/audit/read_docx.py).
LAYOUT_BREAK = '<w:r><w:br w:type="textWrapping"/></w:r>'
_TAB = "<w:r><w:tab/></w:r>"


def page_number(block_id: str) -> str:
    """A PAGEREF field for the page of `block_id`."""
    code = f" PAGEREF {bookmark_name(block_id)} \\h "
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def leader(writing: Writing) -> str:
    """The w:tabs of a line of the contents: dots up to the page number at the right edge of the text."""
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{writing.page.text_width}"/></w:tabs>'


def tail(block_id: str) -> str:
    """What ends a line of the contents: the dots and the page number."""
    return f"{_TAB}{page_number(block_id)}"
