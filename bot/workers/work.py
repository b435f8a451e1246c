"""Runs a worker, and keeps looking for jobs that nobody runs.

Heartbeats are short and every worker looks, so that a citizen whose job was left behind waits at most
about `STALLED_AFTER + RESCUE_EVERY` seconds longer.
"""

import asyncio

import procrastinate
import psycopg
from procrastinate.exceptions import ConnectorException
from tenacity import AsyncRetrying, retry_if_exception, wait_exponential

from bot.workers.rescue import STALLED_AFTER, Rescue

HEARTBEAT_EVERY = 1.0
RESCUE_EVERY = 1.0
LOOK_EVERY = 0.1
"""Nobody is told when a lock becomes free: a message that came while the last turn of its conversation was
being closed is found by looking."""

CONCURRENCY = 32
"""Turns and deliveries a worker has under way at once."""

DATABASE_ERRORS = (ConnectorException, psycopg.Error, OSError)


async def work(app: procrastinate.App) -> None:
    """Work until cancelled. While the database is away, try again with growing pauses."""
    patient = AsyncRetrying(
        retry=retry_if_exception(_database_away), wait=wait_exponential(0.2, max=5), reraise=True
    )
    async for attempt in patient:
        with attempt:
            rescue = Rescue(app)
            async with asyncio.TaskGroup() as group:
                group.create_task(_rescue_for_ever(rescue))
                group.create_task(_run(app, rescue))


def _database_away(error: BaseException) -> bool:
    """Tell whether nothing but the database is to blame for what ended the task group."""
    return isinstance(error, BaseExceptionGroup) and error.split(DATABASE_ERRORS)[1] is None


async def _rescue_for_ever(rescue: Rescue) -> None:
    while True:
        await rescue()
        await asyncio.sleep(RESCUE_EVERY)


async def _run(app: procrastinate.App, rescue: Rescue) -> None:
    """Run a worker until cancelled. Procrastinate ends one quietly when its heartbeat fails once."""
    await app.run_worker_async(
        concurrency=CONCURRENCY,
        install_signal_handlers=False,
        delete_jobs="successful",
        update_heartbeat_interval=HEARTBEAT_EVERY,
        stalled_worker_timeout=STALLED_AFTER * 10,
        shutdown_graceful_timeout=3,
        fetch_job_polling_interval=LOOK_EVERY,
        worker_middleware=[rescue.follow],
    )
    raise ConnectorException("the worker stopped by itself")
