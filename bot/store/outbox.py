"""Messages on their way out. Marked `sending` and committed before a channel is called."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row, Update, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.conversation import Outgoing
from bot.domain.delivery import DeliveryStatus, NextStep
from bot.ports import Jobs
from bot.store.contents import from_json
from bot.store.tables import conversation, line, outbox

UNSENT = (DeliveryStatus.WAITING, DeliveryStatus.SENDING)


class PostgresOutbox:
    """The outbox on PostgreSQL (port `Outbox`)."""

    def __init__(self, engine: AsyncEngine, jobs: Jobs) -> None:
        self._engine = engine
        self._jobs = jobs

    async def first(self, conversation_id: int) -> Outgoing | None:
        """Take the conversation's oldest unsent message, now `sending`, or None when nothing is due.

        A message found `sending` was left by a worker that died: it is given back with the status
        `unknown`, and stays `sending` in the table until it is settled. That counts as an attempt, so
        that a worker that was only slow can no longer settle it.
        """
        async with self._engine.begin() as connection:
            return await _take(connection, conversation_id)

    async def settle(
        self, conversation_id: int, message: Outgoing, step: NextStep, code: str = ""
    ) -> Outgoing | None:
        """Record what became of a message and take the next one in the same transaction.

        Returns None, and records nothing, when another worker has taken the message since.
        """
        values = {"status": step.status, "code": code or None, "not_before": _later(step.delay)}
        if step.status is DeliveryStatus.SENT:
            values["sent_at"] = func.clock_timestamp()
        async with self._engine.begin() as connection:
            if (await connection.execute(_ours(message).values(values))).rowcount == 0:
                return None
            if step.delay is not None:
                await self._jobs.deliver(connection, conversation_id, step.delay)
                return None
            return await _take(connection, conversation_id)


async def _take(connection: AsyncConnection, conversation_id: int) -> Outgoing | None:
    due = func.coalesce(outbox.c.not_before <= func.clock_timestamp(), True).label("due")
    query = (
        select(outbox, due, line.c.seq, line.c.content, conversation.c.channel, conversation.c.address)
        .join(line, line.c.id == outbox.c.line_id)
        .join(conversation, conversation.c.id == outbox.c.conversation_id)
        .where(outbox.c.conversation_id == conversation_id, outbox.c.status.in_(UNSENT))
        .order_by(outbox.c.id)
        .limit(1)
        .with_for_update(of=outbox)
    )
    row = (await connection.execute(query)).one_or_none()
    if row is None or not row.due:
        return None
    left_behind = row.status == DeliveryStatus.SENDING
    taken = {"status": DeliveryStatus.SENDING, "attempts": row.attempts + 1, "not_before": None}
    await connection.execute(update(outbox).where(outbox.c.id == row.id).values(taken))
    return _outgoing(row, DeliveryStatus.UNKNOWN if left_behind else DeliveryStatus.SENDING)


def _outgoing(row: Row[*tuple[Any, ...]], status: DeliveryStatus) -> Outgoing:
    content = from_json(row.content)
    return Outgoing(row.id, row.channel, row.address, row.seq, content, status, row.attempts + 1)


def _ours(message: Outgoing) -> Update:
    """Address the row of a message as long as the attempt it was taken for is the newest."""
    return update(outbox).where(
        outbox.c.id == message.id,
        outbox.c.status == DeliveryStatus.SENDING,
        outbox.c.attempts == message.attempts,
    )


def _later(delay: timedelta | None) -> object:
    return None if delay is None else func.clock_timestamp() + delay
