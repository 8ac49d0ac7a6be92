"""The Word writer: a block tree and a reference document go in, the bytes of a .docx come out (DESIGN.md, "Writing Word")."""

from generator.writers.docx.document import write_docx
from generator.writers.docx.reference import Reference, load_reference

__all__ = ["Reference", "load_reference", "write_docx"]
