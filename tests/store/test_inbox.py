import asyncio

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.inbox import PostgresInbox
from bot.store.tables import conversation, inbox
from tests.fakes.jobs import RecordedJobs


async def test_a_raw_event_is_kept_byte_for_byte(tables: AsyncEngine) -> None:
    jobs = RecordedJobs()
    raw = b'{"text": "\\u0000 \\ud800"} \x00\xff'
    assert await PostgresInbox(tables, jobs).receive("web", "1", "a", raw)
    opened = await PostgresInbox(tables, jobs).open(jobs.turns[0])
    assert opened is not None
    event, chat = opened
    assert event.raw == raw
    assert (chat.channel, chat.address, chat.state) == ("web", "a", None)


async def test_an_event_delivered_many_times_at_once_makes_one_turn(tables: AsyncEngine) -> None:
    jobs = RecordedJobs()
    store = PostgresInbox(tables, jobs)
    answers = await asyncio.gather(*(store.receive("web", "same", "a", b"{}") for _ in range(8)))
    assert sorted(answers) == [False] * 7 + [True]
    assert len(jobs.turns) == 1


async def test_the_same_event_id_on_another_channel_is_another_event(tables: AsyncEngine) -> None:
    store = PostgresInbox(tables, RecordedJobs())
    assert await store.receive("web", "1", "a", b"{}")
    assert await store.receive("telegram", "1", "a", b"{}")


async def test_a_chat_has_one_conversation_however_it_starts(tables: AsyncEngine) -> None:
    store = PostgresInbox(tables, RecordedJobs())
    await asyncio.gather(*(store.receive("web", str(n), "a", b"{}") for n in range(8)))
    async with tables.connect() as connection:
        assert await connection.scalar(select(func.count()).select_from(conversation)) == 1


async def test_an_event_whose_job_cannot_be_enqueued_is_not_kept(tables: AsyncEngine) -> None:
    class NoQueue(RecordedJobs):
        async def converse(self, connection: object, conversation_id: int, inbox_id: int) -> None:
            raise ConnectionError

    with pytest.raises(ConnectionError):
        await PostgresInbox(tables, NoQueue()).receive("web", "1", "a", b"{}")
    async with tables.connect() as connection:
        assert await connection.scalar(select(func.count()).select_from(inbox)) == 0


async def test_an_ignored_event_stays_with_its_reason_and_is_not_opened_again(tables: AsyncEngine) -> None:
    jobs = RecordedJobs()
    store = PostgresInbox(tables, jobs)
    await store.receive("web", "1", "a", b"?")
    await store.ignore(jobs.turns[0], "frame: not JSON")
    assert await store.open(jobs.turns[0]) is None
    async with tables.connect() as connection:
        row = (await connection.execute(select(inbox))).one()
    assert (row.status, row.reason, row.raw) == ("ignored", "frame: not JSON", b"?")
