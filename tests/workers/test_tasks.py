"""What becomes of a turn that fails, on the real queue: only engine and clock do as the test says."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import procrastinate
import psycopg
import pytest
from procrastinate.jobs import Job
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine
from structlog.testing import capture_logs

from bot.app import Gateway, open_gateway
from bot.dialogue.phrasebook import Phrasebook
from bot.domain.language import Language
from bot.domain.owner import Owner
from bot.domain.turn import TurnInput, TurnResult
from bot.services.converse import Converse
from bot.settings import Settings
from bot.store.conversations import PostgresConversations
from bot.store.inbox import PostgresInbox
from bot.store.outbox import PostgresOutbox
from bot.store.tables import handoff, outbox
from bot.store.transcript import PostgresTranscript
from bot.workers.queue import ProcrastinateJobs
from bot.workers.tasks import ATTEMPTS, Persistence
from tests.conftest import PROJECT
from tests.fakes.engine import ScriptedEngine, echo

POISON = "bonjour poison"


def choke(turn: TurnInput) -> TurnResult:
    if turn.text == POISON:
        raise ValueError(turn.text)
    return echo(turn)


@pytest.fixture
def engine() -> ScriptedEngine:
    return ScriptedEngine(choke)


@pytest.fixture
async def gateway(database_url: str, tmp_path: object, engine: ScriptedEngine) -> AsyncIterator[Gateway]:
    settings = Settings(database_url=database_url, project=PROJECT, var=tmp_path)
    async with open_gateway(settings, engine) as opened:
        yield opened


async def write(gateway: Gateway, tables: AsyncEngine, *texts: str) -> None:
    inbox = PostgresInbox(tables, ProcrastinateJobs(gateway.queue))
    for text in texts:
        raw = f'{{"type": "message", "id": "1", "text": "{text}"}}'.encode()
        assert await inbox.receive("web", text, "citizen", raw)


async def work_off(queue: procrastinate.App, database_url: str, times: int) -> None:
    """Run what is due, then let what was put off be due, so many times."""
    for _ in range(times):
        await queue.run_worker_async(wait=False, install_signal_handlers=False, delete_jobs="successful")
        async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as clock:
            await clock.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")


async def said(tables: AsyncEngine) -> list[str]:
    return [line.content.text for line in await PostgresTranscript(tables).after("web", "citizen", 0)]


async def test_a_turn_that_fails_once_is_taken_again(
    gateway: Gateway, engine: ScriptedEngine, tables: AsyncEngine, database_url: str
) -> None:
    await write(gateway, tables, POISON)
    with capture_logs() as logged:
        await work_off(gateway.queue, database_url, 1)
    assert [(entry["event"], entry["error"]) for entry in logged] == [("turn failed", "ValueError")]
    assert await said(tables) == []
    engine.answer = echo
    await work_off(gateway.queue, database_url, 2)
    assert await said(tables) == [POISON, f"1: {POISON}"]
    assert list(await gateway.queue.job_manager.list_jobs_async()) == []


async def test_a_turn_that_fails_again_and_again_ends_with_an_apology_and_a_call_for_a_human(
    gateway: Gateway, engine: ScriptedEngine, tables: AsyncEngine, database_url: str, phrases: Phrasebook
) -> None:
    await write(gateway, tables, POISON)
    await work_off(gateway.queue, database_url, ATTEMPTS - 1)
    assert await said(tables) == []
    await work_off(gateway.queue, database_url, 2)
    assert len(engine.seen) == ATTEMPTS
    assert await said(tables) == [POISON, phrases.say("utter_engine_down", Language.FR)]
    async with tables.connect() as connection:
        assert (await connection.execute(select(handoff.c.reason))).scalars().all() == ["turn_failed"]
    assert list(await gateway.queue.job_manager.list_jobs_async()) == []


async def test_what_follows_a_poisonous_message_waits_for_it_and_is_answered(
    gateway: Gateway, tables: AsyncEngine, database_url: str, phrases: Phrasebook
) -> None:
    await write(gateway, tables, POISON, "bonjour encore")
    await work_off(gateway.queue, database_url, ATTEMPTS + 1)
    sorry = phrases.say("utter_engine_down", Language.FR)
    assert await said(tables) == [POISON, sorry, "bonjour encore", "1: bonjour encore"]


async def test_where_a_human_answers_the_bot_does_not_even_apologise(
    gateway: Gateway, tables: AsyncEngine, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await write(gateway, tables, "bonjour")
    await work_off(gateway.queue, database_url, 1)
    chat = await PostgresConversations(tables).find("web", "citizen")
    assert chat is not None
    assert await PostgresConversations(tables).hand_to(chat.id, Owner.HUMAN, chat.ownership.version)
    await write(gateway, tables, "bonjour madame")

    async def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Converse, "_answer", fail)
    await work_off(gateway.queue, database_url, ATTEMPTS + 1)
    assert (await said(tables))[2:] == ["bonjour madame"]
    async with tables.connect() as connection:
        assert (await connection.execute(select(handoff))).all() == []


async def test_replies_are_delivered(gateway: Gateway, tables: AsyncEngine, database_url: str) -> None:
    await write(gateway, tables, "bonjour à tous")
    await work_off(gateway.queue, database_url, 2)
    async with tables.connect() as connection:
        assert (await connection.execute(select(outbox.c.status))).scalars().all() == ["sent"]


async def test_a_delivery_that_fails_is_tried_again_for_as_long_as_it_takes(
    gateway: Gateway, tables: AsyncEngine, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter(range(ATTEMPTS + 3))
    first = PostgresOutbox.first

    async def fail_at_first(self: object, conversation_id: int) -> object:
        if next(failures, None) is not None:
            raise ConnectionError
        return await first(self, conversation_id)

    monkeypatch.setattr(PostgresOutbox, "first", fail_at_first)
    await write(gateway, tables, "bonjour à tous")
    await work_off(gateway.queue, database_url, ATTEMPTS + 6)
    async with tables.connect() as connection:
        assert (await connection.execute(select(outbox.c.status))).scalars().all() == ["sent"]


async def test_an_event_whose_apology_fails_too_is_not_given_up(
    gateway: Gateway,
    engine: ScriptedEngine,
    tables: AsyncEngine,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def database_away(*_: object, **__: object) -> None:
        raise ConnectionError

    await write(gateway, tables, POISON)
    with monkeypatch.context() as patched:
        patched.setattr(Converse, "give_up", database_away)
        await work_off(gateway.queue, database_url, ATTEMPTS + 2)
    assert await said(tables) == []
    engine.answer = echo
    await work_off(gateway.queue, database_url, 2)
    assert await said(tables) == [POISON, f"1: {POISON}"]


def test_the_pauses_between_tries_grow_up_to_a_minute() -> None:
    job = Job(id=1, status="todo", queue="default", lock=None, queueing_lock=None, task_name="x")
    begun = datetime.now(UTC)
    for attempts, seconds in ((0, 2), (3, 16), (5, 60), (500, 60)):
        decision = Persistence().get_retry_decision(exception=OSError(), job=job.evolve(attempts=attempts))
        assert decision.retry_at is not None
        assert round((decision.retry_at - begun).total_seconds()) == seconds
