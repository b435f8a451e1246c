from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import procrastinate
import pytest
from procrastinate.jobs import Job
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.workers.queue import CONVERSE, DELIVER, ProcrastinateJobs, make_app


@pytest.fixture
async def queue(database_url: str) -> AsyncIterator[procrastinate.App]:
    app = make_app(database_url)
    async with app.open_async():
        yield app


@pytest.fixture
def jobs(queue: procrastinate.App) -> ProcrastinateJobs:
    return ProcrastinateJobs(queue)


async def enqueued(queue: procrastinate.App) -> list[Job]:
    return sorted(await queue.job_manager.list_jobs_async(), key=lambda job: job.id or 0)


async def test_the_turns_of_a_conversation_share_a_lock(
    queue: procrastinate.App, jobs: ProcrastinateJobs, tables: AsyncEngine
) -> None:
    async with tables.begin() as connection:
        for inbox_id, chat in ((1, 7), (2, 7), (3, 8)):
            await jobs.converse(connection, chat, inbox_id)
    found = await enqueued(queue)
    assert [job.task_name for job in found] == [CONVERSE] * 3
    assert [job.lock for job in found] == ["conversation:7", "conversation:7", "conversation:8"]
    assert [job.task_kwargs for job in found] == [{"inbox_id": number} for number in (1, 2, 3)]


async def test_a_delivery_does_not_wait_for_a_turn(
    queue: procrastinate.App, jobs: ProcrastinateJobs, tables: AsyncEngine
) -> None:
    async with tables.begin() as connection:
        await jobs.converse(connection, 7, 1)
        await jobs.deliver(connection, 7)
    turn, delivery = await enqueued(queue)
    assert (delivery.task_name, delivery.task_kwargs) == (DELIVER, {"conversation_id": 7})
    assert delivery.lock != turn.lock
    assert delivery.scheduled_at is None


async def test_a_delivery_can_be_put_off(
    queue: procrastinate.App, jobs: ProcrastinateJobs, tables: AsyncEngine
) -> None:
    before = datetime.now(UTC)
    async with tables.begin() as connection:
        await jobs.deliver(connection, 7, timedelta(minutes=5))
    (job,) = await enqueued(queue)
    assert job.scheduled_at is not None
    assert timedelta(minutes=4) < job.scheduled_at - before < timedelta(minutes=6)


async def test_all_jobs_have_one_priority(
    queue: procrastinate.App, jobs: ProcrastinateJobs, tables: AsyncEngine
) -> None:
    async with tables.begin() as connection:
        await jobs.converse(connection, 7, 1)
        await jobs.deliver(connection, 7)
    assert len({job.priority for job in await enqueued(queue)}) == 1
