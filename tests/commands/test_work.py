import asyncio
import os
import signal
from pathlib import Path

import psycopg

from bot.commands import work
from bot.settings import Settings
from tests.conftest import PROJECT


async def _worker_is_there(url: str) -> None:
    query = "SELECT count(*) FROM procrastinate_workers"
    async with asyncio.timeout(20), await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        while (await (await connection.execute(query)).fetchone()) != (1,):
            pass


async def _stop_when_there(url: str) -> None:
    await _worker_is_there(url)
    os.kill(os.getpid(), signal.SIGTERM)


async def test_a_worker_works_until_it_is_told_to_stop(database_url: str, tmp_path: Path) -> None:
    settings = Settings(database_url=database_url, project=PROJECT, var=tmp_path)
    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        group.create_task(work._work(settings))
        group.create_task(_stop_when_there(database_url))
