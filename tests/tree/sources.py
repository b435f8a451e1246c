"""The project's own tree, as the rules of this folder read it. Paths are relative to the project."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = ("bot", "engine", "actions")
MIGRATIONS = "bot/store/migrations/"
_NOT_OURS = frozenset({".venv", "__pycache__", "node_modules"})


def files(*roots: str, ending: str = ".py") -> list[str]:
    """Return the files under these folders whose names end so, sorted."""
    found = (path.relative_to(PROJECT) for root in roots for path in (PROJECT / root).rglob(f"*{ending}"))
    return sorted(path.as_posix() for path in found if not _NOT_OURS & set(path.parts))


@cache
def text(path: str) -> str:
    return (PROJECT / path).read_text("utf-8")


@cache
def module(path: str) -> ast.Module:
    return ast.parse(text(path), path)


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield every dotted name a module imports: `from a.b import c` gives `a.b.c`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and value of every string literal that is no docstring."""
    documentation = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and _is_text(node.value)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def under(name: str, parents: Iterable[str]) -> bool:
    """Tell whether a dotted name is one of these modules or lies in one."""
    return any(name == parent or name.startswith(f"{parent}.") for parent in parents)


def assert_none(found: Iterable[str], exempt: Mapping[str, str] | None = None) -> None:
    """Fail for every finding that has no reason to be, and for every reason that excuses nothing now."""
    findings, reasons = set(found), exempt or {}
    against, idle = sorted(findings - reasons.keys()), sorted(reasons.keys() - findings)
    assert not against, "against the rule:\n" + "\n".join(against)
    assert not idle, "exemptions that are no longer needed:\n" + "\n".join(idle)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
