"""What somebody might do to the data, the controls and the cells of a Word form: code, what, edit, words told."""

from __future__ import annotations

import re

from tests.audit.edits import BODY, Edit, in_part, in_spans, in_word, without_part

FORM, PATENTS = "forms/innovation-platform.docx", "forms/patent-purchase.docx"
DATA, STORE = "customXml/item1.xml", "customXml/itemProps1.xml"
SEAL = "<w:r><w:t>（盖章）"
LOCK = '<w:lock w:val="sdtLocked"/>'
HOLDER = "<w:showingPlcHdr/>"


def body(old: str, new: str) -> Edit:
    return in_word(FORM, BODY, old, new)


def data(old: str, new: str, form: str = FORM) -> Edit:
    return in_word(form, DATA, old, new)


def matched(part: str, pattern: str, new: str) -> Edit:
    """The first match of `pattern` in a part of the form becomes `new`."""
    return in_part(FORM, part, lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL))


TWINS = matched(BODY, r'<w:id w:val="(\d+)"/>(.*?)<w:id w:val="\d+"/>', r'<w:id w:val="\1"/>\2<w:id w:val="\1"/>')
WRONG_STORE = in_word(FORM, STORE, 'itemID="{', 'itemID="{0')
FILLED = data("<contact-person/>", "<contact-person>甲</contact-person>")
LONGER = data('"maximum":"10"', '"maximum":"100"', PATENTS)
TO_ANOTHER = body("/p:contact-person[1]", "/p:contact-phone[1]")

FORM_FORGERIES: tuple[tuple[str, str, Edit, str], ...] = (
    ("control-damaged", "two of a number", TWINS, "2 ×"),
    ("control-damaged", "properties out of order", body(LOCK + HOLDER, HOLDER + LOCK), "showingPlcHdr, lock"),
    ("control-damaged", "a cell without paragraph at its end", body("</w:p></w:tc>", "</w:p><w:r/></w:tc>"), "w:tc"),
    ("control-damaged", "an opinion to type", body(SEAL, f"<w:sdt><w:sdtPr/></w:sdt>{SEAL}"), "盖章"),
    ("control-damaged", "a group in a cell", body(LOCK + HOLDER, "<w:group/>"), "w:group"),
    ("form-data-altered", "no data", without_part(FORM, DATA), "no data"),
    ("form-data-altered", "filled", FILLED, "甲"),
    ("form-data-altered", "an answer less", data("<contact-person/>", ""), "not those of its controls"),
    ("form-data-altered", "another form", data('id="innovation-platform"', 'id="gazelle"'), "gazelle"),
    ("form-data-altered", "another edition", data('edition="第一版"', 'edition="第二版"'), "第二版"),
    ("form-data-altered", "bound to another answer", TO_ANOTHER, "contact-person is bound to"),
    ("form-data-altered", "another store", WRONG_STORE, "bound to"),
    ("form-data-altered", "no group", body("<w:group/>", ""), "no group"),
    ("form-data-altered", "a title of the group that promises", body("固定文字已锁定", "另加10万元"), "no group"),
    ("form-data-altered", "a higher limit", LONGER, 'maximum "100", the model gives "10"'),
    ("form-data-altered", "another sum for a level", data('"figure":"100"', '"figure":"200"'), "formula"),
    ("form-data-altered", "another label", data('"label":"联系人"', '"label":"会计"'), "会计"),
    ("form-data-altered", "stray words", data("</answers>", "</answers>另加10万元"), "另加10万元"),
    ("form-data-altered", "another policy in it", data('"policy":"qin', '"policy":"xin'), "xin"),
    ("fingerprint-differs", "another in the data", matched(DATA, r' fingerprint="\w+"', ' fingerprint="0"'), "footer"),
    ("edition-differs", "the second", in_spans("forms.innovation-platform.edition", text="第二版"), "第二版"),
)
