"""Trains the engine's model when what it is made from changed. A running bot is never touched."""

import asyncio
import os
import re
import signal
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ruamel.yaml import YAML

from bot.dialogue.fingerprint import fingerprint

KEPT = 3
"""Models that stay; older ones are removed after a training."""

_EVENT = re.compile(r"(Starting to train|Finished training|Restored) component '(\w+)'")
_NOISE = re.compile(r"^\s*$|Warning|^\s+warnings?\.warn|site-packages/|^\s*\"\"\"|DEBUG")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")

type Report = Callable[[float, str], None]
"""Takes how much of the training is done (0 to 1) and the component at work."""


class TrainingFailed(Exception):
    """No model was made. The message holds the faults of the data or the engine's last lines."""


@dataclass(frozen=True, slots=True)
class Trainer:
    """Makes models of one project with the engine's interpreter and environment."""

    project: Path
    python: Path
    environment: Mapping[str, str]

    @property
    def model(self) -> Path:
        """The model the project's present files make, whether it is there or not."""
        return self.project / "models" / f"{fingerprint(self.project)}.tar.gz"

    @property
    def up_to_date(self) -> bool:
        """Whether that model is there."""
        return self.model.is_file()

    async def check(self) -> str:
        """Return the faults of the topics, one a line, or an empty text."""
        code, lines = await self._run(("-m", "engine.check"), lambda line: None)
        return "\n".join(lines) if code else ""

    async def train(self, report: Report) -> Path:
        """Train, and put the model in its place in one step.

        Raises `TrainingFailed`. When cancelled, the engine's process is ended and nothing is left behind.
        """
        model = self.model
        model.parent.mkdir(exist_ok=True)
        name = model.name.removesuffix(".tar.gz")
        with tempfile.TemporaryDirectory(prefix=".training-", dir=model.parent) as folder:
            command = ("-m", "rasa", "train", "--force", "--out", folder, "--fixed-model-name", name)
            code, lines = await self._run(command, _Progress(report, self._components()))
            made = Path(folder) / model.name
            if code != 0 or not made.is_file():
                raise TrainingFailed("The engine could not train a model. Its last lines:\n" + _last(lines))
            made.replace(model)
        _remove_old(model)
        return model

    def _components(self) -> int:
        config = YAML(typ="safe").load(self.project / "config.yml") or {}
        return sum(len(config.get(part) or ()) for part in ("pipeline", "policies"))

    async def _run(self, arguments: tuple[str, ...], listen: Callable[[str], None]) -> tuple[int, list[str]]:
        try:
            process = await asyncio.create_subprocess_exec(
                str(self.python),
                *arguments,
                cwd=self.project,
                env=dict(self.environment),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                limit=1 << 20,
                start_new_session=True,  # a component may use processes of its own: they end with it
            )
        except FileNotFoundError:
            raise TrainingFailed(f"The engine is not installed ({self.python}). Run `make setup`.") from None
        lines: list[str] = []
        try:
            async for raw in cast("asyncio.StreamReader", process.stdout):
                lines.append(_COLOUR.sub("", raw.decode(errors="replace")).rstrip())
                listen(lines[-1])
            return await process.wait(), lines
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.communicate()


class _Progress:
    """Turns the engine's lines into how much is done: reading the data counts as one component."""

    def __init__(self, report: Report, components: int) -> None:
        self._report = report
        self._total = components + 1
        self._done = 0

    def __call__(self, line: str) -> None:
        if found := _EVENT.search(line):
            event, component = found.groups()
            self._done = max(self._done, 1) if event == "Starting to train" else self._done + 1
            self._report(min(self._done / self._total, 1.0), component)


def _last(lines: list[str]) -> str:
    return "\n".join(f"  {line}" for line in [line for line in lines if not _NOISE.search(line)][-12:])


def _remove_old(newest: Path) -> None:
    others = [path for path in newest.parent.glob("*.tar.gz") if path != newest]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[KEPT - 1 :]:
        path.unlink(missing_ok=True)
