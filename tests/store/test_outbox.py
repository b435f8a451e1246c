from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.content import Content
from bot.domain.conversation import TurnRecord
from bot.domain.delivery import DeliveryStatus, NextStep
from bot.domain.language import Language, Memory
from bot.store.outbox import PostgresOutbox
from bot.store.tables import outbox
from bot.store.turns import PostgresTurns
from tests.fakes.jobs import RecordedJobs
from tests.store.conftest import Receive

SENT = NextStep(DeliveryStatus.SENT)


@pytest.fixture
async def chat_id(tables: AsyncEngine, jobs: RecordedJobs, receive: Receive) -> int:
    """A conversation with two replies in its outbox."""
    event, chat = await receive("1")
    replies = (Content("un", Language.FR), Content("deux", Language.FR))
    await PostgresTurns(tables, jobs).commit(event, chat, TurnRecord(None, replies, Memory()))
    return chat.id


async def statuses(tables: AsyncEngine) -> list[str]:
    async with tables.connect() as connection:
        return [row.status for row in await connection.execute(select(outbox).order_by(outbox.c.id))]


async def test_messages_leave_in_order_and_one_at_a_time(
    tables: AsyncEngine, jobs: RecordedJobs, chat_id: int
) -> None:
    store = PostgresOutbox(tables, jobs)
    first = await store.first(chat_id)
    assert first is not None
    assert (first.content.text, first.status, first.attempts) == ("un", DeliveryStatus.SENDING, 1)
    assert await statuses(tables) == ["sending", "waiting"]
    second = await store.settle(chat_id, first, SENT)
    assert second is not None
    assert second.content.text == "deux"
    assert await store.settle(chat_id, second, SENT) is None
    assert await statuses(tables) == ["sent", "sent"]


async def test_a_message_left_behind_by_a_dead_worker_comes_back_as_unknown(
    tables: AsyncEngine, jobs: RecordedJobs, chat_id: int
) -> None:
    store = PostgresOutbox(tables, jobs)
    await store.first(chat_id)  # and the worker dies here
    again = await store.first(chat_id)
    assert again is not None
    assert (again.content.text, again.status) == ("un", DeliveryStatus.UNKNOWN)


async def test_a_slow_worker_whose_message_another_one_took_over_settles_nothing_and_stops(
    tables: AsyncEngine, jobs: RecordedJobs, chat_id: int
) -> None:
    store = PostgresOutbox(tables, jobs)
    slow = await store.first(chat_id)
    other = await store.first(chat_id)
    assert slow is not None
    assert other is not None
    later = NextStep(DeliveryStatus.WAITING, timedelta(seconds=1))
    deliveries = list(jobs.deliveries)
    assert await store.settle(chat_id, slow, later, "429") is None
    assert jobs.deliveries == deliveries
    assert await statuses(tables) == ["sending", "waiting"]
    following = await store.settle(chat_id, other, SENT)
    assert following is not None
    assert await store.settle(chat_id, slow, SENT) is None
    assert await statuses(tables) == ["sent", "sending"]


async def test_a_message_put_off_holds_back_the_ones_behind_it(
    tables: AsyncEngine, jobs: RecordedJobs, chat_id: int
) -> None:
    store = PostgresOutbox(tables, jobs)
    first = await store.first(chat_id)
    assert first is not None
    later = NextStep(DeliveryStatus.WAITING, timedelta(minutes=1))
    assert await store.settle(chat_id, first, later, "429") is None
    assert jobs.deliveries[-1] == (chat_id, timedelta(minutes=1))
    assert await store.first(chat_id) is None
    async with tables.begin() as connection:
        await connection.execute(update(outbox).values(not_before=outbox.c.created_at))
    again = await store.first(chat_id)
    assert again is not None
    assert (again.content.text, again.attempts) == ("un", 2)


async def test_a_dead_message_lets_the_next_one_pass(
    tables: AsyncEngine, jobs: RecordedJobs, chat_id: int
) -> None:
    store = PostgresOutbox(tables, jobs)
    first = await store.first(chat_id)
    assert first is not None
    following = await store.settle(chat_id, first, NextStep(DeliveryStatus.DEAD), "403")
    assert following is not None
    assert following.content.text == "deux"
    assert await statuses(tables) == ["dead", "sending"]
