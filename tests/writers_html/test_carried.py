"""Scripts travel without comments and indentation, which is never more than that; writer and audit agree on it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.rederive.carried import is_carried
from generator.writers.html.carried import carried_script
from generator.writers.write import FIRST_SCRIPTS, FORM_SCRIPTS

from .conftest import STYLES

SOURCE = """// What it does.
"use strict";

const a = () => {
  // Why.
\treturn `${b}：` + "// no comment"; // kept
};
"""
CARRIED = '"use strict";\nconst a = () => {\nreturn `${b}：` + "// no comment"; // kept\n};\n'

# Where a text or a comment goes on over a line end: indentation and what looks like a comment may be words.
WHOLE = {
    "text over lines": "a = `one\n  // two\n`;\n",
    "two texts over lines, one in the other": "a = `${list.map((each) => `\n  // ${each}\n`)}`;\n",
    "text behind a backtick in quotes": 'a = "`"; b = `\n  words\n`;\n',
    "text behind a backtick in single quotes": "a = '`'; b = `\n  words\n`;\n",
    "text behind a pattern with a backtick": "a = /`/; b = `\n  words\n`;\n",
    "text behind an insertion with an object": "a = `${f({})} ${`\n  b`}`;\n",
    "continued line": 'a = "one \\\n  two";\n',
    "comment that ends a longer one": "/* why\n  // and how */ a();\n",
}
MORE_WHOLE = ("`\\`\n  `", "  `a\n", "x = `${\n  y\n}`;\n")


def test_a_script_is_carried_without_comments_that_fill_a_line_and_without_indentation() -> None:
    assert carried_script(SOURCE) == CARRIED
    assert is_carried(CARRIED, SOURCE)
    assert is_carried(SOURCE, SOURCE)


@pytest.mark.parametrize("source", [*WHOLE.values(), *MORE_WHOLE], ids=[*WHOLE, *map(repr, MORE_WHOLE)])
def test_a_script_whose_texts_go_on_over_a_line_end_is_carried_whole(source: str) -> None:
    assert carried_script(source) == source
    stripped = "".join(f"{line.strip()}\n" for line in source.split("\n") if not line.strip().startswith("//"))
    assert not is_carried(stripped, source)


@pytest.mark.parametrize(
    "found",
    [
        CARRIED.replace("// kept", ""),
        CARRIED.replace("no comment", "a comment"),
        CARRIED.replace("\n};", "};"),
        CARRIED + "x();\n",
        CARRIED.removesuffix("};\n"),
        CARRIED.replace("const", "\nconst"),
        "",
    ],
)
def test_what_is_carried_otherwise_is_not_the_script(found: str) -> None:
    assert not is_carried(found, SOURCE)


@given(st.text("`'\"$ {}/\\*\n\t a;", max_size=60))
def test_the_audit_takes_what_the_writer_gives(source: str) -> None:
    assert is_carried(carried_script(source), source)


@pytest.mark.parametrize("name", [*FORM_SCRIPTS, *FIRST_SCRIPTS])
def test_every_script_of_ours_travels_light(name: str) -> None:
    source = (STYLES / f"{name}.js").read_text(encoding="utf-8")
    assert not re.search(r"^([ \t]|//|\n)", carried_script(source), re.MULTILINE)
