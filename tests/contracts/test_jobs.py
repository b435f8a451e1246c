"""What every `Jobs` keeps: the fake that most tests use, and the queue."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports import Jobs
from bot.workers.queue import CONVERSE, ProcrastinateJobs, make_app
from tests.fakes.jobs import RecordedJobs


@dataclass
class Seen:
    """The jobs under test, and what was enqueued: turns by inbox id, deliveries with "is put off"."""

    jobs: Jobs
    turns: Callable[[], Awaitable[list[int]]]
    deliveries: Callable[[], Awaitable[list[tuple[int, bool]]]]


def recorded() -> Seen:
    jobs = RecordedJobs()

    async def turns() -> list[int]:
        return jobs.turns

    async def deliveries() -> list[tuple[int, bool]]:
        return [(chat, delay is not None) for chat, delay in jobs.deliveries]

    return Seen(jobs, turns, deliveries)


@pytest.fixture(params=["fake", "queue"])
async def seen(request: pytest.FixtureRequest, database_url: str) -> AsyncIterator[Seen]:
    if request.param == "fake":
        yield recorded()
        return
    queue = make_app(database_url)
    async with queue.open_async():

        async def turns() -> list[int]:
            found = await queue.job_manager.list_jobs_async(task=CONVERSE)
            return [job.task_kwargs["inbox_id"] for job in sorted(found, key=lambda job: job.id or 0)]

        async def deliveries() -> list[tuple[int, bool]]:
            found = [job for job in await queue.job_manager.list_jobs_async() if job.task_name != CONVERSE]
            found.sort(key=lambda job: job.id or 0)
            return [(job.task_kwargs["conversation_id"], job.scheduled_at is not None) for job in found]

        yield Seen(ProcrastinateJobs(queue), turns, deliveries)


async def test_turns_are_enqueued_in_order_each_time_they_are_asked_for(
    seen: Seen, tables: AsyncEngine
) -> None:
    async with tables.begin() as connection:
        for inbox_id in (3, 1, 3):
            await seen.jobs.converse(connection, 7, inbox_id)
    assert await seen.turns() == [3, 1, 3]
    assert await seen.deliveries() == []


async def test_deliveries_are_enqueued_now_or_later(seen: Seen, tables: AsyncEngine) -> None:
    async with tables.begin() as connection:
        await seen.jobs.deliver(connection, 7)
        await seen.jobs.deliver(connection, 8, timedelta(minutes=1))
    assert await seen.deliveries() == [(7, False), (8, True)]
    assert await seen.turns() == []
