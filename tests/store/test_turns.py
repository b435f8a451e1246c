import asyncio
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.content import Author, Button, Content
from bot.domain.conversation import HandoffRequest, TurnRecord
from bot.domain.language import Language, Memory
from bot.domain.owner import Owner
from bot.store.conversations import PostgresConversations
from bot.store.inbox import PostgresInbox
from bot.store.tables import handoff, outbox
from bot.store.transcript import PostgresTranscript
from bot.store.turns import PostgresTurns
from tests.fakes.jobs import RecordedJobs
from tests.store.conftest import Receive


def turn(*replies: str, **changes: Any) -> TurnRecord:
    contents = tuple(Content(reply, Language.FR) for reply in replies)
    return TurnRecord(Content("bonjour", Language.FR), contents, Memory(Language.FR), **changes)


async def spoken(tables: AsyncEngine) -> list[tuple[int, Author, str]]:
    lines = await PostgresTranscript(tables).after("web", "citizen", 0)
    return [(line.seq, line.author, line.content.text) for line in lines]


async def test_a_turn_is_stored_whole(tables: AsyncEngine, jobs: RecordedJobs, receive: Receive) -> None:
    event, chat = await receive("1")
    kept = await PostgresTurns(tables, jobs).commit(event, chat, turn("un", "deux", state={"slots": {}}))
    assert kept
    assert await spoken(tables) == [
        (1, Author.CITIZEN, "bonjour"),
        (2, Author.BOT, "un"),
        (3, Author.BOT, "deux"),
    ]
    after = await PostgresConversations(tables).find("web", "citizen")
    assert after is not None
    assert (after.state, after.memory) == ({"slots": {}}, Memory(Language.FR))
    assert jobs.deliveries == [(chat.id, None)]


async def test_a_turn_taken_twice_is_stored_once(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    event, chat = await receive("1")
    turns = PostgresTurns(tables, jobs)
    assert await turns.commit(event, chat, turn("un"))
    assert await turns.commit(event, chat, turn("encore"))
    assert await spoken(tables) == [(1, Author.CITIZEN, "bonjour"), (2, Author.BOT, "un")]
    assert len(jobs.deliveries) == 1


async def test_a_reply_under_way_when_a_human_took_over_is_dropped(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    event, chat = await receive("1")
    assert await PostgresConversations(tables).hand_to(chat.id, Owner.HUMAN, chat.ownership.version)
    record = turn("trop tard", state={"slots": {"service": "x"}}, handoff=HandoffRequest("lost"))
    assert not await PostgresTurns(tables, jobs).commit(event, chat, record)
    assert await spoken(tables) == [(1, Author.CITIZEN, "bonjour")]
    after = await PostgresConversations(tables).find("web", "citizen")
    assert after is not None
    assert (after.state, after.memory) == (None, Memory())
    async with tables.connect() as connection:
        assert (await connection.execute(select(outbox))).all() == []
        assert (await connection.execute(select(handoff))).all() == []


async def test_lines_are_numbered_without_gaps_over_turns(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    for number in range(3):
        event, chat = await receive(str(number))
        await PostgresTurns(tables, jobs).commit(event, chat, turn(*["x"] * number))
    assert [seq for seq, _, _ in await spoken(tables)] == [1, 2, 3, 4, 5, 6]


async def test_a_conversation_has_one_open_call_for_a_human(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    for number in range(2):
        event, chat = await receive(str(number))
        record = turn("x", handoff=HandoffRequest("citizen_asked", "passport"))
        await PostgresTurns(tables, jobs).commit(event, chat, record)
    async with tables.connect() as connection:
        row = (await connection.execute(select(handoff))).one()
    assert (row.reason, row.service) == ("citizen_asked", "passport")


async def test_buttons_are_found_again_by_line_and_number(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    event, chat = await receive("1")
    offer = Content("?", Language.AR, buttons=(Button("نعم", "/affirm"), Button("لا", "/deny")))
    record = TurnRecord(Content("x", Language.AR), (offer,), Memory(Language.AR))
    await PostgresTurns(tables, jobs).commit(event, chat, record)
    transcript = PostgresTranscript(tables)
    assert await transcript.button(chat.id, 2, 1) == Button("لا", "/deny")
    assert await transcript.button(chat.id, 2, 2) is None
    assert await transcript.button(chat.id, 1, 0) is None
    assert await transcript.button(chat.id + 1, 2, 0) is None


async def test_a_message_is_received_while_a_turn_of_its_conversation_is_being_stored(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    event, chat = await receive("1")

    class ReceivesMeanwhile(RecordedJobs):
        async def deliver(self, *_: object) -> None:
            assert await PostgresInbox(tables, jobs).receive("web", "2", "citizen", b"{}")

    async with asyncio.timeout(10):
        assert await PostgresTurns(tables, ReceivesMeanwhile()).commit(event, chat, turn("un"))
