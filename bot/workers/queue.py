"""The job queue: Procrastinate on our own PostgreSQL, jobs enqueued inside the caller's transaction."""

from datetime import timedelta
from typing import Any

import procrastinate
from procrastinate.psycopg_connector import PsycopgConnector
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import VIGILANCE, driver_connection

CONVERSE = "converse"
DELIVER = "deliver"


BOOKKEEPING = {"options": "-c synchronous_commit=off"}
"""The queue's own connections do not wait for the disk: what a crash of the database takes back is that
a job was begun or finished. `Rescue` finds such a job, and done again it does nothing twice. Jobs
themselves are enqueued on the caller's connection, which waits."""


def make_app(url: str) -> procrastinate.App:
    """Return the Procrastinate application on a plain `postgresql://` URL. It is not open yet."""
    return procrastinate.App(
        connector=PsycopgConnector(conninfo=url, min_size=1, max_size=6, kwargs=VIGILANCE | BOOKKEEPING)
    )


class ProcrastinateJobs:
    """Durable work on Procrastinate (port `Jobs`).

    All jobs of one kind and conversation share a lock: they run one at a time, oldest first. Their
    priority is always the same, since Procrastinate would reorder a lock's jobs by priority.
    """

    def __init__(self, app: procrastinate.App) -> None:
        self._app = app

    async def converse(self, connection: AsyncConnection, conversation_id: int, inbox_id: int) -> None:
        """Enqueue the answer to an event of the inbox."""
        await self._defer(connection, CONVERSE, f"conversation:{conversation_id}", {"inbox_id": inbox_id})

    async def deliver(
        self, connection: AsyncConnection, conversation_id: int, delay: timedelta | None = None
    ) -> None:
        """Enqueue the sending of a conversation's outbox. A delay holds back its later messages too."""
        later = {} if delay is None else {"schedule_in": {"seconds": delay.total_seconds()}}
        args = {"conversation_id": conversation_id}
        await self._defer(connection, DELIVER, f"outbox:{conversation_id}", args, **later)

    async def _defer(
        self, connection: AsyncConnection, task: str, lock: str, args: dict[str, Any], **options: Any
    ) -> None:
        raw = await driver_connection(connection)
        job = self._app.configure_task(task, lock=lock, connection=raw, **options)
        await job.defer_async(**args)
