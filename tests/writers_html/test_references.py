"""References in few bytes: what the writer shortens, the audit writes out again, and there is one way to write each."""

from __future__ import annotations

import pytest

from generator.audit.read.html_references import written_out
from generator.writers.html.references import References


def page(html: str) -> str:
    """A page around `html`, with the paths of its references."""
    references = References()
    body = references.shortened(html)
    return f'<main id="main" tabindex="-1" data-paths="{references.paths()}">{body}</main>'


@pytest.mark.parametrize(
    "html",
    [
        '<p id="s1" data-s="s1" data-clauses="c02 c03">甲<span data-kind="fact" data-path="awards.x">乙</span></p>',
        '<p class="lead" id="s12" data-s="s12">甲</p><li id="s9-toc" data-s="s9-toc">乙</li>',
        '<h2 id="how" data-s="s1"><span data-kind="quote" data-path="title">甲</span></h2>',
        '<div class="field money" id="s3" data-s="s3" data-clauses="c14" data-path="forms.x.fields.y"></div>',
        '<span data-kind="office" data-path="a.b.c">甲</span><span data-kind="frame" data-path="a.b.d">乙</span>',
        '<span data-kind="computed" data-path="a">甲</span><span data-kind="example" data-path="a.b">乙</span>',
        '<span data-kind="build" data-path="x.0.y">甲</span><span data-kind="paraphrase" data-path="x.0">乙</span>',
        '<p id="s1" data-s="s1">words say  data-clauses="c02" id="s2" data-s="s2" and data-f="0"</p>',
    ],
)
def test_what_is_shortened_is_written_out_again(html: str) -> None:
    short = page(html)
    assert written_out(short) == (f'<main id="main" tabindex="-1">{html}</main>', [])
    assert 'data-path="' not in short


def test_a_path_leaves_out_what_it_shares_with_the_one_before_it() -> None:
    references = References()
    for path in ("awards.x.amount", "awards.x.years", "title", "awards.x.amount"):
        references.shortened(f'<b data-kind="fact" data-path="{path}">')
    assert references.paths() == "awards.x.amount +2.years title"


@pytest.mark.parametrize(
    ("paths", "body"),
    [
        ("title", '<p id="s1" data-f="1">'),  # no such path
        ("title", '<p id="s1">'),  # nothing refers to it
        ("title title", '<p data-f="0"><p data-f="1">'),  # twice
        ("+2.years", '<p data-f="0">'),  # nothing before it
        ("title", '<p data-f="0" data-clauses="c02">'),  # written out
        ("title", '<p id="s1" data-s="s1"><b data-f="0">'),
        ("", '<b data-kind="fact" data-path="title">'),
    ],
)
def test_there_is_one_way_to_write_a_reference(paths: str, body: str) -> None:
    assert written_out(f'<main id="main" tabindex="-1" data-paths="{paths}">{body}</main>')[1]


def test_code_is_no_markup() -> None:
    page = '<main id="main" tabindex="-1" data-paths=""><script>if (a <b && c> d) e = \'<p id="s1">\'</script></main>'
    assert written_out(page) == (page.replace(' data-paths=""', ""), [])
