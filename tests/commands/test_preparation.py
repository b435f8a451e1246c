"""The way to a model with a stand-in for Rasa: modules of its names in the project's folder."""

import io
import sys
from pathlib import Path

import pytest
from rich.console import Console

from bot.catalogue.faults import CatalogueFaulty, Fault
from bot.commands import preparation
from bot.commands.preparation import faults, prepare_model
from bot.dialogue.training import TrainingFailed
from bot.settings import Settings

TRAINS = """
import pathlib, sys
folder, name = (sys.argv[sys.argv.index(option) + 1] for option in ("--out", "--fixed-model-name"))
pathlib.Path(folder, name + ".tar.gz").write_text("model")
with open("trainings", "a") as file:
    file.write("x")
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(preparation, "check_catalogue", lambda directory: [])
    python = tmp_path / "engine" / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (tmp_path / "engine" / "__init__.py").touch()
    (tmp_path / "engine" / "check.py").touch()
    (tmp_path / "config.yml").write_text("pipeline: []")
    (tmp_path / "rasa.py").write_text(TRAINS)
    return Settings(project=tmp_path)


def trainings(settings: Settings) -> int:
    return len((settings.project / "trainings").read_text())


async def test_a_model_is_trained_once_and_again_when_forced(settings):
    console = Console(file=io.StringIO())
    model = await prepare_model(settings, console)
    assert model.read_text() == "model"
    assert await prepare_model(settings, console) == model
    assert trainings(settings) == 1
    await prepare_model(settings, console, force=True)
    assert trainings(settings) == 2


async def test_unchanged_data_needs_no_word_on_the_screen(settings):
    await prepare_model(settings, Console(file=io.StringIO()))
    silent = io.StringIO()
    await prepare_model(settings, Console(file=silent))
    assert silent.getvalue() == ""


async def test_faults_of_the_catalogue_and_of_the_topics_are_told_together(settings, monkeypatch):
    found = ["catalogue/a.yml:3: no id"]
    monkeypatch.setattr(preparation, "check_catalogue", lambda directory: found)
    (settings.project / "engine" / "check.py").write_text("print('data/topics/x/rules.yml:2: y'); exit(1)")
    assert await faults(settings) == [*found, "data/topics/x/rules.yml:2: y"]


async def test_faults_stop_the_training_and_leave_the_older_model(settings):
    console = Console(file=io.StringIO())
    older = await prepare_model(settings, console)
    (settings.project / "engine" / "check.py").write_text("print('rules.yml:2: no such intent'); exit(1)")
    with pytest.raises(TrainingFailed, match=r"rules\.yml:2: no such intent"):
        await prepare_model(settings, console)
    assert older.exists()
    assert trainings(settings) == 1


async def test_a_catalogue_with_faults_stops_a_start_whose_model_is_up_to_date(settings, monkeypatch):
    console = Console(file=io.StringIO())
    await prepare_model(settings, console)
    fault = Fault("data/catalogue/x.yml", 3, "reviewed", "is no date")
    monkeypatch.setattr(preparation, "check_catalogue", lambda directory: [fault])
    with pytest.raises(CatalogueFaulty, match=r"x\.yml:3 reviewed"):
        await prepare_model(settings, console)
