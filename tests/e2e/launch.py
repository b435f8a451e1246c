"""Starts the whole product as an operator does, and sees to it that it ends well."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from bot.supervisor.plan import free_port
from tests.conftest import PROJECT

READY_SECONDS = 240
"""How long the start may take; a model that is not up to date is trained in this time."""

END_SECONDS = 10


@dataclass(frozen=True)
class Product:
    """A running product: its address, the process of `bot run`, and the file with all it says."""

    url: str
    process: subprocess.Popen[bytes]
    said: Path

    def output(self) -> str:
        """Everything the product and its children have written so far, stdout and stderr."""
        return self.said.read_text("utf-8", "replace")


@contextmanager
def launch(folder: Path, **environment: str) -> Iterator[Product]:
    """Start a product of one's own and wait until it is ready; it must end in time and leave nothing."""
    started = _start(folder, environment)
    try:
        ready(started)
        yield started
        _end(started.process)
    finally:
        _sweep(started.process)


def _start(folder: Path, environment: Mapping[str, str]) -> Product:
    port = free_port()
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    surroundings.pop("DATABASE_URL", None)
    ours = {
        "BOT_PORT": str(port),
        "BOT_VAR": str(folder / "var"),
        "BOT_ENGINES": "1",
        "BOT_RATE": "1000",
    } | environment
    said = folder / "said.txt"
    with said.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=PROJECT,
            env=surroundings | ours,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    return Product(f"http://127.0.0.1:{port}", process, said)


def ready(product: Product) -> None:
    """Return once the product takes turns; fail when it has ended or takes too long."""
    deadline = monotonic() + READY_SECONDS
    while not _ready(product.url):
        assert product.process.poll() is None, f"`bot run` ended by itself:\n{product.output()}"
        assert monotonic() < deadline, f"not ready after {READY_SECONDS} s:\n{product.output()}"
        sleep(0.1)


def _ready(url: str) -> bool:
    try:
        with urlopen(f"{url}/ready", timeout=5) as response:  # noqa: S310 (our own address)
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the product as an operator does, and assert that it ends in time with all its children."""
    children = psutil.Process(process.pid).children(recursive=True)
    assert children, "`bot run` has no children, although it was ready"
    asked = monotonic()
    process.send_signal(signal.SIGTERM)
    try:
        code = process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        raise AssertionError(f"`bot run` did not end within {END_SECONDS} s of SIGTERM") from None
    left = [child for child in children if _alive(child)]
    assert not left, f"left behind {monotonic() - asked:.1f} s after SIGTERM: {left}"
    assert code == 0, f"`bot run` ended with code {code}"


def _alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _sweep(process: subprocess.Popen[bytes]) -> None:
    """Kill what a failed test may have left, so that it disturbs nothing after it."""
    if process.poll() is None:
        family = psutil.Process(process.pid).children(recursive=True)
        for member in [psutil.Process(process.pid), *family]:
            member.kill()
        process.wait(END_SECONDS)
