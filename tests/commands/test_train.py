from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands import train
from bot.commands.preparation import trainer
from bot.dialogue.training import TrainingFailed
from bot.settings import Settings
from bot.supervisor.lock import only_one


@pytest.fixture
def project(monkeypatch, tmp_path):
    monkeypatch.setenv("BOT_PROJECT", str(tmp_path))
    return tmp_path


def invoke(*arguments: str):
    return CliRunner().invoke(app, ["train", *arguments])


@pytest.fixture
def trained(project, monkeypatch):
    """Remembers trainings instead of doing them."""
    done = []

    async def prepare(settings, console, *, force=False) -> Path:
        done.append(force)
        return trainer(settings).model

    monkeypatch.setattr(train, "prepare_model", prepare)
    return done


def test_unchanged_data_is_not_trained_again_unless_forced(project, trained):
    model = trainer(Settings()).model
    model.parent.mkdir()
    model.touch()
    result = invoke()
    assert (result.exit_code, trained) == (0, [])
    assert "up to date" in result.output
    assert invoke("--force").exit_code == 0
    assert trained == [True]


def test_changed_data_is_trained(trained):
    result = invoke()
    assert trained == [True]
    assert "The model is ready" in result.output


def test_it_says_that_a_running_bot_keeps_its_model(project, trained):
    with only_one(project / "var"):
        assert "at its next start" in invoke().output


def test_faults_of_the_data_stop_it_with_their_place(project):
    catalogue = project / "data" / "catalogue"
    catalogue.mkdir(parents=True)
    (catalogue / "cnie.yml").write_text("id: [")
    python = project / "engine" / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho 'data/topics/x/rules.yml:3: no such intent'\nexit 1\n")
    python.chmod(0o755)
    result = invoke()
    assert isinstance(result.exception, TrainingFailed)
    assert "cnie.yml:" in str(result.exception)
    assert "data/topics/x/rules.yml:3: no such intent" in str(result.exception)
    assert not (project / "models").exists()
