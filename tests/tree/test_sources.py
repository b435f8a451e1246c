import ast

import pytest

from tests.tree.sources import SOURCES, assert_none, files, imports, literals, under


def test_the_tree_is_really_read() -> None:
    assert {"bot/app.py", "engine/turn.py", "actions/answer.py"} <= set(files(*SOURCES))
    assert not [path for path in files(*SOURCES) if ".venv" in path]


def test_a_finding_fails_unless_it_is_excused() -> None:
    assert_none(["a"], {"a": "because"})
    with pytest.raises(AssertionError, match="against the rule"):
        assert_none(["a", "b"], {"a": "because"})


def test_an_excuse_for_nothing_fails() -> None:
    with pytest.raises(AssertionError, match="no longer needed"):
        assert_none([], {"a": "because"})


def test_imports_are_seen_wherever_they_stand() -> None:
    source = "import a.b as x\nfrom c import d\ndef f():\n    from .e import g\n"
    assert list(imports(ast.parse(source))) == ["a.b", "c.d", ".e.g"]


def test_docstrings_are_no_literals() -> None:
    source = '"""About."""\nX = "one"\n"""About X."""\ndef f():\n    """Do."""\n    return f"two{X}"\n'
    assert [value for _, value in literals(ast.parse(source))] == ["one", "two"]


def test_a_module_is_not_under_its_namesake() -> None:
    assert under("rasa.core", ["rasa"])
    assert not under("rasa_sdk", ["rasa"])
