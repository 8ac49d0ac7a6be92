"""The command line in Chinese: nothing of the English is left where a user reads."""

import os
import re
from pathlib import Path

import pytest

from generator.cli.main import COMMANDS, run
from generator.locale import system_language, translator, use_for_click
from generator.message import message

from ..builders import HEAD, SHOWN_AS, a_notice, a_notice_text, clause_ids, write_policy

# What stays as it is in a Chinese text: names of commands, options, files, formats, and the examples behind 示例.
_KEPT = re.compile(
    r"--?[a-z-]+|policydocs|\[[^\]]*\]|\{[^}]*\}|\w+\.\w+|\w+/|HTML|Word|JSON|Schema|YAML|Dask|FAQ|docs/schema"
    r"|" + "|".join(COMMANDS) + r"|x>=1|html|text|\.(?:csv|docx|json|ods|xlsx?|zip)|zip"
)


@pytest.fixture(autouse=True)
def _the_language_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """use_for_click writes LANGUAGE; afterwards it is what it was."""
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_a_help_page_in_chinese_has_no_english_words(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "zh", *command, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("用法：")
    assert "显示本说明后退出。" in page
    words = " ".join(part for part in page.split("\n\n") if "示例：" not in part)
    assert re.findall(r"[A-Za-z]{2,}", _KEPT.sub(" ", words)) == []


def test_the_help_page_is_english_again_afterwards(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--lang", "zh", "check", "--help"])
    capsys.readouterr()
    run(["--lang", "en", "check", "--help"])
    page = capsys.readouterr().out
    assert page.startswith("Usage: policydocs check [OPTIONS] [POLICY]...")
    assert re.findall(r"[一-鿿]", page) == []


def test_help_in_chinese_is_aligned_by_columns_and_fits_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--lang", "zh", "build", "--help"])
    lines = capsys.readouterr().out.splitlines()
    wide = [sum(2 if char > "⺀" else 1 for char in line) for line in lines]
    assert max(wide) <= 80
    starts = [line.index("  ", 3) for line in lines if line.startswith("  --") and "  " in line[3:]]
    assert len(starts) > 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chekc",), "错误：没有命令 'chekc'"),
        (("check", "--formt"), "错误：没有选项 '--formt'"),
        (("build", "--jobs", "0"), "'--jobs' 的值无效：0 不在 x>=1 的范围内"),
        (("show",), "错误：缺少参数 '政策'"),
        (("read", "nowhere.txt"), "错误：'文件' 的值无效：文件 'nowhere.txt' 不存在"),
        (("collect", "nowhere"), "错误：'文件...' 的值无效：路径 'nowhere' 不存在"),
        (("verify", "nowhere"), "错误：'[文件夹]' 的值无效：文件夹 'nowhere' 不存在"),
        (("explain", "no-such-check"), "错误: 没有名为 no-such-check 的检查"),
    ],
)
def test_wrong_usage_is_told_in_chinese(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--lang", "en", *arguments])
    assert re.findall(r"[一-鿿]", capsys.readouterr().err) == []
    assert run(["--lang", "zh", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_findings_are_told_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = "issued: 2024-03-02"
    head = "\n".join({**HEAD, "issued": wrong, "clauses": clause_ids(a_notice())}.values())
    write_policy(tmp_path / "policies", {"policy.yaml": head, "notice.txt": a_notice_text()})
    assert run(["--lang", "zh", "--root", str(tmp_path), "check", "--as-of", "2025-06-30"]) == 1
    page = capsys.readouterr().out
    assert (
        f"{SHOWN_AS}/policy.yaml:5:1: 错误 [identity-mismatch] 政策模型写的是“2024-03-02”，文件原文是“2024-03-01”"
        in page
    )
    assert "→ 请按文件原文填写" in page
    told = [line for line in page.splitlines() if ": 错误 [" in line or "→" in line]
    assert [line for line in told if re.search(r"\b(the|of|is|and|it)\b", line)] == []


def test_load_errors_are_told_in_chinese_with_what_was_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_policy(tmp_path / "policies", {"policy.yaml": "id: example\nissued: soon\n", "notice.txt": a_notice_text()})
    assert run(["--lang", "zh", "--root", str(tmp_path), "check"]) == 1
    page = capsys.readouterr().out
    assert "policy.yaml:2:1: 错误 [model-invalid] 写的是 'soon'，应为日期，如 2021-12-30，不加引号" in page
    assert "缺少键 title" in page


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.GBK"}, "zh"),
        ({"LC_MESSAGES": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_of_the_system_is_that_of_its_messages(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language


def test_a_message_inside_a_message_is_translated_too() -> None:
    words = message("{name} {does} in the notice and is missing here", name="市财政局", does=message("cooperates"))
    assert words.text(translator("zh")) == "文件原文中由市财政局配合，这里漏列了"
    assert words.text(translator("en")) == "市财政局 cooperates in the notice and is missing here"


def test_click_speaks_the_language_it_is_told() -> None:
    use_for_click("zh")
    assert os.environ["LANGUAGE"] == "zh_CN"
    use_for_click("en")
    assert os.environ["LANGUAGE"] == "en"
