"""A Word file with tracked changes as it is when all of them are accepted, or all rejected (ISO 29500-1, 17.13.5).

Read over the text of the body, as the grammar of finished files is: a change in any other form than this program's
stays where it is, and is told as markup that no finished file has.
"""

from __future__ import annotations

import re

from generator.audit.read.repacked import repacked

_SAID = r'w:id="\d+" w:author="修订"'
_PARAGRAPH = r"<w:p><w:pPr>(?:(?!</w:p>).)*?<w:rPr><w:{0} " + _SAID + r"/></w:rPr></w:pPr>(?:(?!</w:p>).)*</w:p>"
_MARK = r"<w:rPr><w:{0} " + _SAID + "/></w:rPr></w:pPr>"
_WORDS = r"<w:{0} " + _SAID + r">((?:(?!</w:{0}>).)*)</w:{0}>"


def resolved(data: bytes, dropped: str) -> bytes:
    """The file without the words that went ("gone": all accepted) or came ("come": all rejected)."""
    lost, kept = ("del", "ins") if dropped == "gone" else ("ins", "del")
    return repacked(data, lambda content: _resolved(content.decode("utf-8", "replace"), lost, kept).encode())


def _resolved(text: str, lost: str, kept: str) -> str:
    """Words that are lost go, and with its words a paragraph whose mark is lost; what is kept stays as plain words."""
    text = re.sub(_PARAGRAPH.format(lost), "", text)
    text = re.sub(_WORDS.format(lost), "", text)
    text = re.sub(_MARK.format(kept), "</w:pPr>", text)
    text = re.sub(_WORDS.format(kept), r"\1", text)
    return text.replace("<w:delText", "<w:t").replace("</w:delText>", "</w:t>")
