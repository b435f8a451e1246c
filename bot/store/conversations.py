"""Conversations: reading one, and changing its owner."""

from sqlalchemy import RowMapping, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.conversation import Conversation
from bot.domain.language import Language, Memory
from bot.domain.owner import Owner, Ownership
from bot.store.tables import conversation

COLUMNS = (
    conversation.c.id.label("conversation_id"),
    conversation.c.channel,
    conversation.c.address,
    conversation.c.language,
    conversation.c.language_chosen,
    conversation.c.state,
    conversation.c.owner,
    conversation.c.owner_version,
)


def read_conversation(row: RowMapping) -> Conversation:
    """Return the conversation in a row that holds `COLUMNS`."""
    return Conversation(
        id=row["conversation_id"],
        channel=row["channel"],
        address=row["address"],
        memory=Memory(Language(row["language"]) if row["language"] else None, row["language_chosen"]),
        state=row["state"],
        ownership=Ownership(Owner(row["owner"]), row["owner_version"]),
    )


class PostgresConversations:
    """Conversations on PostgreSQL (port `Conversations`)."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def find(self, channel: str, address: str) -> Conversation | None:
        """Return the conversation of a chat, or None when nothing was received from it yet."""
        query = select(*COLUMNS).where(conversation.c.channel == channel, conversation.c.address == address)
        async with self._engine.connect() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return None if row is None else read_conversation(row)

    async def hand_to(self, conversation_id: int, owner: Owner, version: int) -> bool:
        """Change the owner if the version is still this one. False when somebody was faster."""
        changed = (
            update(conversation)
            .where(conversation.c.id == conversation_id, conversation.c.owner_version == version)
            .values(owner=owner, owner_version=version + 1)
            .returning(conversation.c.id)
        )
        async with self._engine.begin() as connection:
            return await connection.scalar(changed) is not None
