"""The guidebook of the example policy beside what others make of the same words, in one run, in turn.

Ours starts from the model and makes the words; the others are given them. docxtpl and python-docx write paragraphs and
tables in the same styles, held to be equal word by word; pandoc is held to the same characters.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from benchmarks.performance.by_docxtpl import (
    W,
    by_docxtpl,
    by_lean_docxtpl,
    content_of,
    lean_template,
    template_for,
    words_of,
)
from benchmarks.performance.by_pandoc import by_pandoc, markdown_of, pandoc, version
from benchmarks.performance.by_python_docx import by_python_docx, empty_package
from benchmarks.performance.task import ROOT, Asked, Measured, Task, in_ms, in_turn
from benchmarks.performance.warm import Warm, warm

_REFERENCE = ROOT / "templates" / "styles" / "reference.docx"
_NO_PANDOC = "pandoc is not installed: `pip install pypandoc_binary`, or the package pandoc of the system"
_ALIKE = 0.97  # of the characters: pandoc's tables and ours break lines elsewhere, their words are the same


def peers(asked: Asked, folder: Path) -> Measured:
    """Model to bytes, writing alone, the deflate limit; docxtpl, python-docx, pandoc."""
    policy = warm()
    program = pandoc()
    tasks = [*_ours(policy), *_by_libraries(policy), *(_by_pandoc(policy, program, folder) if program else ())]
    found = in_ms(in_turn(tasks, asked.rounds))
    paragraphs = len(words_of(content_of(policy.word)))
    told = f"{paragraphs} paragraphs, document.xml {len(policy.document_xml) / 1000:.0f} KB"
    notes = (told, version(program)) if program else (told,)
    return Measured("The guidebook beside its peers, warm", found, notes, {} if program else {"pandoc": _NO_PANDOC})


def _ours(policy: Warm) -> Iterator[Task]:
    fresh = policy.fresh_subject
    yield Task("from the model to Word", lambda: policy.guidebook_in("docx"), fresh)
    yield Task("from the model to HTML", lambda: policy.guidebook_in("html"), fresh)
    yield Task("from the model to Word and HTML", lambda: policy.guidebook_in("docx", "html"), fresh)
    yield Task("writing Word", lambda: policy.written("docx"))
    yield Task("writing HTML", lambda: policy.written("html"))
    yield Task("deflating its document.xml", policy.deflated)


def _by_libraries(policy: Warm) -> Iterator[Task]:
    content = content_of(policy.word)
    template, lean, empty = template_for(content, policy.word), lean_template(policy.word), empty_package(policy.word)
    if content_of(by_docxtpl(template, content)) != content:
        sys.exit("docxtpl does not say the same: the comparison would be unfair")
    for made in (by_lean_docxtpl(lean, content), by_python_docx(empty, content)):
        if words_of(content_of(made)) != words_of(content):
            sys.exit("a peer does not say the same words: the comparison would be unfair")
    yield Task("docxtpl, template laid out", lambda: by_docxtpl(template, content))
    yield Task("docxtpl, smallest template", lambda: by_lean_docxtpl(lean, content))
    yield Task("python-docx", lambda: by_python_docx(empty, content))


def _by_pandoc(policy: Warm, program: str, folder: Path) -> Iterator[Task]:
    source, word, page = (folder / name for name in ("guidebook.md", "guidebook.docx", "guidebook.html"))
    content = content_of(policy.word)
    source.write_text(markdown_of(content), "utf-8")
    by_pandoc(program, source, word, _REFERENCE)
    ours = "".join(run.text for words in words_of(content) for run in words.runs)
    if not _ALIKE <= len(_characters(_text_of(word.read_bytes()))) / len(_characters(ours)) <= 1 / _ALIKE:
        sys.exit("pandoc does not say the same: the comparison would be unfair")
    yield Task("pandoc to Word", lambda: by_pandoc(program, source, word, _REFERENCE), warm=False)
    yield Task("pandoc to HTML", lambda: by_pandoc(program, source, page), warm=False)
    yield Task("pandoc --version", lambda: version(program), warm=False)


def _text_of(word: bytes) -> str:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml"))
    return "".join(text.text or "" for text in root.iter(f"{W}t"))


def _characters(text: str) -> str:
    return re.sub(r"\s+", "", text)
