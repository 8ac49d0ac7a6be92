"""Values in templates keep their marks, or composing stops with template and line."""

from pathlib import Path

import pytest

from generator.documents.blocks import SpanKind
from generator.errors import TemplateError

from .composing import composed, spans, texts


def test_a_printed_value_is_a_span_with_kind_path_and_clauses(tmp_path: Path) -> None:
    (frame, value) = spans(composed(tmp_path, "<p>奖励{{ awards.gazelle.parts.once.amount }}</p>"))
    assert (frame.text, frame.kind, frame.path) == ("奖励", SpanKind.FRAME, None)
    assert (value.text, value.kind) == ("50万元", SpanKind.FACT)
    assert (value.path, value.clauses) == ("awards.gazelle.parts.once.amount", ("c02",))


@pytest.mark.parametrize(
    "body",
    [
        "<p>{{ awards | map(attribute='name') | join('；') }}</p>",
        "<p>{% for award in awards %}{{ award.name }}{{ '；' if not loop.last }}{% endfor %}</p>",
        "{% macro named(award) %}{{ award.name }}{% endmacro %}<p>{{ named(awards[0]) }}；{{ named(awards[1]) }}</p>",
        "{% set first = awards.gazelle %}{% set rest = awards.platform %}<p>{{ first.name }}；{{ rest.name }}</p>",
        "<p>{% set both %}{{ awards.gazelle.name }}；{{ awards.platform.name }}{% endset %}{{ both }}</p>",
        "<p>{{ [awards.gazelle.name, awards.platform.name] | join('；') }}</p>",
    ],
)
def test_join_loop_macro_and_set_keep_the_marks(body: str, tmp_path: Path) -> None:
    document = composed(tmp_path, body)
    assert texts(document) == ["瞪羚企业奖励；创新平台扶持"]
    assert [span.path for span in spans(document) if span.path] == ["awards.gazelle.name", "awards.platform.name"]


@pytest.mark.parametrize(
    "lost",
    [
        "{{ title | upper }}",
        "{{ title | replace('示例', '某') }}",
        "{{ title ~ '（全文）' }}",
        "{{ '%s' | format(title) }}",
        "{{ title | string }}",
        "{{ title + '（全文）' }}",
        "{{ title.upper() }}",
        "{{ '{}'.format(title) }}",
        "{{ '%s' % title }}",
        "{{ title[0:2] }}",
    ],
)
def test_what_would_lose_a_mark_is_an_error_with_template_and_line(lost: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"sheet/main.xml.j2:2\b"):
        composed(tmp_path, f"<p>{lost}</p>")


def test_a_mark_inside_an_attribute_does_not_parse(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="the markup is not well formed"):
        composed(tmp_path, '<p id="{{ awards.gazelle.name }}">一</p>')


def test_an_id_for_a_link_goes_through_its_one_function(tmp_path: Path) -> None:
    document = composed(
        tmp_path,
        '{% for award in awards %}<section id="award-{{ id_of(award) }}"><p>{{ award.name }}</p></section>{% endfor %}'
        '<p><a to="award-{{ id_of(awards.platform) }}">见</a></p>',
    )
    assert [span.link for span in spans(document) if span.link] == ["#award-platform"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>一</p>\n<p>{{ awards.gazele.name }}</p>", r"sheet/main.xml.j2:3: awards has no gazele"),
        ("<p>{{ award.name }}</p>", r"sheet/main.xml.j2:2: nothing is called award"),
        ("<p>{{ awards }}</p>\n<p>{{ awards.gazelle.beneficiary.name }}</p>", "has no name"),
        ("<p>{{ clauses.c04.heading }}</p>", "clauses.c04.heading is empty"),
        ("<p>{{ clauses.c04.lead }}</p>", "clauses.c04.lead is an empty list"),
        ("<p>{{ validity }}</p>", "validity has no words of its own"),
        ("<p>{{ id_of(title) }}</p>{{ id_of('Not An Id') }}", "'Not An Id' is no identifier"),
        ("<p>一</p>{% include 'sheet/_nowhere.xml.j2' %}", "sheet/_nowhere.xml.j2"),
        ("{% if %}", r"sheet/main.xml.j2:2: a value is expected, %} stands there"),
        ("<p>{{ title.__class__ }}</p>", "title has no __class__"),
        ("<p>{{ ''.__class__.__mro__ }}</p>", "sheet/main.xml.j2"),
        ("<p>{{ inputs_of(title) }}</p>", "title is no step of an example"),
        ("<p>{{ control(title) }}</p>", "title is no field of a form"),
    ],
)
def test_what_a_template_asks_for_in_vain_is_told(body: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=words):
        composed(tmp_path, body)


def test_an_error_in_a_part_names_the_part(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"sheet/_card.xml.j2:3: awards.gazelle has no sum"):
        composed(
            tmp_path,
            "{% include 'sheet/_card.xml.j2' %}",
            files={"card": "<p>一</p>\n<p>二</p>\n<p>{{ awards.gazelle.sum }}</p>"},
        )


def test_text_of_the_model_needs_no_escaping(tmp_path: Path) -> None:
    label = "甲<b>&amp;乙</b> {{ title }}"
    award = {
        "id": "x",
        "name": label,
        "beneficiary": "企业",
        "trigger": "企业",
        "amount": "not_in_this_notice",
        "no_form": "无。",
        "source": {"clause": "c04", "quote": "企业"},
    }
    assert texts(
        composed(tmp_path, "<p>{{ awards[0].name }}</p>", awards=[award], forms=None, examples=None, faq=None)
    ) == [label]


def test_values_compare_and_count_as_what_they_are(tmp_path: Path) -> None:
    body = (
        "{% if awards | length == 2 and awards.gazelle.form and not awards.platform.form %}<p>有</p>{% endif %}"
        "{% if status.state == 'in_force' %}<p>执行中</p>{% endif %}"
        "{% if measures.cluster.addressee == 'zone' %}<p>园区</p>{% endif %}"
        "{% if title | length == 13 and awards.gazelle.name | length > 5 %}<p>字数</p>{% endif %}"
    )
    assert texts(composed(tmp_path, body)) == ["有", "执行中", "园区", "字数"]


@pytest.mark.parametrize(
    ("value", "text", "kind", "path"),
    [
        ("title", "示例市促进企业创新若干措施", SpanKind.QUOTE, "title"),
        ("issued", "2024年3月1日", SpanKind.FACT, "issued"),
        ("validity.start", "自发布之日起施行", SpanKind.FACT, "validity.start"),
        (
            "awards.gazelle.parts.yearly",
            "连续3年按上级奖励资金的20%",
            SpanKind.FACT,
            "awards.gazelle.parts.yearly",
        ),
        ("awards.platform.tiers.national", "国家级：100万元", SpanKind.FACT, "awards.platform.tiers.national"),
        ("awards.gazelle.name", "瞪羚企业奖励", SpanKind.PARAPHRASE, "awards.gazelle.name"),
        ("awards.gazelle.trigger", "认定为瞪羚企业", SpanKind.QUOTE, "awards.gazelle.trigger"),
        ("clauses.c02", "第二条", SpanKind.FACT, "clauses.c02"),
        ("clauses.c02.lead", "市科技局", SpanKind.FACT, "clauses.c02.lead.science"),
        ("organisations.science", "市科技局", SpanKind.QUOTE, "organisations.science.name"),
        (
            "examples[0].assumptions.base.amount",
            "60万元",
            SpanKind.EXAMPLE,
            "examples.gazelle-sum.assumptions.base.amount",
        ),
        ("computed['gazelle-sum'].total", "86万元", SpanKind.COMPUTED, "computed.gazelle-sum.total"),
        ("office.application.place", "示例市政务服务中心", SpanKind.OFFICE, "office.application.place"),
        ("office.application.deadline", "（由受理部门填写）", SpanKind.OFFICE, "office.application.deadline"),
        ("status.since", "2024年3月1日", SpanKind.BUILD, "status.since"),
        ("forms.gazelle", "瞪羚企业奖励申请表", SpanKind.PARAPHRASE, "forms.gazelle.title"),
        ("duties.lead_total", "2", SpanKind.COMPUTED, "duties.lead_total"),
    ],
)
def test_a_value_prints_in_its_words_kind_and_path(
    value: str, text: str, kind: SpanKind, path: str, tmp_path: Path
) -> None:
    (span,) = spans(composed(tmp_path, f"<p>{{{{ {value} }}}}</p>"))
    assert (span.text, span.kind, span.path) == (text, kind, path)


def test_a_value_that_is_reached_in_two_ways_is_one_value(tmp_path: Path) -> None:
    body = (
        "<p>{{ awards[0].name }}{{ awards.gazelle.name }}</p>"
        "{% for row in duties.rows if row.leads %}<p>{{ row.organisation.name }}</p>{% endfor %}"
        "<p>{{ organisations.science.name }}</p>"
    )
    first, second, led, organisation = spans(composed(tmp_path, body))
    assert first == second
    assert (led.path, led) == ("organisations.science.name", organisation)


def test_items_are_chosen_by_a_field_as_by_jinja(tmp_path: Path) -> None:
    body = (
        "<p>{{ (awards|selectattr('form')|list)[0].name }}</p><p>{{ (awards|rejectattr('form')|list)[0].name }}</p>"
        "<p>{{ (measures|selectattr('addressee', 'equalto', 'zone')|list)[0].name }}</p>"
        "<p>{{ (awards|selectattr('id', 'in', ['platform'])|list)[0].name }}</p>"
    )
    paths = [span.path for span in spans(composed(tmp_path, body))]
    assert paths == ["awards.gazelle.name", "awards.platform.name", "measures.cluster.name", "awards.platform.name"]
