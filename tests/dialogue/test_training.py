"""Training with a stand-in for Rasa: a module of that name in the project's folder."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.dialogue.training import KEPT, Trainer, TrainingFailed

TRAINS = """
import pathlib, sys
print("\\x1b[32mINFO hooks - Starting to train component 'Linear'.", flush=True)
print("INFO hooks - Finished training component 'Linear'.", flush=True)
print("INFO hooks - Starting to train component 'RulePolicy'.", flush=True)
print("INFO hooks - Finished training component 'RulePolicy'.", file=sys.stderr, flush=True)
folder, name = (sys.argv[sys.argv.index(option) + 1] for option in ("--out", "--fixed-model-name"))
pathlib.Path(folder, name + ".tar.gz").write_text("model")
"""
FAILS = """
print("/x/site-packages/y.py:3: DeprecationWarning: old")
raise SystemExit("InvalidConfigException: the pipeline is empty")
"""
HANGS = """
import os, time
print("Starting to train component 'Linear'.", flush=True)
open("pid", "w").write(str(os.getpid()))
time.sleep(60)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "config.yml").write_text("pipeline: [{name: Linear}]\npolicies: [{name: RulePolicy}]\n")
    (tmp_path / "rasa.py").write_text(TRAINS)
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "__init__.py").touch()
    (tmp_path / "engine" / "check.py").write_text(
        "print('data/topics/x/domain.yml:3: no rule'); raise SystemExit(1)"
    )
    return tmp_path


@pytest.fixture
def trainer(project: Path) -> Trainer:
    return Trainer(project, Path(sys.executable), dict(os.environ))


async def test_a_model_is_made_once_for_the_same_data(trainer):
    assert not trainer.up_to_date
    model = await trainer.train(lambda done, now: None)
    assert model.read_text() == "model"
    assert model == trainer.model
    assert trainer.up_to_date


async def test_changed_data_needs_a_new_model(trainer, project):
    await trainer.train(lambda done, now: None)
    (project / "domain.yml").write_text("intents: [greet]")
    assert not trainer.up_to_date


async def test_progress_grows_from_component_to_component_to_the_end(trainer):
    seen = []
    await trainer.train(lambda done, now: seen.append((round(done, 2), now)))
    assert seen == [(0.33, "Linear"), (0.67, "Linear"), (0.67, "RulePolicy"), (1.0, "RulePolicy")]


async def test_a_failure_shows_the_last_lines_that_mean_something_and_leaves_nothing(trainer, project):
    (project / "rasa.py").write_text(FAILS)
    with pytest.raises(TrainingFailed, match="InvalidConfigException: the pipeline is empty") as failed:
        await trainer.train(lambda done, now: None)
    assert "DeprecationWarning" not in str(failed.value)
    assert list((project / "models").iterdir()) == []


async def test_a_training_that_is_given_up_ends_its_process_and_leaves_nothing(trainer, project):
    (project / "rasa.py").write_text(HANGS)
    begun = asyncio.Event()
    training = asyncio.create_task(trainer.train(lambda done, now: begun.set()))
    await asyncio.wait_for(begun.wait(), 20)
    training.cancel()
    with pytest.raises(asyncio.CancelledError):
        await training
    assert list((project / "models").iterdir()) == []


async def test_only_the_newest_models_are_kept(trainer, project):
    models = project / "models"
    models.mkdir()
    for age in range(5):
        (models / f"{age}.tar.gz").write_text("old")
        os.utime(models / f"{age}.tar.gz", (1000 - age, 1000 - age))
    newest = await trainer.train(lambda done, now: None)
    left = {path.name for path in models.iterdir()}
    assert left == {newest.name, "0.tar.gz", "1.tar.gz"}
    assert len(left) == KEPT


async def test_the_faults_of_the_topics_are_given_with_their_place(trainer, project):
    assert await trainer.check() == "data/topics/x/domain.yml:3: no rule"
    (project / "engine" / "check.py").write_text("print('no faults')")
    assert await trainer.check() == ""


async def test_a_missing_engine_is_told_with_what_to_do(project):
    trainer = Trainer(project, project / "engine/.venv/bin/python", {})
    with pytest.raises(TrainingFailed, match="make setup"):
        await trainer.train(lambda done, now: None)
