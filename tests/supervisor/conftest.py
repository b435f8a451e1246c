import asyncio
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import psutil
import pytest

from bot.supervisor.plan import free_port

type Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def until() -> Until:
    """Waits, in plain tests, until a condition holds; fails after 20 s."""

    def wait(condition: Callable[[], object]) -> None:
        deadline = monotonic() + 20
        while not condition():
            assert monotonic() < deadline, "the condition never came true"
            sleep(0.01)

    return wait


@pytest.fixture
def soon() -> Callable[[Callable[[], object]], object]:
    """Waits, in async tests, until a condition holds; fails after 20 s."""

    async def wait(condition: Callable[[], object]) -> None:
        async with asyncio.timeout(20):
            while not condition():  # noqa: ASYNC110 (what is waited for lies outside)
                await asyncio.sleep(0.01)

    return wait


@pytest.fixture
def gone() -> Callable[[int], bool]:
    """Tells whether a process has ended (a zombie nobody has waited for yet has ended)."""

    def ended(pid: int) -> bool:
        try:
            return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return True

    return ended


@pytest.fixture
def short_tmp() -> Iterator[Path]:
    """A folder with a short path, for sockets, and outside pytest's own, which pytest closes to others."""
    with tempfile.TemporaryDirectory(prefix="jmaa-") as folder:
        yield Path(folder)


@pytest.fixture
def unused_port() -> int:
    """A port nobody listens on."""
    return free_port()
