"""Every module with code has a test in the mirrored place, and every test file a module."""

import ast
from pathlib import Path

from tests.tree.sources import MIGRATIONS, PROJECT, SOURCES, assert_none, files, functions, module

WITHOUT_TWIN = ("tests/tree/", "tests/e2e/", "tests/plays/", "tests/fakes/", "tests/contracts/")

UNTESTED: dict[str, str] = {}

OF_NO_MODULE = {
    "tests/catalogue/test_sample.py": "the sample is data: data/catalogue",
    "tests/web/test_chat_page.py": "the page is JavaScript: bot/web/static/chat",
}


def twin(source: str) -> str:
    """Return where the test of a source file belongs."""
    path = Path(source.removeprefix("bot/"))
    return (Path("tests") / path.parent / f"test_{path.stem.strip('_')}.py").as_posix()


def has_code(tree: ast.Module) -> bool:
    """Tell whether a module does anything: protocols and plain data do not."""
    return any(not _is_declaration(statement) for f in functions(tree) for statement in f.body)


def _is_declaration(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def sources() -> list[str]:
    return [path for path in files(*SOURCES) if not path.startswith(MIGRATIONS)]


def test_every_module_with_code_has_its_test() -> None:
    lonely = [path for path in sources() if has_code(module(path)) and not (PROJECT / twin(path)).is_file()]
    assert_none(lonely, UNTESTED)


def test_every_test_file_has_its_module() -> None:
    expected = {twin(path) for path in sources()}
    tests = [path for path in files("tests") if path.split("/")[-1].startswith("test_")]
    astray = [path for path in tests if not path.startswith(WITHOUT_TWIN) and path not in expected]
    assert_none(astray, OF_NO_MODULE)


def test_twins_mirror_the_tree() -> None:
    assert twin("bot/catalogue/render.py") == "tests/catalogue/test_render.py"
    assert twin("bot/__main__.py") == "tests/test_main.py"
    assert twin("engine/intents/model.py") == "tests/engine/intents/test_model.py"


def test_protocols_and_data_are_no_code() -> None:
    assert not has_code(ast.parse('class P:\n    def f(self):\n        """Do."""\n        ...\nX = 1'))
    assert has_code(ast.parse("class P:\n    async def f(self):\n        return 1"))
