"""The checks of the audit: each a generator of findings, its docstring the manual page."""
