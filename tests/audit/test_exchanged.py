"""Two things that changed places in page, Word file and ledger alike, all sums mended: labels, facts of the office,
editions, conditions. Nothing in the folder contradicts itself; templates at hand, model and reason do."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.faults.mending import fully_mended
from generator.audit.audit import audit
from generator.audit.looks import Looks
from generator.build import make_files
from generator.checking import check_policy
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.looks import looks_of
from generator.making import BuildChoice
from generator.workspace import Workspace
from generator.writers.write import load_styles
from tests.audit.conftest import POLICY
from tests.audit.edits import BODY, Edit, Files, edits, in_json, in_part

_ROOT = Path(__file__).resolve().parents[2]
_DAY = datetime.date(2025, 6, 30)
_OFFICE = """office:
  publisher: 示例发布中心
  application: {place: 示例大厅, website: 'https://example.invalid/a', period: 每年受理一次, deadline: 另行通知, copies: 一式两份, payment: 银行转账}
  contacts:
    - {id: zone, organisation: gxq-office, role: 受理, phone: 0000-1111111, address: 甲路甲号, email: a@example.invalid, hours: 工作日上午}
    - {id: science, organisation: science, role: 审核, phone: 0000-2222222, address: 乙路乙号, email: b@example.invalid, hours: 工作日下午}
    - {id: finance, organisation: finance, role: 拨付, phone: 0000-3333333, address: 丙路丙号, email: c@example.invalid}
  materials:
    - {form: high-tech-recognition, items: [甲材料复印件]}
    - {form: gazelle, items: [乙材料复印件]}
    - {form: incubator, items: [丙材料复印件]}
    - {form: incubation-rent, items: [丁材料复印件]}
    - {form: innovation-platform, items: [戊材料复印件]}
    - {form: patent-purchase, items: [己材料复印件]}
  rounds:
    - {id: first, label: 第一批次, opens: 2025-03-01, closes: 2025-03-31, forms: [gazelle]}
    - {id: second, label: 第二批次, opens: 2025-09-01, closes: 2025-09-30, forms: [patent-purchase]}
  tasks:
    - {id: of-two, clause: c02, due: 年中, person: 张甲, remark: 备注甲}
    - {id: of-three, clause: c03, due: 年末, person: 李乙, remark: 备注乙}
"""  # noqa: E501 - a line an entry


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Looks]:
    """Guidebook, matrix and two forms of the real policy with everything of the office filled in; the looks at hand."""
    root = tmp_path_factory.mktemp("filled")
    shutil.copytree(_ROOT / "policies" / POLICY, root / "policies" / POLICY)
    (root / "policies" / POLICY / "office.yaml").write_text(_OFFICE, "utf-8")
    workspace = Workspace(root)
    templates = load_templates(Workspace(_ROOT).template_folders, TEMPLATE_FUNCTIONS)
    styles = load_styles(templates)
    subject = check_policy(workspace, templates, POLICY, _DAY).subject
    assert subject is not None
    kinds = BuildChoice(kinds=("guidebook", "matrix", "form", "index"))
    return make_files(workspace, templates, styles, subject, kinds), looks_of(templates, styles)


def found(files: Files, looks: Looks | None) -> set[tuple[str, str]]:
    """(code, message) of what the audit says once all sums are mended."""
    whole = fully_mended({f"{POLICY}/{name}": data for name, data in files.items()})
    own = {name.removeprefix(f"{POLICY}/"): data for name, data in whole.items() if name.startswith(f"{POLICY}/")}
    return {(finding.code, str(finding.message)) for finding in audit(own, POLICY, looks)}


def _swapped(text: str, one: str, other: str) -> str:
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


def words(document: str, one: str, other: str) -> Edit:
    """All that is exactly `one` in a document becomes `other`, and the other way: page, Word file, ledger."""

    def ledger(data: Any) -> None:
        for row in (row for row in data["statements"] if row["document"] == document):
            for span in row["spans"]:
                span["text"] = {one: other, other: one}.get(span["text"], span["text"])
            row["text"] = ("｜" if row.get("field") else "").join(span["text"] for span in row["spans"])

    def page(files: Files) -> None:
        text = files[f"{document}.html"].decode()
        files[f"{document}.html"] = _swapped(text, f">{one}<", f">{other}<").encode()

    in_word = in_part(f"{document}.docx", BODY, lambda text: _swapped(text, f">{one}</w:t>", f">{other}</w:t>"))
    return edits(in_json("ledger.json", ledger), page, in_word)


def spans(document: str, one: str, other: str, *, place: str | None = None) -> Edit:
    """The first spans at two model paths change places in the ledger, words and path; page and Word file are not
    looked at by the checks that this is for."""

    def change(data: Any) -> None:
        rows = [row for row in data["statements"] if row["document"] == document and place in (None, row["place"])]
        first, second = (
            next(span for row in rows for span in row["spans"] if span["path"] == path) for path in (one, other)
        )
        for name in ("path", "text", "clauses"):
            first[name], second[name] = second[name], first[name]
        for row in rows:
            row["text"] = "".join(span["text"] for span in row["spans"])

    return in_json("ledger.json", change)


def test_the_filled_edition_is_honest(filled: tuple[Files, Looks]) -> None:
    assert found(*filled) == set()


_LABELS = [
    ("matrix", "牵头单位", "配合单位"),
    ("matrix", "完成时限", "备注"),
    ("matrix", "条款", "重点任务"),
    ("guidebook", "支持对象", "申请情形"),
    ("guidebook", "条件", "不予享受"),
    ("guidebook", "奖补事项", "支持对象和情形"),
    ("guidebook", "受理地点", "网上申报"),
    ("guidebook", "成文日期", "执行期"),
    ("guidebook", "牵头单位", "配合单位"),
    ("forms/patent-purchase", "申请事项", "条款原文"),
]


@pytest.mark.parametrize(("document", "one", "other"), _LABELS)
def test_exchanged_labels_of_a_template_are_found(
    filled: tuple[Files, Looks], document: str, one: str, other: str
) -> None:
    files, looks = dict(filled[0]), filled[1]
    words(document, one, other)(files)
    assert "looks-altered" in {code for code, _ in found(files, looks)}


_OWN_LABELS = [
    ("forms/patent-purchase", "专利号", "转让方"),
    ("forms/patent-purchase", "联系人", "职务"),
    ("forms/patent-purchase", "注册地址", "实际生产或办公地址"),
]


@pytest.mark.parametrize(("document", "one", "other"), _OWN_LABELS)
def test_exchanged_labels_of_fields_are_found(filled: tuple[Files, Looks], document: str, one: str, other: str) -> None:
    files = dict(filled[0])
    words(document, one, other)(files)
    assert "paraphrase-unsound" in {code for code, _ in found(files, None)}


def _declared(change: Callable[[Any], None]) -> Edit:
    """The manifest declares something else, and the ledger knows it."""
    return in_json("manifest.json", lambda told: change(told["kinds"]))


def _labels_of_forms(kinds: Any) -> None:
    fields = next(group for group in kinds["form"]["shared"] if group["id"] == "contact")["fields"]
    fields[0]["label"], fields[1]["label"] = fields[1]["label"], fields[0]["label"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_labels_of_forms, id="labels of all forms exchanged"),
        pytest.param(lambda kinds: kinds["guidebook"]["required"].remove("awards.*.amount"), id="sums not required"),
        pytest.param(lambda kinds: kinds["matrix"]["places"].update({"tasks.lead": ["**"]}), id="a place for anything"),
        pytest.param(lambda kinds: kinds["guidebook"].update(verbatim=True), id="a reprint, says the manifest"),
        pytest.param(lambda kinds: kinds["matrix"].update(cards=["tasks"]), id="columns as cards"),
    ],
)
def test_a_manifest_declares_what_the_templates_do(filled: tuple[Files, Looks], change: Callable[[Any], None]) -> None:
    files, looks = dict(filled[0]), filled[1]
    _declared(change)(files)
    assert any("declares otherwise" in told for code, told in found(files, looks) if code == "looks-altered")


_PHONE, _ROUND, _TASK = "office.contacts.{}.phone", "office.rounds.{}.{}", "office.tasks.{}.due"
_MATERIALS = "office.materials.{}.items.0"


@pytest.mark.parametrize(
    ("code", "edit"),
    [
        pytest.param(
            "wrong-item", spans("guidebook", _PHONE.format("zone"), _PHONE.format("science")), id="telephones"
        ),
        pytest.param("wrong-item", spans("guidebook", _PHONE.format("finance"), _PHONE.format("zone")), id="in a line"),
        pytest.param(
            "wrong-item",
            spans("guidebook", "office.contacts.zone.email", "office.contacts.science.email"),
            id="addresses",
        ),
        pytest.param("wrong-item", spans("matrix", _TASK.format("of-two"), _TASK.format("of-three")), id="due dates"),
        pytest.param(
            "wrong-item",
            spans("matrix", "office.tasks.of-two.person", "office.tasks.of-three.person"),
            id="who answers for it",
        ),
        pytest.param(
            "wrong-item", spans("guidebook", _MATERIALS.format(0), _MATERIALS.format(1)), id="materials of two cards"
        ),
        pytest.param(
            "wrong-item",
            spans("guidebook", _ROUND.format("first", "closes"), _ROUND.format("second", "closes")),
            id="ends of two rounds",
        ),
        pytest.param(
            "wrong-place",
            spans("guidebook", _ROUND.format("first", "opens"), _ROUND.format("first", "closes")),
            id="beginning and end of a round",
        ),
        pytest.param(
            "looks-altered",
            spans("guidebook", _PHONE.format("zone"), "office.contacts.zone.address", place="card.contact"),
            id="telephone and address",
        ),
        pytest.param(
            "looks-altered",
            edits(
                spans("guidebook", "office.application.place", "office.application.website"),
                in_json(
                    "ledger.json",
                    lambda data: [
                        row.update(place=_swapped(row["place"], "card.place", "card.website"))
                        for row in data["statements"]
                        if row["place"] in ("card.place", "card.website")
                    ],
                ),
            ),
            id="where and on which page",
        ),
    ],
)
def test_exchanged_facts_of_the_office_are_found(filled: tuple[Files, Looks], code: str, edit: Edit) -> None:
    files, looks = dict(filled[0]), filled[1]
    edit(files)
    assert code in {code for code, _ in found(files, looks)}


def _of_another_form(path: str, other: str) -> Edit:
    def change(data: Any) -> None:
        rows = [row for row in data["statements"] if row["document"] == "forms/gazelle"]
        span = next(span for row in rows for span in row["spans"] if span["path"] == path)
        span["path"] = other

    return in_json("ledger.json", change)


@pytest.mark.parametrize(
    ("code", "edit"),
    [
        ("edition-differs", in_json("ledger.json", lambda data: _say(data, "edition", "第九版"))),
        ("edition-differs", in_json("ledger.json", lambda data: _say(data, "edition_date", "2020年1月1日"))),
        ("wrong-item", _of_another_form("forms.gazelle.edition", "forms.incubator.edition")),
        ("wrong-item", _of_another_form("awards.gazelle.name", "awards.patent-purchase.name")),
        ("wrong-item", _of_another_form("office.materials.1.items.0", "office.materials.2.items.0")),
        ("office-unsound", in_json("ledger.json", lambda data: _say(data, _PHONE.format("zone"), "0000-9999999"))),
        ("office-unsound", in_json("ledger.json", lambda data: _say(data, "office.publisher", "另一中心"))),
    ],
)
def test_editions_and_forms_of_others_are_found(filled: tuple[Files, Looks], code: str, edit: Edit) -> None:
    files = dict(filled[0])
    edit(files)
    assert code in {code for code, _ in found(files, None)}


def _say(data: Any, path: str, text: str) -> None:
    for span in (span for row in data["statements"] for span in row["spans"] if span["path"] == path):
        span["text"] = text


FORM = "forms/innovation-platform"
_CONDITION = re.compile(r'"condition":\{[^{}]*\}')


def _definition(change: Callable[[str], str]) -> Edit:
    """The definition inside page and Word file is changed alike."""

    def page(files: Files) -> None:
        text = files[f"{FORM}.html"].decode()
        files[f"{FORM}.html"] = change(text).encode()
        assert change(text) != text

    return edits(page, in_part(f"{FORM}.docx", "customXml/item1.xml", change))


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(_definition(lambda text: text.replace('"values":["yes"]', '"values":["no"]')), id="inverted"),
        pytest.param(_definition(lambda text: _CONDITION.sub('"condition":{}', text)), id="emptied"),
        pytest.param(_definition(lambda text: re.sub(r'"condition":\{[^{}]*\},', "", text)), id="taken away"),
        pytest.param(
            _definition(lambda text: text.replace('"field":"claim-received-before"', '"field":"recognition-level"')),
            id="of another field",
        ),
    ],
)
def test_an_inverted_condition_is_found_in_page_and_word_file(filled: tuple[Files, Looks], edit: Edit) -> None:
    files = dict(filled[0])
    edit(files)
    codes = {code for code, _ in found(files, None)}
    assert {"form-data-altered", "form-page-altered"} <= codes
