"""Small files, small functions."""

import ast

from tests.tree.sources import MIGRATIONS, SOURCES, assert_none, files, functions, module, text

MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40
ROOTS = (*SOURCES, "tests", "bench")


def long_functions(path: str, tree: ast.Module) -> list[str]:
    lengths = [(f.name, (f.end_lineno or f.lineno) - f.lineno + 1) for f in functions(tree)]
    return [f"{path}: {name}, {lines} lines" for name, lines in lengths if lines > MOST_LINES_OF_A_FUNCTION]


def test_no_file_is_long() -> None:
    lengths = {path: len(text(path).splitlines()) for path in files(*ROOTS)}
    assert_none(f"{path}: {lines} lines" for path, lines in lengths.items() if lines > MOST_LINES)


def test_no_function_is_long() -> None:
    paths = [path for path in files(*ROOTS) if not path.startswith(MIGRATIONS)]
    assert_none(finding for path in paths for finding in long_functions(path, module(path)))


def test_a_long_function_would_be_found() -> None:
    def source(lines: int) -> str:
        return "class C:\n async def f():\n" + "  pass\n" * (lines - 1)

    assert not long_functions("x", ast.parse(source(MOST_LINES_OF_A_FUNCTION)))
    assert long_functions("x", ast.parse(source(MOST_LINES_OF_A_FUNCTION + 1)))
