from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.content import Author, Button, Content
from bot.domain.conversation import TurnRecord
from bot.domain.language import Language, Memory
from bot.store.transcript import PAGE, PostgresTranscript
from bot.store.turns import PostgresTurns
from tests.fakes.jobs import RecordedJobs
from tests.store.conftest import Receive


def record(*replies: Content) -> TurnRecord:
    return TurnRecord(Content("bonjour", Language.FR), replies, Memory(Language.FR))


def reply(text: str, *buttons: Button) -> Content:
    return Content(text, Language.FR, buttons=buttons)


async def test_lines_come_after_the_last_one_seen(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    event, chat = await receive("1")
    await PostgresTurns(tables, jobs).commit(event, chat, record(reply("un"), reply("deux")))
    transcript = PostgresTranscript(tables)
    assert [line.seq for line in await transcript.after("web", "citizen", 0)] == [1, 2, 3]
    assert [line.content.text for line in await transcript.after("web", "citizen", 2)] == ["deux"]
    assert await transcript.after("web", "citizen", 3) == []


async def test_only_the_citizen_s_own_line_knows_its_event(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    event, chat = await receive("abc")
    await PostgresTurns(tables, jobs).commit(event, chat, record(reply("un")))
    lines = await PostgresTranscript(tables).after("web", "citizen", 0)
    assert [(line.author, line.event_id) for line in lines] == [(Author.CITIZEN, "abc"), (Author.BOT, None)]


async def test_of_a_long_conversation_the_newest_lines_come_in_order(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    event, chat = await receive("1")
    many = tuple(reply(str(number)) for number in range(PAGE + 10))
    await PostgresTurns(tables, jobs).commit(event, chat, record(*many))
    lines = await PostgresTranscript(tables).after("web", "citizen", 0)
    assert [line.seq for line in lines] == list(range(12, PAGE + 12))


async def test_a_chat_sees_no_other_chat(tables: AsyncEngine, jobs: RecordedJobs, receive: Receive) -> None:
    event, chat = await receive("1")
    await PostgresTurns(tables, jobs).commit(event, chat, record(reply("un")))
    transcript = PostgresTranscript(tables)
    assert await transcript.after("web", "neighbour", 0) == []
    assert await transcript.after("telegram", "citizen", 0) == []


async def test_a_button_is_found_only_where_the_bot_offered_it(
    tables: AsyncEngine, jobs: RecordedJobs, receive: Receive
) -> None:
    event, chat = await receive("1")
    offer = reply("?", Button("Oui", "/affirm"), Button("Non", "/deny"))
    await PostgresTurns(tables, jobs).commit(event, chat, record(offer))
    transcript = PostgresTranscript(tables)
    assert await transcript.button(chat.id, 2, 1) == Button("Non", "/deny")
    for seq, index in ((2, 2), (2, -1), (1, 0), (9, 0)):
        assert await transcript.button(chat.id, seq, index) is None
