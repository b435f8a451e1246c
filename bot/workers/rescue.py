"""Brings back jobs that nobody runs.

Procrastinate leaves a job `doing`, and with it the lock of its conversation, until somebody gives it
back. That befalls the jobs of a killed worker, and those a living worker lost with its connection: the
database's answer to "fetch" never came, or "finished" never reached it or was undone by its crash.
"""

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any

import procrastinate
import structlog
from procrastinate import JobContext
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from procrastinate.worker import Worker

STALLED_AFTER = 4.0
"""Seconds without a heartbeat after which a worker counts as dead."""

log = structlog.get_logger(__name__)


class Rescue:
    """Finds the jobs of dead workers, and those this process's own worker claims and does not run."""

    def __init__(self, app: procrastinate.App) -> None:
        self._app = app
        self._worker: Worker | None = None
        self._running: set[int | None] = set()
        self._suspects: set[int | None] = set()

    async def follow(
        self, call_next: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker
    ) -> Any:
        """Keep account of what the worker runs (a Procrastinate worker middleware)."""
        self._worker = worker
        self._running.add(context.job.id)
        try:
            return await call_next()
        finally:
            self._running.discard(context.job.id)

    async def __call__(self) -> int:
        """Give such jobs back to the queue and return how many there were.

        A job of our own has to be found twice: it may be about to begin, or just done.
        """
        dead = await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER)
        idle = await self._idle()
        back = [*dead, *(job for job in idle if job.id in self._suspects)]
        self._suspects = {job.id for job in idle}
        for job in back:
            with suppress(ConnectorException):  # another worker was faster, or it has ended by now
                await self._app.job_manager.retry_job(job)
        if back:
            log.warning("jobs nobody ran brought back", count=len(back))
        return len(back)

    async def _idle(self) -> Iterable[Job]:
        if self._worker is None or self._worker.worker_id is None:
            return ()
        claimed = await self._app.job_manager.list_jobs_async(
            status="doing", worker_id=self._worker.worker_id
        )
        return [job for job in claimed if job.id not in self._running]
