"""Raw events as the platforms sent them: kept first, answered later."""

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.conversation import Conversation, Event
from bot.ports import Jobs
from bot.store.conversations import COLUMNS, read_conversation
from bot.store.tables import InboxStatus, conversation, inbox


class PostgresInbox:
    """The inbox on PostgreSQL (port `Inbox`)."""

    def __init__(self, engine: AsyncEngine, jobs: Jobs) -> None:
        self._engine = engine
        self._jobs = jobs

    async def receive(self, channel: str, event_id: str, address: str, raw: bytes) -> bool:
        """Keep a raw event and enqueue its turn in one transaction. False when it was kept before."""
        async with self._engine.begin() as connection:
            conversation_id = await _conversation_id(connection, channel, address)
            inbox_id = await connection.scalar(
                upsert(inbox)
                .values(channel=channel, event_id=event_id, conversation_id=conversation_id, raw=raw)
                .on_conflict_do_nothing(index_elements=["channel", "event_id"])
                .returning(inbox.c.id)
            )
            if inbox_id is None:
                return False
            await self._jobs.converse(connection, conversation_id, inbox_id)
            return True

    async def open(self, inbox_id: int) -> tuple[Event, Conversation] | None:
        """Return an event still to be answered with its conversation, or None when it is done."""
        query = (
            select(inbox.c.id.label("inbox_id"), inbox.c.event_id, inbox.c.raw, inbox.c.received_at, *COLUMNS)
            .join(conversation, conversation.c.id == inbox.c.conversation_id)
            .where(inbox.c.id == inbox_id, inbox.c.status == InboxStatus.NEW)
        )
        async with self._engine.connect() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        if row is None:
            return None
        event = Event(row["inbox_id"], row["channel"], row["event_id"], row["raw"], row["received_at"])
        return event, read_conversation(row)

    async def ignore(self, inbox_id: int, reason: str) -> None:
        """Close an event that cannot be understood. It stays, with the reason."""
        closed = {"status": InboxStatus.IGNORED, "reason": reason, "done_at": func.clock_timestamp()}
        async with self._engine.begin() as connection:
            await connection.execute(update(inbox).where(inbox.c.id == inbox_id).values(closed))


async def _conversation_id(connection: AsyncConnection, channel: str, address: str) -> int:
    """Return the conversation of a chat, made when it is new.

    Looked up first: an insert that always conflicts would lock the row that turns lock too.
    """
    found = select(conversation.c.id).where(
        conversation.c.channel == channel, conversation.c.address == address
    )
    existing = await connection.scalar(found)
    if existing is not None:
        return int(existing)
    made = upsert(conversation).values(channel=channel, address=address).on_conflict_do_nothing()
    await connection.execute(made)
    return int((await connection.execute(found)).scalar_one())
