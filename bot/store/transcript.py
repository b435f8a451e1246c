"""The transcript: what was said in a conversation, in order."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.content import Author, Button
from bot.domain.conversation import Line
from bot.store.contents import from_json
from bot.store.tables import conversation, inbox, line

PAGE = 200


class PostgresTranscript:
    """Transcripts on PostgreSQL (port `Transcript`)."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def after(self, channel: str, address: str, seq: int) -> list[Line]:
        """Return the lines after number `seq`, oldest first; of many only the newest `PAGE`."""
        query = (
            select(line.c.seq, line.c.author, line.c.content, line.c.at, inbox.c.event_id)
            .join(conversation, conversation.c.id == line.c.conversation_id)
            .outerjoin(inbox, (inbox.c.id == line.c.inbox_id) & (line.c.author == Author.CITIZEN))
            .where(conversation.c.channel == channel, conversation.c.address == address, line.c.seq > seq)
            .order_by(line.c.seq.desc())
            .limit(PAGE)
        )
        async with self._engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Line(row.seq, Author(row.author), from_json(row.content), row.at, row.event_id)
            for row in reversed(rows)
        ]

    async def button(self, conversation_id: int, seq: int, index: int) -> Button | None:
        """Return button number `index` of the bot's line `seq`, or None when there is no such button."""
        query = select(line.c.content).where(
            line.c.conversation_id == conversation_id, line.c.seq == seq, line.c.author == Author.BOT
        )
        async with self._engine.connect() as connection:
            stored = await connection.scalar(query)
        buttons = from_json(stored).buttons if stored else ()
        return buttons[index] if 0 <= index < len(buttons) else None
