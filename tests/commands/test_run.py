from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands import run
from bot.settings import Settings
from bot.supervisor.lock import AlreadyRunning, holder, only_one


@pytest.fixture
def started(monkeypatch, tmp_path):
    """Remembers starts instead of doing them."""
    monkeypatch.setenv("BOT_PROJECT", str(tmp_path))
    seen = []

    async def prepare(settings: Settings, console: Console) -> Path:
        return settings.project / "models" / "m.tar.gz"

    async def supervise(settings, model, migrate, voice) -> None:
        seen.append((model.name, holder(settings.var_path) is not None, migrate))

    monkeypatch.setattr(run, "prepare_model", prepare)
    monkeypatch.setattr(run, "supervise", supervise)
    return seen


def test_it_holds_the_folder_and_starts_with_the_prepared_model(started):
    result = CliRunner().invoke(app, ["run"])
    assert result.exit_code == 0
    assert [(name, held) for name, held, _ in started] == [("m.tar.gz", True)]
    assert "Jmaa has ended." in result.output


def test_a_second_one_in_the_same_folder_is_refused_before_anything_starts(started, tmp_path):
    with only_one(tmp_path / "var"):
        result = CliRunner().invoke(app, ["run"])
    assert isinstance(result.exception, AlreadyRunning)
    assert started == []


def test_it_migrates_with_the_stores_own_migrations(started, monkeypatch):
    called = []
    monkeypatch.setattr("bot.store.migrate.upgrade", called.append)
    CliRunner().invoke(app, ["run"])
    migrate = started[0][2]
    migrate("postgresql://jmaa@/jmaa")
    assert called == ["postgresql://jmaa@/jmaa"]
