"""A Dask scheduler with workers in folders of their own gives what one process gives, whoever dies meanwhile."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.cluster import shared_far
from generator.errors import UsageError
from generator.parcel import version
from tests.forms.real_forms import full_record, real_forms
from tests.project.crew_work import dead_the_first_time, doubled, doubled_or_dead, refused

from .command import IN_TERM, POLICY, ROOT, TODAY, apart, copy_workspace, policydocs, snapshot

CHAINS = ROOT / "tests" / "chains"
# A piece that ends two workers is lost; nothing waits long, nothing is shown on a web page, and idle programs rest: by
# themselves they look at their stacks, clocks and memory a hundred times a second.
SETTINGS = {
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    "DASK_DISTRIBUTED__DASHBOARD__LINK": "",
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__WORKER__MEMORY__MONITOR_INTERVAL": "1s",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "500ms",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "5s",
}
# What a worker reads at its start: it is of another version then, one without the module that makes documents far away.
OTHER_VERSION = "import sys\nsys.modules['generator.parcel'] = None\n"
Start = Callable[..., None]


def a_client(*address: str, **options: Any) -> Any:
    connected: Any = import_module("distributed").Client  # here: who runs no test of this file does without
    return connected(*address, set_as_default=False, **options)


@contextmanager
def dask(folder: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Dask program in a folder of its own; all that it started ends with it."""
    folder.mkdir()
    log = (folder / "log.txt").open("wb")
    process = subprocess.Popen(
        [str(Path(sys.executable).with_name("dask")), *words],
        cwd=folder,
        env={**os.environ, **SETTINGS, "PYTHONPATH": str(ROOT)},
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)
        log.close()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler that has no worker yet."""
    folder = tmp_path_factory.mktemp("scheduler")
    told = folder / "scheduler.json"
    command = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
    with dask(folder / "scheduler", *command):
        while not told.exists():
            time.sleep(0.1)
        with a_client(scheduler_file=str(told)) as client:
            yield str(client.scheduler.address)


@pytest.fixture(scope="module")
def worker(scheduler: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts one more worker in a folder of its own, with options of `dask worker`."""
    folder = tmp_path_factory.mktemp("workers")
    command = ("worker", scheduler, "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard")
    with ExitStack() as started, a_client(scheduler) as client:
        names = iter(range(100))

        def start(*options: str) -> None:
            there = len(client.nthreads())
            started.enter_context(dask(folder / f"工 {next(names)}", *command, *options))
            client.wait_for_workers(there + 1, timeout=60)

        yield start


@pytest.fixture(scope="module")
def two_workers(worker: Start, scheduler: str) -> str:
    worker()
    worker()
    return scheduler


def far(do: Callable[[Any], Any], work: Any, scheduler: str) -> list[Any]:
    return list(shared_far(do, work, scheduler, version, lambda piece: -piece))


def test_results_come_in_the_order_of_the_work(two_workers: str) -> None:
    assert far(doubled, range(20), two_workers) == [2 * number for number in range(20)]


def test_what_a_killed_worker_had_in_hand_is_done_by_another(two_workers: str, tmp_path: Path) -> None:
    work = [(number, str(tmp_path / "mark")) for number in range(8)]
    found = list(shared_far(dead_the_first_time, work, two_workers, version, lambda told: -told[0]))
    assert found == [2 * number for number in range(8)]


def test_a_piece_that_ends_every_worker_is_the_only_one_lost(two_workers: str) -> None:
    found = far(doubled_or_dead, range(12), two_workers)
    assert found[7] == -7
    assert [each for each in found if each < 0] == [-7]


def test_an_error_of_the_work_is_raised(two_workers: str) -> None:
    with pytest.raises(ValueError, match="no 0"):
        far(refused, range(3), two_workers)


def test_few_pieces_are_on_their_way_at_once(two_workers: str) -> None:
    taken: list[int] = []

    def pieces() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    results = shared_far(doubled, pieces(), two_workers, version, abs)
    assert next(results) == 0
    assert len(taken) <= 2 * 2 + 1
    results.close()  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real policy, two that are tied, a template of the workspace's own, and one policy that cannot be read."""
    root = copy_workspace(tmp_path_factory.mktemp("workspace"))
    for policy in ("zone-2024", "zone-2026"):
        shutil.copytree(CHAINS / policy, root / "policies" / policy)
    (root / "policies" / "empty").mkdir()
    (root / "policies" / "empty" / "policy.yaml").write_text("title: 空\n", encoding="utf-8")
    shutil.copytree(root / "policies" / POLICY, root / "policies" / "no-notice")
    (root / "policies" / "no-notice" / "notice.txt").unlink()
    own = root / "templates" / "faq" / "_how_to_read.xml.j2"
    own.parent.mkdir(parents=True)
    own.write_bytes((ROOT / "templates" / "faq" / own.name).read_bytes() + b"{# own #}\n")
    return root


def test_a_build_with_a_worker_killed_in_the_middle_gives_the_bytes_of_one_process(
    two_workers: str, workspace: Path, tmp_path: Path
) -> None:
    program = [str(Path(sys.executable).with_name("policydocs")), "--root", str(workspace), "--lang", "en"]
    words = ("build", "--as-of", TODAY, "--output", str(tmp_path / "shared"), "--scheduler", two_workers)
    with (
        a_client(two_workers) as client,
        subprocess.Popen([*program, *words], stdout=subprocess.PIPE, text=True, cwd=tmp_path) as build,
    ):
        while not (busy := [each for each, tasks in client.processing().items() if tasks]):
            assert build.poll() is None
            time.sleep(0.02)
        os.kill(client.run(os.getpid, workers=busy[:1])[busy[0]], signal.SIGKILL)
        told, _ = build.communicate(timeout=300)
    alone = policydocs("--root", workspace, "build", "--as-of", TODAY, "--output", tmp_path / "alone", "--jobs", "1")
    assert (build.returncode, alone.code) == (1, 1)
    assert told.replace(str(tmp_path / "shared"), str(tmp_path / "alone")) == alone.out
    assert snapshot(tmp_path / "shared") == snapshot(tmp_path / "alone")
    assert len(list((tmp_path / "alone").glob("*/guidebook.docx"))) == 3


def test_a_build_over_an_older_edition_changes_what_one_process_changes(
    two_workers: str, workspace: Path, tmp_path: Path
) -> None:
    before = policydocs("--root", workspace, "build", "zone-2024", "--as-of", IN_TERM, "--output", tmp_path / "shared")
    assert before.code == 0, before.out + before.err
    shutil.copytree(tmp_path / "shared", tmp_path / "alone")
    ways = {"shared": ("--scheduler", two_workers), "alone": ("--jobs", "1")}
    words: tuple[str | Path, ...] = ("--root", workspace, "build", "zone-2024", "--as-of", "2031-01-01", "--keep", "1")
    for name, options in ways.items():
        ran = policydocs(*words, "--output", tmp_path / name, *options)
        assert ran.code == 0, ran.out + ran.err
    assert snapshot(tmp_path / "shared") == snapshot(tmp_path / "alone")


@pytest.mark.parametrize("words", [("--quick",), ("--format", "json")])
def test_a_check_says_what_one_process_says(two_workers: str, workspace: Path, words: tuple[str, ...]) -> None:
    command: tuple[str | Path, ...] = ("--root", workspace, "check", "--as-of", TODAY, *words)
    shared = policydocs(*command, "--scheduler", two_workers)
    assert shared == policydocs(*command, "--jobs", "1")
    assert shared.code == 1
    assert str(workspace) in shared.out, "a message that names a folder names that of the workspace"


def test_returned_forms_are_read_as_one_process_reads_them(two_workers: str, tmp_path: Path) -> None:
    for number, form in enumerate(real_forms().values()):
        (tmp_path / f"{number}.docx").write_bytes(form.filled(full_record(form.definition)))
    (tmp_path / "坏.docx").write_bytes(b"PK")
    shared = policydocs("collect", tmp_path, "--as-of", IN_TERM, "--scheduler", two_workers)
    assert shared == policydocs("collect", tmp_path, "--as-of", IN_TERM)
    assert shared.out.count(".docx") >= 7


def test_forms_are_filled_as_one_process_fills_them(two_workers: str, tmp_path: Path) -> None:
    heads, row = "单位名称,注册资本（万元）,购买专利总金额（元）", "某甲公司{0},{0},{0}00"
    roster = tmp_path / "名册.csv"
    roster.write_text("\n".join((heads, *map(row.format, range(1, 90)), "某乙公司,多,1")), encoding="utf-8")
    command: tuple[str | Path, ...] = ("fill", f"{POLICY}/patent-purchase", "--data", roster, "--as-of", IN_TERM)
    ways = {"far": ("--scheduler", two_workers), "two": ("--jobs", "2"), "one": ("--jobs", "1")}
    ran = {name: policydocs(*command, "--output", tmp_path / name, *how) for name, how in ways.items()}
    assert ran["one"].code == 1, ran["one"].out + ran["one"].err
    made = snapshot(tmp_path / "one")
    assert len(made) == 89
    for name in ("far", "two"):
        assert snapshot(tmp_path / name) == made
        assert (ran[name].code, ran[name].out) == (1, ran["one"].out)


def test_a_worker_of_another_version_gets_no_work(two_workers: str, worker: Start, tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text(OTHER_VERSION, encoding="utf-8")
    worker("--preload", str(tmp_path / "other.py"))
    assert far(doubled, range(12), two_workers) == [2 * number for number in range(12)]


def test_workers_of_another_version_alone_are_wrong_usage(two_workers: str) -> None:
    """`version` says something else here than there."""
    with pytest.raises(UsageError, match="can work"):
        list(shared_far(doubled, range(3), two_workers, another_version, abs))


def another_version() -> str:
    return str(os.getpid())


def test_no_scheduler_at_the_address_is_wrong_usage(tmp_path: Path) -> None:
    ran = apart("build", "--output", tmp_path, "--scheduler", "tcp://127.0.0.1:9")
    assert ran.code == 2
    assert "127.0.0.1:9" in ran.err
    assert "Traceback" not in ran.err
