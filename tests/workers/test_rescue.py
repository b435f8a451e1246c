"""Jobs that nobody runs: of killed workers, and of living ones that lost them with their connection."""

import asyncio
from collections.abc import AsyncIterator

import procrastinate
import psycopg
import pytest
from procrastinate.jobs import Job
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.workers.queue import DELIVER, ProcrastinateJobs, make_app
from bot.workers.rescue import STALLED_AFTER, Rescue
from bot.workers.work import work

PATIENCE = 20


@pytest.fixture
async def queue(database_url: str) -> AsyncIterator[procrastinate.App]:
    app = make_app(database_url)
    async with app.open_async():
        yield app


async def claim(queue: procrastinate.App, tables: AsyncEngine, worker_id: int) -> Job:
    """Enqueue a job and fetch it for a worker, which then does nothing with it."""
    async with tables.begin() as connection:
        await ProcrastinateJobs(queue).deliver(connection, 1)
    job = await queue.job_manager.fetch_job(queues=None, worker_id=worker_id)
    assert job is not None
    return job


async def let_heartbeats_age(database_url: str) -> None:
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as clock:
        await clock.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - make_interval(secs => %s)",
            (STALLED_AFTER + 1,),
        )


async def test_the_jobs_of_a_killed_worker_come_back(
    queue: procrastinate.App, tables: AsyncEngine, database_url: str
) -> None:
    queue.task(name=DELIVER)(_nothing)
    dead = await queue.job_manager.register_worker()
    job = await claim(queue, tables, dead)
    rescue = Rescue(queue)
    assert await rescue() == 0, "its heartbeat is fresh"
    await let_heartbeats_age(database_url)
    assert await rescue() == 1
    again = await queue.job_manager.fetch_job(queues=None, worker_id=dead)
    assert again is not None
    assert again.id == job.id


async def test_two_workers_that_rescue_at_once_do_not_trip_over_one_another(
    queue: procrastinate.App, tables: AsyncEngine, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.task(name=DELIVER)(_nothing)
    job = await claim(queue, tables, await queue.job_manager.register_worker())
    await let_heartbeats_age(database_url)
    stalled = list(await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER))
    await queue.job_manager.retry_job(job)

    async def seen_before(**_: object) -> list[Job]:
        return stalled

    monkeypatch.setattr(queue.job_manager, "get_stalled_jobs", seen_before)
    await Rescue(queue)()
    (left,) = await queue.job_manager.list_jobs_async()
    assert (left.status, left.attempts) == ("todo", 1)


async def test_a_job_a_living_worker_claims_and_does_not_run_comes_back(
    queue: procrastinate.App, tables: AsyncEngine, database_url: str
) -> None:
    done: asyncio.Queue[int] = asyncio.Queue()

    @queue.task(name=DELIVER)
    async def deliver(conversation_id: int) -> None:
        done.put_nowait(conversation_id)

    worker = asyncio.create_task(work(queue))
    async with tables.begin() as connection:
        await ProcrastinateJobs(queue).deliver(connection, 1)
    assert await asyncio.wait_for(done.get(), PATIENCE) == 1
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as crash:
        await crash.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, lock, args, status, worker_id) "
            "SELECT 'default', 'deliver', 'outbox:2', '{\"conversation_id\": 2}', 'doing', id "
            "FROM procrastinate_workers"
        )
    assert await asyncio.wait_for(done.get(), PATIENCE) == 2
    worker.cancel()


async def test_a_job_that_is_running_is_left_alone(queue: procrastinate.App, tables: AsyncEngine) -> None:
    rescue, begun, may_end = Rescue(queue), asyncio.Event(), asyncio.Event()

    @queue.task(name=DELIVER)
    async def deliver(conversation_id: int) -> None:
        begun.set()
        await may_end.wait()

    async with tables.begin() as connection:
        await ProcrastinateJobs(queue).deliver(connection, 1)
    worker = asyncio.create_task(
        queue.run_worker_async(wait=False, install_signal_handlers=False, worker_middleware=[rescue.follow])
    )
    await asyncio.wait_for(begun.wait(), PATIENCE)
    assert [await rescue() for _ in range(3)] == [0, 0, 0]
    may_end.set()
    await asyncio.wait_for(worker, PATIENCE)


async def _nothing(conversation_id: int) -> None:
    """Do nothing."""
