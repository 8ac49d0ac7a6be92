"""What libraries say of a wrong template is told in words of the catalogue, and so in the user's language."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError, fromstring

import pytest
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from generator.documents.template_errors import not_well_formed, told_of
from generator.locale import translator

ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined)
VALUES = {"d": {"q": 1}, "s": "x", "m": None}


def error_of(template: str) -> Exception:
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever a template makes Jinja raise
        ENVIRONMENT.from_string(template).render(VALUES)
    return raised.value


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% if a %}x", "the template ends, and the tag if is not closed (elif, else, endif)"),
        ("{% if a %}{% endfor %}", "endfor stands there, and the tag if is not closed (elif, else, endif)"),
        (
            "{% for a in s %}{% if a %}{% endfor %}",
            "endfor stands there, and the tag if is not closed (elif, else, endif)",
        ),
        ("{% endfor %}", "there is no tag endfor, or none is open that it belongs to"),
        ("{% nix %}", "there is no tag nix, or none is open that it belongs to"),
        ("{{ a", "the template ends where }} is expected"),
        ("{{ a b }}", "}} is expected, b stands there"),
        ("{% macro %}{% endmacro %}", "a name is expected, %} stands there"),
        ("{{ {1} }}", ": is expected, } stands there"),
        ("{{ (a }}", ") is expected, } stands there"),
        ("{{ [1,2 }}", "] is expected, } stands there"),
        ("{{ }}", "a value is expected, }} stands there"),
        ("{% for x in %}", "a value is expected, %} stands there"),
        ("{{ a) }}", ") cannot stand there"),
        ('{{ "a }}', '" cannot stand there'),
        ("{{ a ? b }}", "? cannot stand there"),
        ("{% include %}", "%} cannot stand there"),
        ("{{ a. }}", "a name or a number is expected behind the dot"),
        ("{# x", "a comment is opened with {# and not closed with #}"),
        ("{% raw %}x", "{% raw %} is opened and not closed with {% endraw %}"),
        ("{{ s | nix }}", "there is no filter nix"),
        ("{% if s is nix %}{% endif %}", "there is no test nix"),
        ("{% set 1 = 2 %}", "only a name can be given a value"),
        ("{{ s(a=1, 2) }}", "a call is not written as one"),
        ("{{ a }}", "nothing is called a"),
        ("{{ a.b }}", "nothing is called a"),
        ("{{ d.b }}", "nothing is called b"),
        ('{{ d["x"] }}', "nothing is called x"),
        ("{{ none.x.y }}", "nothing is called x"),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", "the macro is called without a"),
        ('{{ "a".__class__ }}', "__class__ is not for templates"),
        ("{{ s() }}", "something is called that is no macro and no function"),
        ("{% for x in m %}{% endfor %}", "{% for %} goes through something that is no list"),
        ("{% for a, b in [1] %}{% endfor %}", "{% for %} asks for several names of what is one value"),
        ('{{ 1 + "a" }}', "values of different kinds are reckoned with or compared"),
        ('{{ "a" + 1 }}', "values of different kinds are reckoned with or compared"),
        ('{{ "a" < 1 }}', "values of different kinds are reckoned with or compared"),
        ("{{ 1 / 0 }}", "something is divided by zero"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "a macro or a file calls itself without end"),
    ],
)
def test_a_wrong_template_is_told_in_words_of_the_catalogue(template: str, told: str) -> None:
    words = told_of(error_of(template))
    assert words.text() == told
    assert words.text(translator("zh")) != told


def test_a_sentence_that_is_not_known_is_quoted_as_the_library_s() -> None:
    words = told_of(error_of("{{ range(10 ** 9) }}"))
    assert words.text().startswith("the library says: Range too big.")
    assert words.text(translator("zh")).startswith("程序库的原话：Range too big.")
    assert told_of(FileNotFoundError(2, "No such file", "x")).text() == "the library says: No such file"


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<p>\n一", "in line 2, column 4: a tag is closed that is not the one opened last"),
        ("<p></b></p>", "in line 1, column 6: a tag is closed that is not the one opened last"),
        ("<p>a & b</p>", "in line 1, column 7: a character stands where none can; & is written as &amp; and < as &lt;"),
        ("<p><</p>", "in line 1, column 5: a character stands where none can; & is written as &amp; and < as &lt;"),
        ('<p a="1" a="2"/>', "in line 1, column 10: a tag has an attribute twice"),
        ("<p>&nbsp;</p>", "in line 1, column 4: a name stands between & and ; that is not known"),
        ("<a:b/>", "in line 1, column 1: the library says: unbound prefix"),
    ],
)
def test_broken_markup_is_told_with_its_place(markup: str, told: str) -> None:
    with pytest.raises(ParseError) as raised:
        fromstring(f"<d>{markup}</d>")
    line, column = raised.value.position
    shown = told.replace(told.partition(": ")[0], f"in line {line}, column {column}")
    assert not_well_formed(raised.value.msg).text() == f"the markup is not well formed {shown}"
