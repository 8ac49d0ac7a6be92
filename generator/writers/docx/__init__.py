"""The Word writer: a tree and a reference document in, the bytes of a .docx out."""

from generator.writers.docx.document import write_docx
from generator.writers.docx.reference import Reference, load_reference

__all__ = ["Reference", "load_reference", "write_docx"]
