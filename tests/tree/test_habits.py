"""Names that say nothing, words left behind, output nobody asked for."""

import ast
import re
from pathlib import PurePath

import pytest

from tests.tree.sources import SOURCES, assert_none, files, module, text

VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|manager|misc|stuff)(_|$)")
LEFT_BEHIND = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b")  # written so that it does not find itself
ROOTS = (*SOURCES, "tests", "bench", "data")
TEXTS = (".py", ".js", ".css", ".html", ".yml", ".md", ".txt", ".json")


def prints(tree: ast.Module) -> list[int]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {part for path in files(*ROOTS) for part in PurePath(path).with_suffix("").parts}
    assert_none(name for name in names if VAGUE.search(name))


def test_nothing_is_left_to_do_in_the_sources() -> None:
    paths = [path for ending in TEXTS for path in files(*ROOTS, ending=ending)]
    assert_none(path for path in paths if LEFT_BEHIND.search(text(path)))


def test_nothing_prints() -> None:
    assert_none(f"{path}:{line}" for path in files(*SOURCES) for line in prints(module(path)))


def test_the_page_leaves_the_console_alone() -> None:
    scripts = files("bot/web/static", ending=".js")
    assert_none(path for path in scripts if re.search(r"\bconsole\.|\bdebugger\b|\balert\(", text(path)))


@pytest.mark.parametrize("name", ["utils", "text_utils", "helpers", "common", "chat_manager"])
def test_a_vague_name_would_be_found(name: str) -> None:
    assert VAGUE.search(name)
    assert not VAGUE.search("commands")


def test_a_print_would_be_found() -> None:
    assert prints(ast.parse("def f():\n    print('x')\n")) == [2]
    assert LEFT_BEHIND.search("# TO{}O later".format("D"))
