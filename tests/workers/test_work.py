"""The queue and the worker for real: order, parallelism, killed workers, poison."""

import asyncio
from collections.abc import AsyncIterator

import procrastinate
import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.inbox import PostgresInbox
from bot.workers.queue import CONVERSE, DELIVER, ProcrastinateJobs, make_app
from bot.workers.rescue import Rescue
from bot.workers.work import work

PATIENCE = 20


@pytest.fixture
async def queue(database_url: str) -> AsyncIterator[procrastinate.App]:
    app = make_app(database_url)
    async with app.open_async():
        yield app


async def test_turns_of_one_conversation_run_in_order_and_those_of_others_beside_them(
    queue: procrastinate.App, tables: AsyncEngine
) -> None:
    running: set[str] = set()
    seen: asyncio.Queue[str] = asyncio.Queue()
    together = asyncio.Event()

    @queue.task(name=CONVERSE)
    async def converse(inbox_id: int) -> None:
        opened = await PostgresInbox(tables, ProcrastinateJobs(queue)).open(inbox_id)
        assert opened is not None
        event, chat = opened
        assert chat.address not in running, "two turns of one conversation at once"
        running.add(chat.address)
        if running == {"a", "b"}:
            together.set()
        await asyncio.wait_for(together.wait(), PATIENCE)
        seen.put_nowait(event.event_id)
        running.discard(chat.address)

    inbox = PostgresInbox(tables, ProcrastinateJobs(queue))
    for number in range(3):
        for address in ("a", "b"):
            await inbox.receive("web", f"{address}{number}", address, b"{}")
    worker = asyncio.create_task(work(queue))
    order = [await asyncio.wait_for(seen.get(), PATIENCE) for _ in range(6)]
    worker.cancel()
    assert [event for event in order if event[0] == "a"] == ["a0", "a1", "a2"]
    assert [event for event in order if event[0] == "b"] == ["b0", "b1", "b2"]


async def test_a_job_goes_with_the_transaction_it_was_enqueued_in(
    queue: procrastinate.App, tables: AsyncEngine
) -> None:
    queue.task(name=DELIVER)(_nothing)
    async with tables.connect() as connection:
        await ProcrastinateJobs(queue).deliver(connection, 1)
        await connection.rollback()
    assert list(await queue.job_manager.list_jobs_async()) == []
    async with tables.begin() as connection:
        await ProcrastinateJobs(queue).deliver(connection, 1)
    assert [job.lock for job in await queue.job_manager.list_jobs_async()] == ["outbox:1"]


async def test_a_worker_outlives_a_database_that_goes_away(
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
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as killer:
        await killer.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    async with tables.begin() as connection:
        await ProcrastinateJobs(queue).deliver(connection, 2)
    assert await asyncio.wait_for(done.get(), PATIENCE) == 2
    worker.cancel()


async def _nothing(conversation_id: int) -> None:
    """Do nothing."""


async def test_a_worker_ended_by_the_database_is_started_again(
    queue: procrastinate.App, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[int] = []
    started_again = asyncio.Event()

    async def run(app: procrastinate.App, rescue: Rescue) -> None:
        starts.append(1)
        if len(starts) == 1:
            raise psycopg.OperationalError("the server closed the connection")
        started_again.set()

    monkeypatch.setattr("bot.workers.work._run", run)
    worker = asyncio.create_task(work(queue))
    await asyncio.wait_for(started_again.wait(), PATIENCE)
    worker.cancel()


async def test_a_worker_that_stops_by_itself_is_started_again(
    queue: procrastinate.App, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[int] = []
    started_again = asyncio.Event()

    async def stop_by_itself(*_: object, **__: object) -> None:
        starts.append(1)
        if len(starts) > 1:
            started_again.set()

    monkeypatch.setattr(procrastinate.App, "run_worker_async", stop_by_itself)
    worker = asyncio.create_task(work(queue))
    await asyncio.wait_for(started_again.wait(), PATIENCE)
    worker.cancel()


async def test_a_fault_of_our_own_ends_the_worker_and_with_it_the_process(
    queue: procrastinate.App, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run(app: procrastinate.App, rescue: Rescue) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.workers.work._run", run)
    with pytest.raises(ExceptionGroup) as ended:
        await asyncio.wait_for(work(queue), PATIENCE)
    assert ended.group_contains(ZeroDivisionError)
