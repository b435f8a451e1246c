"""A live gateway: real database, real queue, real sockets; only the engine does as the test says."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web

from bot.app import open_gateway
from bot.settings import Settings
from tests.conftest import PROJECT
from tests.fakes.engine import ScriptedEngine


@dataclass
class Live:
    """A running gateway, its address and its engine."""

    url: str
    engine: ScriptedEngine
    settings: Settings


@pytest.fixture
async def live(database_url: str, tmp_path: Path) -> AsyncIterator[Live]:
    settings = Settings(database_url=database_url, project=PROJECT, var=tmp_path, rate=30)
    engine = ScriptedEngine()
    async with open_gateway(settings, engine) as gateway:
        runner = web.AppRunner(gateway.application, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        beside = [asyncio.create_task(gateway.listen()), asyncio.create_task(gateway.work())]
        yield Live(site.name, engine, settings)
        for task in beside:
            task.cancel()
        await asyncio.wait(beside)
        await runner.cleanup()
