"""Where templates come from, what template.yaml declares, and which documents are composed."""

import os
from datetime import date
from pathlib import Path

import pytest

from generator.audit.read.path_patterns import fits
from generator.documents import compose as compose_module
from generator.documents.blocks import Span
from generator.documents.compose import TEMPLATE_FUNCTIONS, compose
from generator.documents.functions import cited_spans
from generator.documents.kind_file import read_kind
from generator.documents.templates import load_templates
from generator.errors import TemplateError
from generator.site import check_one
from generator.workspace import Workspace

from ..builders import a_subject
from ..outputs.command import ROOT, SMALL, copy_workspace
from .composing import texts, write_templates


def test_the_workspaces_own_file_takes_the_place_of_the_shipped_one_and_the_rest_stays(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    write_templates(
        shipped, "{% include 'sheet/_a.xml.j2' %}{% include 'sheet/_b.xml.j2' %}", a="<p>甲</p>", b="<p>乙</p>"
    )
    (own / "sheet").mkdir(parents=True)
    (own / "sheet" / "_b.xml.j2").write_text("<p>丙</p>", encoding="utf-8")
    templates = load_templates((own, shipped), TEMPLATE_FUNCTIONS)
    assert texts(next(compose(a_subject(), templates, {"sheet"}))) == ["甲", "丙"]
    assert templates.sources["sheet/_b.xml.j2"].is_relative_to(own)
    assert templates.file("sheet/_a.xml.j2").is_relative_to(shipped)


@pytest.mark.parametrize("file", ["main.xml.j2", "_a.xml.j2", "_b.xml.j2"])
def test_a_template_that_changes_is_that_of_the_next_build(file: str, tmp_path: Path) -> None:
    """Templates that were loaded stay what they are: half of a build would be made of the one, half of the other. Who
    loads them anew, in the same process too, has the file as it is."""
    body = "{% from 'sheet/_b.xml.j2' import b %}{% include 'sheet/_a.xml.j2' %}{{ b() }}<p>丙</p>"
    templates = write_templates(tmp_path, body, a="<p>甲</p>", b="{% macro b() %}<p>乙</p>{% endmacro %}")
    before = texts(next(compose(a_subject(), templates, {"sheet"})))
    assert before == ["甲", "乙", "丙"]
    path = tmp_path / "sheet" / file
    path.write_text(path.read_text(encoding="utf-8").replace("</p>", "新</p>"), encoding="utf-8")
    os.utime(path, (1, 1))
    assert texts(next(compose(a_subject(), templates, {"sheet"}))) == before, "a build stays with what it began with"
    next_build = load_templates((tmp_path,), TEMPLATE_FUNCTIONS)
    changed = texts(next(compose(a_subject(), next_build, {"sheet"})))
    assert [text.removesuffix("新") for text in changed] == before
    assert sum(text.endswith("新") for text in changed) == 1


def test_a_process_that_stays_checks_by_the_templates_as_they_are(tmp_path: Path) -> None:
    workspace = Workspace(copy_workspace(tmp_path, of=SMALL))
    file = tmp_path / "templates" / "faq" / "main.xml.j2"
    file.parent.mkdir(parents=True)
    found = []
    good = (ROOT / "templates" / "faq" / "main.xml.j2").read_text("utf-8")
    for text in ("{% if", good, "{% if"):
        file.write_text(text, "utf-8")
        assessed = check_one(workspace, SMALL.name, date(2025, 6, 30))
        found.append([each for each in assessed.findings if each.code == "policy-unbuildable"])
    assert [bool(each) for each in found] == [True, False, True]


def test_a_file_that_no_folder_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"there is no template file styles/page\.css"):
        write_templates(tmp_path, "<p>一</p>").file("styles/page.css")


def test_only_chosen_kinds_are_composed_and_forms_one_for_each_form(tmp_path: Path) -> None:
    write_templates(tmp_path, "<p>{{ form.title }}</p>", "per: form\n", name="forms/{form}")
    templates = load_templates((tmp_path,), TEMPLATE_FUNCTIONS)
    (document,) = compose(a_subject(), templates, {"sheet"})
    assert (document.name, document.form, texts(document)) == ("forms/gazelle", True, ["瞪羚企业奖励申请表"])
    assert list(compose(a_subject(), templates, set())) == []


def test_the_same_input_composes_the_same_document(tmp_path: Path) -> None:
    templates = write_templates(
        tmp_path, "{% for award in awards %}<p>{{ award.name }}{{ ref(award) }}</p>{% endfor %}"
    )
    first, second = (next(compose(a_subject(), templates, {"sheet"})) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("kind: x\norder: 1\nname: x\nplace: {}\n", r"t.yaml:4: place: Extra inputs are not permitted"),
        ("kind: x\nname: x\n", r"t.yaml:1: order: Field required"),
        ("kind: x\norder: 1\nname: x\nformats: [pdf]\n", r"t.yaml:4: formats.0: Input should be 'html' or 'docx'"),
        ("kind: x\norder: 1\n name: x\n", r"t.yaml:3: this is not YAML"),
    ],
)
def test_a_wrong_declaration_is_told_with_its_line(text: str, problem: str) -> None:
    with pytest.raises(TemplateError, match=problem):
        read_kind(text, "t.yaml")


@pytest.mark.parametrize(
    ("pattern", "path", "fitting"),
    [
        ("awards.*.amount", "awards.gazelle.amount", True),
        ("awards.*.amount", "awards.gazelle.parts.once.amount", False),
        ("awards.**", "awards.gazelle.parts.once.amount", True),
        ("awards.**", "awards", True),
        ("awards.**", "awardsx.gazelle", False),
        ("awards.*", "awards.a.b", False),
        ("title", "title", True),
        ("title", "titles", False),
        ("forms.**.label", "forms.a.groups.b.fields.c.label", True),
    ],
)
def test_a_pattern_of_paths(pattern: str, path: str, fitting: bool) -> None:
    assert fits(path, (pattern,)) is fitting


def test_references_and_quotes_are_made_from_the_sources_of_an_item(tmp_path: Path) -> None:
    body = (
        "<p>{{ ref(faq.groups.money.questions['how-much']) }}</p><p>{{ quote(awards.gazelle.parts.once) }}</p>"
        "<p>{% for clause in clauses_of(awards.platform) %}{{ clause }}{% endfor %}</p>"
    )
    document = next(compose(a_subject(), write_templates(tmp_path, body), {"sheet"}))
    assert texts(document) == ["第二条、第三条", "“给予一次性奖励50万元”", "第三条"]


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (("第二条", "第三条"), "第二条、第三条"),
        (("第四条", "第四条第（一）项", "第四条第（二）项", "第五条"), "第四条、第五条"),
        (("第四条第（一）项", "第四条", "第十条"), "第四条、第十条"),
        (("第四条第（一）项", "第四条第（二）项"), "第四条第（一）项、第四条第（二）项"),
        (("第一部分第（一）项", "第一部分"), "第一部分"),
        (("第十条", "第十一条"), "第十条、第十一条"),
    ],
)
def test_items_of_a_clause_that_is_cited_itself_are_not_listed(labels: tuple[str, ...], said: str) -> None:
    spans = [Span(label, link=f"clause:{label}") for label in labels]
    assert "".join(span.text for span in cited_spans(spans)) == said


def test_the_inputs_of_a_computed_step_are_shown_as_what_they_are(tmp_path: Path) -> None:
    body = (
        "{% for step in examples[0].steps %}<p>{% for input in inputs_of(step) %}{{ input }}{{ '；' if not loop.last }}"
        "{% endfor %}</p>{% endfor %}"
    )
    document = next(compose(a_subject(), write_templates(tmp_path, body), {"sheet"}))
    assert texts(document) == ["上级奖励资金的20%；60万元", "12万元；3", "50万元；36万元"]


def test_an_example_that_cannot_be_computed_stops_the_documents(tmp_path: Path) -> None:
    example = {
        "id": "e",
        "award": "gazelle",
        "introduction": "假设。",
        "assumptions": [{"id": "a", "label": "某项", "amount": {"value": 1, "unit": "CNY"}}],
        "steps": [{"id": "s", "label": "和", "operation": "sum", "inputs": ["a", "awards.nothing"]}],
    }
    with pytest.raises(TemplateError, match="a worked example cannot be computed: nothing is called nothing"):
        list(compose(a_subject(examples=[example]), write_templates(tmp_path, "<p>一</p>"), {"sheet"}))


def test_the_matrix_is_derived_from_the_clauses(tmp_path: Path) -> None:
    body = (
        "{% for row in duties.rows %}<p>{{ row.organisation }}：{{ row.lead_total }}/{{ row.cooperating_total }}；"
        "{% for cell in row.cells %}{% if cell.duty %}{{ cell.duty }}{% else %}－{% endif %}{% endfor %}</p>"
        "{% endfor %}"
        "<p>{{ duties.silent }}</p>"
    )
    document = next(compose(a_subject(), write_templates(tmp_path, body), {"sheet"}))
    assert texts(document) == ["市科技局：2/0；●●", "市财政局：0/1；○－", "第一条、第四条"]


@pytest.mark.parametrize("file", ["sheet/_a.xml.j2", "sheet/template.yaml"])
def test_a_template_that_is_not_utf8_is_told_by_its_name(file: str, tmp_path: Path) -> None:
    write_templates(tmp_path, "{% include 'sheet/_a.xml.j2' %}", a="<p>甲</p>")
    path = tmp_path / file
    path.write_bytes(path.read_bytes() + b"\xff")
    with pytest.raises(TemplateError, match=f"{file} is not UTF-8 text"):
        load_templates((tmp_path,), TEMPLATE_FUNCTIONS).texts()


def test_what_jinja_trips_over_is_told_with_template_and_line(tmp_path: Path) -> None:
    templates = write_templates(tmp_path, "\n{% for part in awards[0].parts|batch(0) %}{{ part }}{% endfor %}")
    with pytest.raises(TemplateError, match=r"sheet/main\.xml\.j2:?\d*: "):
        list(compose(a_subject(), templates, {"sheet"}))


def test_a_slip_in_the_package_is_no_fault_of_a_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = write_templates(tmp_path, "<p>{{ title }}</p>")
    monkeypatch.setattr(compose_module, "read_document", None)
    with pytest.raises(TypeError, match="NoneType"):
        list(compose(a_subject(), templates, {"sheet"}))


def test_a_template_that_calls_nothing_is_told_as_a_template(tmp_path: Path) -> None:
    templates = write_templates(tmp_path, "<p>{{ none() }}</p>")
    with pytest.raises(TemplateError, match="sheet/main"):
        list(compose(a_subject(), templates, {"sheet"}))
