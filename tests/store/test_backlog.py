from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.content import Content
from bot.domain.conversation import TurnRecord
from bot.domain.language import Language, Memory
from bot.store.backlog import Backlog, read_backlog
from bot.store.inbox import PostgresInbox
from bot.store.turns import PostgresTurns
from tests.fakes.jobs import RecordedJobs
from tests.store.conftest import Receive


async def test_where_nothing_was_said_nothing_waits(tables: AsyncEngine) -> None:
    assert await read_backlog(tables) == Backlog(0, 0.0, {})


async def test_what_is_not_answered_waits_with_its_age(tables: AsyncEngine, receive: Receive) -> None:
    for number in range(3):
        await receive(str(number))
    async with tables.begin() as connection:
        await connection.execute(
            text("UPDATE inbox SET received_at = received_at - interval '1 minute' WHERE event_id = '1'")
        )
    backlog = await read_backlog(tables)
    assert backlog.waiting == 3
    assert 60 <= backlog.oldest < 120


async def test_what_is_answered_or_ignored_does_not_wait(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    event, chat = await receive("1")
    ignored, _ = await receive("2")
    record = TurnRecord(None, tuple(Content(str(n), Language.FR) for n in range(3)), Memory())
    await PostgresTurns(tables, jobs).commit(event, chat, record)
    await PostgresInbox(tables, jobs).ignore(ignored.id, "frame: not JSON")
    async with tables.begin() as connection:
        await connection.execute(
            text("UPDATE outbox SET status = 'sent' WHERE id = (SELECT min(id) FROM outbox)")
        )
        await connection.execute(
            text("UPDATE outbox SET status = 'dead' WHERE id = (SELECT max(id) FROM outbox)")
        )
    assert await read_backlog(tables) == Backlog(0, 0.0, {"waiting": 1, "dead": 1})
