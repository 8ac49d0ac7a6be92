"""Where the outside judges are, and one browser, for every test."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import BrowserContext, sync_playwright
from xdist.remote import Producer

from tests.done_once import (
    compile_templates_once,
    find_facts_once,
    find_templates_once,
    prepare_once,
    read_here,
    read_once,
)
from tests.examples import draw
from tests.outputs.judges import CHROMIUM_FLAGS
from tests.sharing import ByFolder

# What a test needs from outside of Python, known by fixtures, by the functions it calls, and by its file.
_FIXTURES = frozenset({"browser", "node_modules", "older_files", "pdf_files"})
_CALLED = frozenset({"convert", "converted", "journeys", "resolved_texts", "_in_node"})  # LibreOffice, node
_FILES = frozenset(
    {"outputs/test_judged.py", "outputs/test_cluster.py", "forms/test_round_trip.py", "project/test_wheel.py"}
)
# Files of ten seconds of processor time and more (python -m tests.processor_time), those that wait for others first.
_DEAREST = (
    "outputs/test_cluster.py",
    "outputs/test_judged.py",
    "hostile/test_sizes.py",
    "draft/test_whole_way.py",
    "project/test_wheel.py",
    "outputs/test_remaking.py",
    "publish/test_kills.py",
    "forms/test_round_trip.py",
    "audit/test_forged_looks.py",
    "outputs/test_publishing.py",
    "faults/test_mutants.py",
    "audit/test_exchanged.py",
    "forms/test_fill_command.py",
    "publish/test_files_of_others.py",
    "outputs/test_model_edits.py",
    "outputs/test_office_values.py",
    "chains/test_remade.py",
    "notice/test_repeats.py",
    "draft/test_building.py",
)
# What `make quick` leaves out besides: what is long by nature, however cheap each step. A file, or a test of one.
_WALKS = {
    "hostile/test_sizes.py": "a command for each file without end",
    "publish/test_kills.py": "builds killed at their steps",
    "faults/test_mutants.py": "mutants of every class made, and some tried",
    "draft/test_whole_way.py": "every notice of the tests drafted, built and audited",
    "draft/test_traps.py": "drafts of whole notices",
    "draft/test_building.py": "drafts of whole notices",
    "draft/test_large_notices.py": "drafts of whole notices",
    "audit/test_forged_looks.py": "an audit for each forged look",
    "audit/test_exchanged.py": "an audit of the real policy for each exchange",
    "audit/test_forgeries.py::test_the_check_says_what_was_forged": "an audit for each forgery",
    "revision/test_pack.py::test_the_pack_of_a_small_pair_says_both_texts_and_the_audit_finds_nothing": "189 packs",
    "revision/test_whole_edition.py": "an edition of the real policy revised, built and published",
    "revision/test_impact.py::test_every_statement_that_becomes_another_one_was_named": "the same for each figure",
    "revision/test_speed.py": "time in line with size",
    "notice/test_repeats.py::test_words_of_a_granting_sentence_repeated": "time in line with size",
    "notice/test_odd_files.py::test_a_megabyte_takes_time_in_line_with_its_size": "time in line with size",
    "notice/test_printed_widths.py::test_every_width_gives_the_same_json": "each notice in 28 widths",
    "notice/test_sources.py::test_reading_takes_time_in_line_with_the_length": "time in line with size",
    "forms/test_fill_command.py::test_memory_does_not_grow_with_the_rows": "a table at the limit of size",
    "forms/test_collect.py::test_many_files_are_shared_out_over_processes_and_keep_their_order": "processes of its own",
    "outputs/test_side_by_side.py::test_two_processes_say_what_one_says": "processes of its own for each command",
    "audit/test_renamed_places.py::test_every_place_of_every_kind_may_have_another_name": "every place of every kind",
    "forms/test_roster_workbook.py::test_a_table_that_goes_on_for_ever_ends_soon": "tables at the limit of size",
    "forms/test_returned_limits.py": "piles at the limit of size",
    "policy/test_grants.py::test_whatever_is_changed_in_a_term_is_found": "every leaf of every pattern",
    "outputs/test_grants_built.py": "45 policies built",
    "outputs/test_model_edits.py::test_an_edit_is_found_at_its_line_with_the_words_of_the_clause": "each figure",
    "outputs/test_remaking.py::test_whatever_changes_the_bytes_are_those_of_a_whole_build": "every leaf, by a sample",
    "outputs/test_same_bytes.py": "the real policy built in every other way",
    "outputs/test_office_values.py": "the real policy built for each way to fill it in",
    "kept/test_commands.py::test_the_real_policy_is_checked_and_built_as_without_a_cache": "the real policy built over",
    "chains/test_remade.py": "a chain of policies built again and again",
    "documents/test_said.py::test_where_nobody_knows_what_stands_says_it_is_composed": "changes tried until one fits",
    "outputs/test_remaking.py::test_a_changed_template_is_the_cause": "ten builds",
    "outputs/test_remaking.py::test_a_policy_s_own_templates_go_first": "ten builds, checks and reviews",
    "outputs/test_windows.py::test_model_and_notice_saved_by_windows_give_the_same_documents": "the real policy built",
    "outputs/test_windows.py::test_output_below_a_path_with_blanks_and_chinese_characters": "all built over",
    "revision/test_revise_command.py::test_one_figure_leaves_no_error_no_edit_by_hand_and_six_items_to_confirm": (
        "the real policy checked whole again and again"
    ),
    "revision/test_revise.py::test_every_edit_of_the_revised_edition_was_listed_by_hand_and_the_other_way_round": (
        "every edit of a whole edition"
    ),
    "audit/test_told_bodies.py::test_mutants_are_told_as_they_are_or_not_at_all": "mutants without number",
    "project/test_dataclass_alike.py::test_no_value_type_asks_for_what_is_not_made_here": "every value type",
    "kept/test_cache.py::test_unpacking_takes_no_more_memory_than_an_entry_may_hold": "an entry at the limit of size",
    "kept/test_cold.py::test_without_a_cache_or_after_a_change_everything_is_read": "a process for each command",
    "kept/test_cold.py::test_neither_does_one_that_makes_a_part_or_counts_on_one_process": "a process for each command",
    "kept/test_cold.py::test_nor_one_after_another_build_of_which_a_page_is_gone": "a process for each command",
    "kept/test_examined.py::test_an_entry_of_another_shape_is_none": "builds for each shape",
    "kept/test_examined.py::test_a_day_on_which_something_else_holds_is_looked_at": "builds on day after day",
    "revision/test_revise.py::test_nine_in_ten_of_the_places_that_a_person_must_decide_are_marked": (
        "every edit of a whole edition"
    ),
    "forms/test_grants_agree.py::test_the_audit_makes_the_same_rule_from_the_model": "every award that is drawn",
    "forms/test_grants_agree.py::test_a_rule_comes_back_from_its_definition_and_is_sound": "every award that is drawn",
    "outputs/test_remaking.py::test_a_form_that_is_removed_takes_its_files_along": "builds beside builds",
    "outputs/test_remaking.py::test_what_all_pages_share_no_policy_has_of_its_own": "builds beside builds",
}
# Tests that take much time to say one thing of several cases: `make quick` takes the first of them.
_ALIKE = frozenset(
    {
        "audit/test_renamed_places.py::test_under_other_names_faults_are_found",
        "audit/test_illegible.py::test_a_letterhead_that_hides_words_is_told",
        "audit/test_unchanged_forms.py::test_a_row_that_is_another_is_held_whatever_is_known",
        "audit/test_depth.py::test_deep_json_in_a_published_folder_is_a_finding",
        "audit/test_depth.py::test_a_deep_page_is_a_finding",
        "audit/test_depth.py::test_a_deep_word_file_is_a_finding",
        "audit/test_forgeries.py::test_a_model_of_another_shape_is_told_and_no_fault",
        "chains/test_drafted.py::test_new_drafts_a_tie_and_marks_it",
        "chains/test_published.py::test_documents_tell_the_status_of_the_day",
        "checks/test_building.py::test_what_a_waiver_lets_pass_is_built_and_verified",
        "checks/test_building.py::test_an_answer_of_look_ups_only_is_built",
        "checks/test_building.py::test_values_that_read_as_one_are_told_at_the_answer_by_check_and_by_build",
        "checks/test_building.py::test_each_text_of_the_office_on_how_to_apply_is_printed_as_it_stands",
        "draft/test_terms_drafted.py::test_drafts_of_these_terms_build",
        "kept/test_commands.py::test_answers_follow_the_files_and_the_day",
        "kept/test_examined.py::test_a_change_of_any_file_is_looked_at",
        "kept/test_examined.py::test_the_lock_is_looked_at_each_time",
        "kept/test_linked.py::test_a_template_that_changes_behind_a_link_is_no_stale_document",
        "notice/test_fuzz_seeds.py::test_mutations_of_a_seed_raise_nothing_but_a_refusal_and_lose_no_text",
        (
            "outputs/test_publishing.py::"
            "test_a_part_of_a_changed_model_leaves_the_others_as_they_are_and_names_those_that_are_outdated"
        ),
        "notice/test_marks_across.py::test_a_mark_across_the_lines_is_set_aside_and_told",
        "notice/test_repeats.py::test_one_sign_repeated",
        "notice/test_repeats.py::test_numbers_repeated",
        "notice/test_repeats.py::test_words_of_a_short_sentence_repeated",
        "outputs/test_model_edits.py::test_the_command_line_tells_a_person_what_is_wrong",
        "policy/test_limits.py::test_values_in_values_without_end_are_a_finding",
        "outputs/test_publishing.py::test_a_part_built_again_after_the_whole_changes_nothing",
        "outputs/test_publishing.py::test_a_part_of_wording_that_nobody_reviewed_again_is_refused_and_nothing_changes",
        "outputs/test_publishing.py::test_a_part_alone_in_its_folder_hangs_together",
        "publish/test_site_pages.py::test_some_hundred_policies_a_page",
        "revision/test_edits.py::test_a_pair_read_backwards_tells_the_same_changes_backwards",
    }
)
_HERE = Path(__file__).parent
NODE_MODULES = _HERE / "node_modules"
os.environ.setdefault("POLICYDOCS_NODE_MODULES", str(NODE_MODULES))
# What one test found out is nothing for another, which may have put something else in the place of the code.
os.environ["POLICYDOCS_CACHE"] = "off"
# Tests make millions of values that go by themselves: looking for rings among them as often as Python does by itself
# is up to an eighth of the processor time of a test that runs no command (commands have it look rarely themselves).
gc.set_threshold(50_000, 20, 20)
# Hundreds of modules and commands are compiled once, not at each start, whatever the surroundings ask for.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="rewrite tests/outputs/golden from the outputs")


def pytest_configure(config: pytest.Config) -> None:
    """Who leaves out the walks draws fewer examples too."""
    draw(3 if _is_quick(config) else 1)


@pytest.hookimpl(optionalhook=True)  # of pytest-xdist
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFolder | None:
    if config.getoption("dist") != "loadfile":
        return None
    return ByFolder(config, log, (f"tests/{name}" for name in _DEAREST))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that need a program from outside, and the long walks; `make quick` leaves both out. The dearest
    files come first: no worker begins with one when the others have nothing left to do."""
    met: set[str] = set()
    for item in items:
        if isinstance(item, pytest.Function):
            name = f"{_file(item.path)}::{item.originalname}"
            if _needs_outside(item):
                item.add_marker("outside")
            if not _WALKS.keys().isdisjoint((_file(item.path), name)) or (name in _ALIKE and name in met):
                item.add_marker("walk")
            met.add(name)
    items.sort(key=_dearness)


def _dearness(item: pytest.Item) -> int:
    name = _file(item.path)
    return _DEAREST.index(name) if name in _DEAREST else len(_DEAREST)


@cache
def _file(path: Path) -> str:
    return path.relative_to(_HERE).as_posix()


def pytest_collection_finish() -> None:
    """What has been imported and collected stays to the end: nothing in it is looked through again."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What quick tests leave behind goes with their process: pytest and Python would look through all of it again.
    In `make test` pytest does, for what cannot be put away without an error."""
    if _is_quick(session.config):
        gc.freeze()


def _is_quick(config: pytest.Config) -> bool:
    return "not walk" in config.option.markexpr


def _needs_outside(item: pytest.Function) -> bool:
    called = _CALLED.intersection(item.function.__code__.co_names)
    return bool(called or _FIXTURES.intersection(item.fixturenames)) or _file(item.path) in _FILES


@pytest.fixture(scope="session", autouse=True)
def _nothing_done_twice() -> Iterator[None]:
    """Templates are compiled once, finished files read once, small notices in this process; several policies are built
    in this process where no test asks for more: the tests themselves run in as many processes as there are processors,
    and each one more reads the whole program; and no build takes all that was made before it out of the collector's
    sight, for good."""
    with pytest.MonkeyPatch.context() as patch:
        compile_templates_once(patch)
        find_templates_once(patch)
        read_here(patch)
        read_once(patch)
        prepare_once(patch)
        find_facts_once(patch)
        patch.setattr("generator.crew.processors", lambda: 1)
        patch.setattr("generator.site.spare_what_stays", lambda: None)
        patch.setattr("generator.publish.folder.os.fsync", lambda _: None)  # no test takes the power away
        patch.setattr("yaml.SafeDumper", yaml.CSafeDumper)  # tests write models by the hundred
        yield


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder that `make test` fills with npm. Without it tests fail, they do not skip."""
    folder = Path(os.environ["POLICYDOCS_NODE_MODULES"])
    if not all((folder / judge).is_dir() for judge in ("axe-core", "vnu-jar")):
        pytest.fail(f"the outside judges are not in {folder}; `make test` installs them")
    return folder


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One Chromium for the session (Playwright allows one a thread), with a profile of its own."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("chromium is not installed")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"), executable_path=chromium, headless=True, args=CHROMIUM_FLAGS
        )
        yield context
        context.close()
