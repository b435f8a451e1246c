"""How much work waits, for the metrics page."""

from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.delivery import DeliveryStatus
from bot.store.tables import InboxStatus, inbox, outbox


@dataclass(frozen=True, slots=True)
class Backlog:
    """Events not yet answered, the age in seconds of the oldest, and outgoing messages by status."""

    waiting: int = 0
    oldest: float = 0.0
    outgoing: dict[str, int] = field(default_factory=dict)


async def read_backlog(engine: AsyncEngine) -> Backlog:
    """Count what waits. Sent messages are left out: they only grow."""
    age = func.extract("epoch", func.clock_timestamp() - func.min(inbox.c.received_at))
    waiting = select(func.count(), func.coalesce(age, 0)).where(inbox.c.status == InboxStatus.NEW)
    outgoing = (
        select(outbox.c.status, func.count().label("messages"))
        .where(outbox.c.status != DeliveryStatus.SENT)
        .group_by(outbox.c.status)
    )
    async with engine.connect() as connection:
        count, oldest = (await connection.execute(waiting)).one()
        by_status = (await connection.execute(outgoing)).all()
    return Backlog(count, float(oldest), {row.status: row.messages for row in by_status})
