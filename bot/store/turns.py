"""The one transaction of a turn: dialogue state, transcript, outbox, handoff, and what follows from them."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.content import Author
from bot.domain.conversation import Conversation, Event, HandoffRequest, TurnRecord
from bot.ports import Jobs
from bot.store.contents import to_json
from bot.store.feed import FEED, feed_key
from bot.store.tables import InboxStatus, conversation, handoff, inbox, line, outbox


class PostgresTurns:
    """Turns on PostgreSQL (port `Turns`)."""

    def __init__(self, engine: AsyncEngine, jobs: Jobs) -> None:
        self._engine = engine
        self._jobs = jobs

    async def commit(self, event: Event, before: Conversation, turn: TurnRecord) -> bool:
        """Store a turn whole or not at all.

        Returns False when the conversation changed hands since `before` was read: then the citizen's
        line is kept and everything the bot wanted to say or do is dropped. A turn that was stored
        before is left as it is.
        """
        async with self._engine.begin() as connection:
            now = await _lock(connection, event, before)
            if now is None:
                return True
            kept = bool(now.owner_version == before.ownership.version)
            rows = _lines(event, turn if kept else replace(turn, replies=()), now.last_seq)
            await _close_event(connection, event)
            await _update_conversation(connection, before, turn, now.last_seq + len(rows), kept=kept)
            await self._write_lines(connection, before, rows)
            if kept and turn.handoff:
                await _request_handoff(connection, before, turn.handoff)
            await connection.execute(select(func.pg_notify(FEED, feed_key(before.channel, before.address))))
            return kept

    async def _write_lines(
        self, connection: AsyncConnection, before: Conversation, rows: list[dict[str, Any]]
    ) -> None:
        if not rows:
            return
        written = await connection.execute(
            insert(line).values(conversation_id=before.id).returning(line.c.id, line.c.author), rows
        )
        bot_lines = sorted(row.id for row in written if row.author == Author.BOT)
        if bot_lines:
            waiting = [{"conversation_id": before.id, "line_id": line_id} for line_id in bot_lines]
            await connection.execute(insert(outbox), waiting)
            await self._jobs.deliver(connection, before.id)


async def _lock(
    connection: AsyncConnection, event: Event, before: Conversation
) -> Row[*tuple[Any, ...]] | None:
    """Lock the conversation and its event; None when the event was answered before.

    The lock lets new events of the conversation be received meanwhile: their rows refer to it.
    """
    query = (
        select(conversation.c.owner_version, conversation.c.last_seq)
        .join(inbox, inbox.c.conversation_id == conversation.c.id)
        .where(conversation.c.id == before.id, inbox.c.id == event.id, inbox.c.status == InboxStatus.NEW)
        .with_for_update(key_share=True)
    )
    return (await connection.execute(query)).one_or_none()


async def _close_event(connection: AsyncConnection, event: Event) -> None:
    done = {"status": InboxStatus.DONE, "done_at": func.clock_timestamp()}
    await connection.execute(update(inbox).where(inbox.c.id == event.id).values(done))


async def _update_conversation(
    connection: AsyncConnection, before: Conversation, turn: TurnRecord, last_seq: int, *, kept: bool
) -> None:
    changes: dict[str, Any] = {"last_seq": last_seq}
    if kept:
        changes |= {"language": turn.memory.language, "language_chosen": turn.memory.chosen}
        if turn.state is not None:
            changes["state"] = turn.state
    await connection.execute(update(conversation).where(conversation.c.id == before.id).values(changes))


async def _request_handoff(
    connection: AsyncConnection, before: Conversation, request: HandoffRequest
) -> None:
    wanted = {"conversation_id": before.id, "reason": request.reason, "service": request.service}
    once = upsert(handoff).values(wanted)
    await connection.execute(
        once.on_conflict_do_nothing(index_elements=["conversation_id"], index_where=text("closed_at IS NULL"))
    )


def _lines(event: Event, turn: TurnRecord, last_seq: int) -> list[dict[str, Any]]:
    spoken = [(Author.CITIZEN, turn.said)] if turn.said else []
    spoken += [(Author.BOT, reply) for reply in turn.replies]
    return [
        {
            "seq": seq,
            "author": author,
            "content": to_json(content),
            "inbox_id": event.id,
            "understood": dict(turn.understood) if author is Author.CITIZEN else None,
        }
        for seq, (author, content) in enumerate(spoken, start=last_seq + 1)
    ]
