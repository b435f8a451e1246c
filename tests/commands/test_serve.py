import asyncio
import os
import signal
import socket
from pathlib import Path

import aiohttp
import pytest

from bot.commands.serve import serve, until_stopped
from bot.settings import Settings
from tests.conftest import PROJECT

SOON = 20


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_everything(number: signal.Signals) -> None:
    started, ended = asyncio.Event(), []

    async def work(name: str) -> None:
        try:
            started.set()
            await asyncio.Event().wait()
        finally:
            ended.append(name)

    running = asyncio.create_task(until_stopped(work("one"), work("two")))
    await asyncio.wait_for(started.wait(), SOON)
    os.kill(os.getpid(), number)
    await asyncio.wait_for(running, SOON)
    assert sorted(ended) == ["one", "two"]


async def test_a_task_that_fails_ends_the_others_and_is_told() -> None:
    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def fail() -> None:
        raise ConnectionError("gone")

    with pytest.raises(ConnectionError, match="gone"):
        await asyncio.wait_for(until_stopped(work(), fail()), SOON)
    assert ended.is_set()


async def test_the_gateway_is_served_until_it_is_told_to_stop(database_url: str, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = Settings(database_url=database_url, project=PROJECT, var=tmp_path, port=port)
    serving = asyncio.create_task(serve(settings, work=True))
    assert await _alive(f"{settings.public_address}/health", serving) == {"status": "alive"}
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(serving, SOON)


async def _alive(url: str, serving: asyncio.Task[None]) -> object:
    async with asyncio.timeout(SOON), aiohttp.ClientSession() as http:
        while not serving.done():
            try:
                async with http.get(url) as response:
                    return await response.json()
            except aiohttp.ClientConnectorError:
                continue
    return serving.result()
