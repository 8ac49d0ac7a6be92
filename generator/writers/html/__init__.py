"""The HTML writer: a block tree in, one page out. It adds no words of its own and decides nothing about content."""

from generator.writers.html.page import write_html
from generator.writers.html.shell import Shell, load_shell

__all__ = ["Shell", "load_shell", "write_html"]
