"""The flow goes one way: the imports of the package are read, and an arrow against the flow fails."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.package_trees import PACKAGE, nodes, trees

ROOT = PACKAGE.parent

# What stands for something of the standard library, and knows nothing of what it is used for.
LIKE_PYTHON = {"dataclass", "regex"}

# From the bottom up: a part may import those on the rows above its own, and its own modules.
FLOW = (
    ("dataclass", "regex"),
    ("message", "worker", "collector", "late"),
    ("plain_json",),
    ("errors", "finding", "locale"),
    ("word", "kept"),
    ("notice",),
    ("policy",),
    ("corrections",),
    ("checks", "documents"),
    ("draft", "revision", "forms"),
    ("carry", "impact"),
    ("writers",),
    ("audit", "reference"),
    ("publish",),
    ("manual", "workspace", "pool", "crew", "cluster"),
    ("report", "editions", "unchanged", "own_templates", "neighbours"),
    ("origin", "tying", "looks", "remaking", "public_site", "pack"),
    ("making", "examined"),
    ("checking", "looking"),
    ("before",),
    ("build", "start_page"),
    ("site", "revision_pack"),
    ("check_all", "verify"),
    ("parcel",),
    ("far", "collect", "prefill"),
    ("cli",),
)

# What a stage shows to the others; everything else in its folder is its own affair.
SHOWN = {
    # Corrections cut and read the notice anew: they know its inside, as no other stage does.
    "notice": {
        "amounts",
        "as_json",
        "base_sums",
        "body",
        "closing",
        "compact",
        "corrected_facts",
        "facts",
        "generic_names",
        "lines",
        "listed_levels",
        "marks",
        "model",
        "numerals",
        "organisations",
        "per",
        "ratios",
        "read",
        "repetition",
        "scan",
        "sources.radicals",
        "start_words",
        "term",
        "title_breaks",
        "title_units",
    },
    "policy": {
        "as_data",
        "awards",
        "bounds",
        "chain",
        "earlier",
        "computing",
        "device_names",
        "eligibility",
        "guide_readers",
        "explain_error",
        "faq",
        "field_units",
        "folder_name",
        "forms",
        "frozen",
        "grant_computable",
        "grant_lines",
        "grant_resolving",
        "grant_rows",
        "grant_rule",
        "granting",
        "granting_inputs",
        "load",
        "load_findings",
        "loaded",
        "migration",
        "model",
        "paths",
        "prose",
        "prose_tokens",
        "readings",
        "renaming",
        "responsible",
        "review",
        "review_states",
        "schema",
        "settings",
        "starting",
        "status",
        "template_review",
        "text",
        "ties",
        "validating",
        "values",
        "terms",
        "turning_days",
        "unsettled",
        "unfilled",
        "walk",
        "wording",
        "wording_terms",
        "yaml_edit",
        "yaml_lists",
        "yaml_source",
    },
    "corrections": {"apply", "refused"},
    "kept": {
        "clean",
        "finding_json",
        "folder",
        "held_findings",
        "inputs",
        "published",
        "results",
        "steady",
        "tied",
        "values",
    },
    # A draft is written so that the checks accept it: it asks them what they read.
    "checks": {
        "coverage",
        "duty_words",
        "eligibility",
        "guesses",
        "identity",
        "item_kinds",
        "known",
        "run",
        "settings",
        "subject",
        "typed_facts",
        "units_brackets",
        "weighty_words",
    },
    # The revision pack shows ready-made words of two models at once.
    "documents": {
        "blocks",
        "clauses",
        "compiled",
        "compose",
        "declaration",
        "formula",
        "functions",
        "ledger",
        "proof",
        "revision_entry",
        "said",
        "site_entries",
        "spans",
        "template_errors",
        "template_labels",
        "template_text",
        "templates",
        "uses",
        "views",
        "walk",
    },
    "revision": {
        "as_json",
        "change",
        "clause_change",
        "comparison",
        "figure_runs",
        "items",
        "tokens",
        "tracked",
        "wording",
    },
    "carry": {"carry", "lock", "new_policy", "tie_lines"},
    "forms": {
        "answers.answer",
        "answers.capitals",
        "codes",
        "collecting.across",
        "collecting.claims",
        "collecting.collected",
        "collecting.known",
        "collecting.workbook",
        "definition.definition",
        "filling.applicants",
        "filling.columns",
        "filling.compiled",
        "filling.fill",
        "filling.names",
        "filling.output",
        "problem",
        "returned.read",
        "returned.sources",
        "rosters.roster",
        "rosters.rows",
        "rules.checking",
        "rules.computed",
    },
    "writers": {"shared", "write"},
    "audit": {
        "audit",
        "checks.chain_ends",
        "checks.earlier",
        "pack",
        "checks.pack",
        "checks.site",
        "looks",
    },
    "reference": {"making"},
    "impact": {"impacts", "resting", "values"},
    "pack": {"make", "resting"},
    "publish": {
        "calendar",
        "edition",
        "entries",
        "findings",
        "folder",
        "journal",
        "leftovers",
        "lock",
        "manifest",
        "policy_json",
        "reading",
        "shelf",
        "site_record",
        "standing",
        "standing_site",
        "switch",
    },
    "report": {
        "collected",
        "collected_files",
        "collected_text",
        "columns",
        "change_words",
        "changes_page",
        "changes_text",
        "coverage",
        "formats",
        "grant_words",
        "impact_page",
        "impact_text",
        "model_text",
        "notice_page",
        "notice_text",
        "review_page",
        "review_text",
        "standing",
        "text",
    },
}

# Which parts may use an outside library; what is not named here is used nowhere.
LIBRARIES = {
    "click": {"cli"},
    "docx": {"reference"},
    "filelock": {"publish"},
    "jinja2": {"documents", "writers"},
    "platformdirs": {"kept"},
    "lxml": {"word", "reference", "notice", "forms", "writers", "audit", "report"},
    "markdown_it": {"policy"},
    "markupsafe": {"documents", "writers"},
    "mdit_py_cjk_friendly": {"policy"},
    "pydantic": {"policy", "forms"},
    "orjson": {"publish"},
    "pydantic_core": {"policy"},
    "yaml": {"policy", "carry"},
    "pypdfium2": {"notice"},
    "doc2docx": {"notice"},
    "rapidfuzz": {"revision"},
}

# Packages that are imported under another name, and those that come with a package that is declared.
IMPORT_NAMES = {
    "markdown-it-py": "markdown_it",
    "mdit-py-cjk-friendly": "mdit_py_cjk_friendly",
    "msdoc2docx": "doc2docx",
    "python-docx": "docx",
    "pyyaml": "yaml",
}
TRAVEL_ALONG = {"markupsafe", "pydantic_core"}

# The lazy command table, what a command needs only where the cache has no answer, the readers of file kinds that need a
# slow library, pools of processes, and the extra that may not be installed.
IMPORTS_BY_NAME = {
    "generator/cli/main.py",
    "generator/late.py",
    "generator/notice/sources/__init__.py",
    "generator/cluster.py",
    "generator/crew.py",
    "generator/forms/rosters/xls.py",
    "generator/forms/collecting/workbook.py",
}


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """A module of the package: its dotted name without `generator.`, its syntax tree, and all nodes of that."""

    name: str
    path: Path
    tree: ast.Module
    nodes: tuple[ast.AST, ...]

    @property
    def part(self) -> str:
        return self.name.partition(".")[0]

    @property
    def place(self) -> str:
        return self.path.relative_to(ROOT).as_posix()


def read_modules() -> Iterator[Module]:
    for place, tree in trees().items():
        path = PACKAGE / place
        if "_packaged" not in path.parts:
            name = ".".join(Path(place).with_suffix("").parts).removesuffix("__init__").rstrip(".")
            yield Module(name or "__init__", path, tree, nodes()[place])


@cache
def modules() -> dict[str, Module]:
    """The package as it is, by name; not read where pytest only collects."""
    return {module.name: module for module in read_modules()}


@cache
def imported(name: str) -> frozenset[str]:
    """Dotted names of what a module imports; of the package itself the modules, not what is in them."""
    return frozenset(_imported(modules()[name]))


def _imported(module: Module) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.place}:{node.lineno}: relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}".removeprefix("generator.")
                yield f"generator.{inner}" if inner in modules() else str(node.module)


def called(node: ast.Call) -> str:
    """The name of what is called, with the module that it is of; "" where it has none."""
    of = node.func
    if isinstance(of, ast.Attribute):
        return f"{of.value.id}.{of.attr}" if isinstance(of.value, ast.Name) else of.attr
    return of.id if isinstance(of, ast.Name) else ""


@cache
def own_imports(module: Module) -> frozenset[str]:
    """Modules of the package that a module imports, without `generator.`."""
    names = {name.removeprefix("generator.") for name in imported(module.name) if name.startswith("generator.")}
    return frozenset(names - {module.name})


def test_every_part_of_the_package_has_its_place_in_the_flow() -> None:
    assert {module.part for module in modules().values()} - {"__init__"} <= {part for row in FLOW for part in row}


def test_no_arrow_goes_against_the_flow() -> None:
    height = {part: number for number, row in enumerate(FLOW) for part in row}
    against = [
        f"{module.place} imports {other}"
        for module in modules().values()
        for other in own_imports(module)
        if (part := other.partition(".")[0]) != module.part and height[part] >= height.get(module.part, -1)
    ]
    assert against == []


def test_no_stage_imports_another_stage_s_insides() -> None:
    inside = [
        f"{module.place} imports {other}"
        for module in modules().values()
        for other in own_imports(module)
        if (part := other.partition(".")[0]) != module.part
        and part in SHOWN
        and other.partition(".")[2] not in SHOWN[part]
        and not (part == "writers" and other in {"writers.docx", "writers.html"})
    ]
    assert inside == []


def test_the_audit_shares_nothing_with_the_writers() -> None:
    """Nor with what makes the tree that they write: it knows files, the notice, and nothing of how they were made."""
    used = {other for name, module in modules().items() if module.part == "audit" for other in own_imports(module)}
    assert {other.partition(".")[0] for other in used} - LIKE_PYTHON <= {
        "audit",
        "finding",
        "message",
        "errors",
        "notice",
        "plain_json",
    }


def test_the_writers_know_the_tree_and_nothing_of_policies() -> None:
    used = {other for name, module in modules().items() if module.part == "writers" for other in own_imports(module)}
    known = {"writers", "documents", "forms", "word", "errors", "message"}
    assert {other.partition(".")[0] for other in used} - LIKE_PYTHON <= known


def test_no_module_imports_itself_by_a_detour() -> None:
    """Imports for types alone count too: such modules cannot be understood one by one either."""
    graph = {name: own_imports(module) & modules().keys() for name, module in modules().items()}

    def reached(start: str) -> set[str]:
        found: set[str] = set()
        ahead = [start]
        while ahead:
            more = graph[ahead.pop()] - found
            found |= more
            ahead += more
        return found

    assert [name for name in graph if name in reached(name)] == []


_WITH_A_BODY = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _holds(node: ast.stmt) -> Callable[[ast.stmt], bool]:
    """Whether another statement goes over the lines of `node`."""
    return lambda outer: outer.lineno <= node.lineno <= (outer.end_lineno or 0)


def test_no_import_stands_inside_a_function_or_class() -> None:
    inner: list[str] = []
    for module in modules().values():
        outer = [each for each in module.nodes if isinstance(each, _WITH_A_BODY)]
        imports = (each for each in module.nodes if isinstance(each, ast.Import | ast.ImportFrom))
        inner += [f"{module.place}:{node.lineno}" for node in imports if any(map(_holds(node), outer))]
    assert inner == []


def test_only_the_command_table_and_the_cluster_import_by_name() -> None:
    found = {
        module.place
        for module in modules().values()
        for node in module.nodes
        if isinstance(node, ast.Call) and called(node).endswith(("import_module", "__import__"))
    }
    assert found <= IMPORTS_BY_NAME


def test_outside_libraries_are_used_where_the_table_says() -> None:
    used: dict[str, set[str]] = {}
    for module in modules().values():
        for name in imported(module.name):
            library = name.partition(".")[0]
            if library != "generator" and library not in sys.stdlib_module_names:
                used.setdefault(library, set()).add(module.part)
    assert [name for name, parts in used.items() if not parts <= LIBRARIES.get(name, set())] == []


def test_every_dependency_that_is_installed_is_used() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=~!\[; ]", line)[0] for line in declared}
    used = {name.partition(".")[0] for module in modules().values() for name in imported(module.name)}
    used -= {*sys.stdlib_module_names, *TRAVEL_ALONG, "generator"}
    assert {IMPORT_NAMES.get(name, name) for name in names} == used


def test_only_the_command_line_prints_or_leaves() -> None:
    loud = [
        f"{module.place}:{node.lineno}"
        for module in modules().values()
        if module.part != "cli"
        for node in module.nodes
        if isinstance(node, ast.Call) and called(node) in {"print", "exit", "sys.exit", "os._exit", "quit"}
    ]
    assert loud == []


def test_modules_stay_below_300_lines() -> None:
    lines = {module.place: len(module.path.read_text(encoding="utf-8").splitlines()) for module in modules().values()}
    assert {place: count for place, count in lines.items() if count > 300} == {}


def test_functions_stay_below_40_lines() -> None:
    """Without their docstrings: that of a check is its manual page."""
    long = {}
    for module in modules().values():
        for node in module.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[1 if ast.get_docstring(node) and len(node.body) > 1 else 0]
                length = (node.end_lineno or 0) - first.lineno + 1 + (node.body[0].lineno - node.lineno)
                if length > 40:
                    long[f"{module.place}:{node.name}"] = length
    assert long == {}


def test_modules_are_named_by_what_they_hold() -> None:
    empty_words = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "stuff", "core"}
    assert {module.place for module in modules().values() if module.path.stem in empty_words} == set()


def test_every_module_says_what_it_is() -> None:
    silent = [module.place for module in modules().values() if module.tree.body and not ast.get_docstring(module.tree)]
    assert silent == []
