"""A store with one received message, the usual start of a story."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.conversation import Conversation, Event
from bot.store.inbox import PostgresInbox
from tests.fakes.jobs import RecordedJobs

type Receive = Callable[[str], Awaitable[tuple[Event, Conversation]]]


@pytest.fixture
def jobs() -> RecordedJobs:
    return RecordedJobs()


@pytest.fixture
def receive(tables: AsyncEngine, jobs: RecordedJobs) -> Receive:
    """Receive an event from the one citizen of the test and open it."""
    inbox = PostgresInbox(tables, jobs)

    async def _receive(event_id: str) -> tuple[Event, Conversation]:
        assert await inbox.receive("web", event_id, "citizen", b"{}")
        opened = await inbox.open(jobs.turns[-1])
        assert opened is not None
        return opened

    return _receive
