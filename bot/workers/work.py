"""Runs a worker, and brings back the jobs of workers that were killed.

Procrastinate leaves the jobs of a killed worker `doing`, and with them the lock of their conversation,
until somebody asks for stalled jobs. Heartbeats are short and every worker asks, so that a citizen waits
at most about `STALLED_AFTER + RESCUE_EVERY` seconds longer.
"""

import asyncio

import procrastinate
import psycopg
import structlog
from procrastinate.exceptions import ConnectorException
from tenacity import AsyncRetrying, retry_if_exception, wait_exponential

HEARTBEAT_EVERY = 1.0
STALLED_AFTER = 4.0
RESCUE_EVERY = 1.0
CONCURRENCY = 32
"""Turns and deliveries a worker has under way at once."""

DATABASE_ERRORS = (ConnectorException, psycopg.Error, OSError)

log = structlog.get_logger(__name__)


async def work(app: procrastinate.App) -> None:
    """Work until cancelled. While the database is away, try again with growing pauses."""
    patient = AsyncRetrying(
        retry=retry_if_exception(_database_away), wait=wait_exponential(0.2, max=5), reraise=True
    )
    async for attempt in patient:
        with attempt:
            async with asyncio.TaskGroup() as group:
                group.create_task(_rescue_for_ever(app))
                group.create_task(_run(app))


async def rescue(app: procrastinate.App) -> int:
    """Give the jobs of dead workers back to the queue and return how many there were."""
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER))
    for job in stalled:
        await app.job_manager.retry_job(job)
    if stalled:
        log.warning("jobs of a dead worker brought back", count=len(stalled))
    return len(stalled)


def _database_away(error: BaseException) -> bool:
    """Tell whether nothing but the database is to blame for what ended the task group."""
    return isinstance(error, BaseExceptionGroup) and error.split(DATABASE_ERRORS)[1] is None


async def _rescue_for_ever(app: procrastinate.App) -> None:
    while True:
        await rescue(app)
        await asyncio.sleep(RESCUE_EVERY)


async def _run(app: procrastinate.App) -> None:
    await app.run_worker_async(
        concurrency=CONCURRENCY,
        install_signal_handlers=False,
        delete_jobs="successful",
        update_heartbeat_interval=HEARTBEAT_EVERY,
        stalled_worker_timeout=STALLED_AFTER * 10,
        shutdown_graceful_timeout=3,
        fetch_job_polling_interval=1,
    )
