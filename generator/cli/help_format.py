"""Help pages on a terminal, aligned by columns: click counts characters, and a Chinese one takes two columns."""

import os
import sys
from collections.abc import Iterable
from gettext import gettext

import click

from generator.report.columns import columns, wrapped

_LEAST = 10
_NARROWEST, _WIDEST = 50, 78  # of a help page, as click has them


def terminal_columns() -> int:
    """The width of the terminal; 80 where there is none. As shutil says it, whose import costs a third of a help."""
    try:
        return int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        pass
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return _WIDEST + 2


class HelpFormatter(click.HelpFormatter):
    """click's formatter, measuring columns."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        widest = max_width - 2 if max_width else _WIDEST
        super().__init__(indent_increment, width or max(min(terminal_columns() - 2, widest), _NARROWEST))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        start = f"{'':>{self.current_indent}}{prefix or gettext('Usage:')} {prog} "
        self._write_lines(start, args, columns(start))

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            self.write("\n" if number else "")
            self._write_lines(indent, paragraph, len(indent))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        first_column = min(max(columns(first) for first, _ in rows), col_max) + col_spacing
        for first, second in rows:
            start = f"{'':>{self.current_indent}}{first}"
            behind = self.current_indent + first_column
            if columns(first) > first_column - col_spacing:
                self.write(f"{start}\n")
                start = ""
            self._write_lines(start + " " * (behind - columns(start)), second, behind)

    def _write_lines(self, start: str, text: str, indent: int) -> None:
        """`start`, then `text` wrapped to what is left of the width, its further lines below its first."""
        lines = list(wrapped(text, max(self.width - indent, _LEAST))) or [""]
        for number, line in enumerate(lines):
            self.write(f"{' ' * indent if number else start}{line}".rstrip() + "\n")


class Context(click.Context):
    """click's context with that formatter."""

    formatter_class = HelpFormatter
