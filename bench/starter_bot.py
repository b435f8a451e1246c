"""The bot `rasa init` leaves behind, with one custom action more: what our engine is measured against."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import rasa.cli
from rasa.core.actions.action import RemoteAction

_STOCK_VALIDATION = RemoteAction._validate_action_result

_ACTION = """
from rasa_sdk import Action


class ActionHelloWorld(Action):
    def name(self):
        return "action_hello_world"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="Hello World!")
        return []
"""
"""The example in the starter's actions/actions.py without its comment signs."""


@dataclass(frozen=True)
class Trained:
    """A trained model: its file, its size in MiB, and the seconds its training took, imports included."""

    file: Path
    mebibytes: float
    seconds: float


def create(folder: Path) -> Path:
    """Copy the starter project to a folder; it greets as shipped, and runs its action on a bot challenge."""
    project = folder / "starter"
    shutil.copytree(Path(rasa.cli.__file__).parent / "initial_project", project)
    rules = project / "data" / "rules.yml"
    rules.write_text(rules.read_text("utf-8").replace("utter_iamabot", "action_hello_world"), "utf-8")
    domain = project / "domain.yml"
    domain.write_text(domain.read_text("utf-8") + "\nactions:\n  - action_hello_world\n", "utf-8")
    shutil.rmtree(project / "actions")  # commented examples, under the name of our own package
    package = project / "starter_actions"
    package.mkdir()
    (package / "__init__.py").write_text(_ACTION, "utf-8")
    return project


def train(project: Path, folder: Path, name: str) -> Trained:
    """Train a Rasa project from nothing with its own configuration. Raises `CalledProcessError`."""
    environment = {**os.environ, "RASA_CACHE_DIRECTORY": str(folder / f"cache-{name}")}
    command = [sys.executable, "-m", "rasa", "train", "--skip-validation", "--out", str(folder)]
    start = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own interpreter
        [*command, "--fixed-model-name", name], cwd=project, env=environment, check=True, capture_output=True
    )
    file = folder / f"{name}.tar.gz"
    return Trained(file, file.stat().st_size / 2**20, time.perf_counter() - start)


@contextmanager
def stock_validation() -> Iterator[None]:
    """Have the results of actions validated as Rasa does it, not as our engine does."""
    ours = RemoteAction._validate_action_result
    RemoteAction._validate_action_result = _STOCK_VALIDATION
    try:
        yield
    finally:
        RemoteAction._validate_action_result = ours
