import pytest
from typer.testing import CliRunner

from bot.__main__ import app

INVOKE = CliRunner().invoke


@pytest.fixture(autouse=True)
def _empty_project(monkeypatch, tmp_path):
    monkeypatch.setenv("BOT_PROJECT", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_it_ends_with_one_and_an_advice_when_there_is_a_problem():
    result = INVOKE(app, ["doctor"])
    assert result.exit_code == 1
    assert "problem  engine: its environment is missing" in result.output
    assert "→ Run `make setup`." in result.output


def test_it_shows_every_setting_and_no_secret(monkeypatch):
    monkeypatch.setenv("BOT_SECRET", "hunter2" * 5)
    monkeypatch.setenv("DATABASE_URL", "postgresql://jmaa:hunter2@127.0.0.1:1/jmaa?password=hunter2")
    result = INVOKE(app, ["doctor"])
    assert "hunter2" not in result.output
    assert "postgresql://…@127.0.0.1:1/jmaa" in result.output
    for name in ("BOT_HOST", "BOT_PORT", "DATABASE_URL", "BOT_SECRET", "BOT_ENGINE_PATIENCE"):
        assert name in result.output
