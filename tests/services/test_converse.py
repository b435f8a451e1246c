import asyncio

import pytest
from sqlalchemy import select

from bot.domain.content import Author
from bot.domain.language import Language
from bot.domain.owner import Owner
from bot.store.conversations import PostgresConversations
from bot.store.inbox import PostgresInbox
from bot.store.tables import handoff, inbox
from tests.services.conftest import Town


async def test_a_message_is_answered_from_the_state_of_the_last_turn(town: Town) -> None:
    assert await town.say("bonjour, une question") == ["1: bonjour, une question"]
    assert await town.say("encore une question") == ["2: encore une question"]
    assert town.engine.seen[1].state == {"turns": 1}


async def test_an_event_answered_before_is_not_answered_again(town: Town) -> None:
    number = await town.receive({"type": "message", "text": "bonjour"})
    await town.converse()(number)
    await town.converse()(number)
    assert len(town.engine.seen) == 1
    assert len(await town.lines()) == 2


async def test_a_turn_cut_off_before_its_commit_is_taken_again_from_the_old_state(town: Town) -> None:
    number = await town.receive({"type": "message", "text": "bonjour"})
    town.engine.may_answer.clear()
    cut_off = asyncio.create_task(town.converse()(number))
    await town.engine.asked.wait()
    cut_off.cancel()
    await asyncio.wait([cut_off])
    assert await town.lines() == []
    town.engine.may_answer.set()
    await town.converse()(number)
    assert [line.content.text for line in await town.lines()] == ["bonjour", "1: bonjour"]
    assert [turn.state for turn in town.engine.seen] == [None, None]


async def test_while_a_human_owns_the_conversation_the_engine_is_not_asked(town: Town) -> None:
    await town.say("bonjour")
    await take_over(town)
    assert await town.say("vous êtes là ?") == []
    assert len(town.engine.seen) == 1
    last = (await town.lines())[-1]
    assert (last.author, last.content.text) == (Author.CITIZEN, "vous êtes là ?")
    assert town.meter.outcomes["left_to_human"] == 1


async def test_an_unknown_button_stays_silent_too_while_a_human_owns_the_conversation(town: Town) -> None:
    await town.say("bonjour")
    await take_over(town)
    assert len(await town.send({"type": "button", "message": 99, "button": 0})) == 1


async def test_a_reply_under_way_when_a_human_takes_over_is_never_sent(town: Town) -> None:
    await town.say("bonjour")
    town.engine.asked.clear()
    town.engine.may_answer.clear()
    turn = asyncio.create_task(town.converse()(await town.receive({"type": "message", "text": "alors ?"})))
    await town.engine.asked.wait()
    await take_over(town)
    town.engine.may_answer.set()
    await turn
    assert [line.content.text for line in await town.lines()] == ["bonjour", "1: bonjour", "alors ?"]
    assert town.meter.outcomes["discarded"] == 1


async def test_an_engine_that_is_down_calls_a_human_and_says_so(town: Town) -> None:
    town.engine.down = True
    assert await town.say("bonjour") == [town.phrases.say("utter_engine_down", Language.FR)]
    async with town.tables.connect() as connection:
        assert (await connection.execute(select(handoff.c.reason))).scalars().all() == ["engine_down"]
    town.engine.down = False
    assert await town.say("bonjour") == ["1: bonjour"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("", "utter_empty"),
        ("\u200b\u202e \n", "utter_empty"),
        ("\0\0", "utter_empty"),
        ("\ud800\udfff"[0], "utter_empty"),
        ("🙂🙃", "utter_no_words"),
        ("?!…", "utter_no_words"),
        ("ا" * 10_000, "utter_too_long"),
        ("¿Dónde puedo renovar mi tarjeta sanitaria, por favor?", "utter_unknown_language"),
        ("我想办理居留证", "utter_unknown_language"),
        ("ⴰⵣⵓⵍ ⵎⴰⵏⵉ ⵜⵓⵔⵉⴷ", "utter_unknown_language"),
    ],
)
async def test_what_cannot_be_answered_is_refused_politely(town: Town, text: str, phrase: str) -> None:
    limit = {"limit": "200"} if phrase == "utter_too_long" else {}
    expected = {town.phrases.say(phrase, language, **limit) for language in Language}
    assert set(await town.say(text)) <= expected
    assert town.engine.seen == []
    assert town.meter.outcomes["refused"] == 1


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "/restart", "quels \0papiers\ud800", "abc\u202edef"]
)
async def test_odd_messages_reach_the_engine_as_harmless_text(town: Town, text: str) -> None:
    await town.say(text)
    asked = town.engine.seen[0]
    assert asked.payload is None
    assert asked.text is not None
    assert not {"\0", "\ud800", "\u202e"} & set(asked.text)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "frame: not JSON"),
        (b"[" * 100_000, "frame: not JSON"),
        (b"\xff\xfe", "frame: not JSON"),
        (b"[]", "frame: not an object"),
        (b'{"type": "telepathy"}', "type: not one of message, button, language"),
        (b'{"type": "message", "text": 5}', "text: not a string"),
        (b'{"type": "button", "message": -1, "button": 0}', "message: not a number from 0 to 2147483647"),
        (b'{"type": "button", "message": 1, "button": true}', "button: not a number from 0 to 2147483647"),
        (b'{"type": "language", "language": "xx"}', "language: not one of fr, ar, ary, en"),
    ],
)
async def test_an_event_that_cannot_be_read_is_kept_and_blocks_nothing(
    town: Town, raw: bytes, reason: str
) -> None:
    assert await town.send(raw) == []
    async with town.tables.connect() as connection:
        row = (await connection.execute(select(inbox))).one()
    assert (row.status, row.reason, row.raw) == ("ignored", reason, raw)
    assert await town.say("bonjour") == ["1: bonjour"]


async def test_a_button_is_what_the_transcript_says_it_is(town: Town) -> None:
    town.engine.down = True
    await town.say("我想办理居留证")  # refused, with a button for each language
    town.engine.down = False
    said, _ = await town.send({"type": "button", "message": 2, "button": 1})
    assert said.content.text == "ar"
    assert town.engine.seen[-1].payload == '/change_language{"language":"ar"}'


async def test_a_button_that_does_not_exist_is_refused(town: Town) -> None:
    _, reply = await town.send({"type": "button", "message": 7, "button": 0})
    assert reply.content.text == town.phrases.say("utter_unknown_button", Language.FR)


async def test_a_language_chosen_in_the_menu_is_asked_of_the_engine(town: Town) -> None:
    said, _ = await town.send({"type": "language", "language": "ar"})
    assert said.content.text == "العربية"
    assert town.engine.seen[0].payload == '/change_language{"language":"ar"}'


async def test_a_turn_given_up_is_answered_with_an_apology(town: Town) -> None:
    number = await town.receive({"type": "message", "text": "bonjour"})
    await town.converse().give_up(number, "ValueError")
    said, reply = await town.lines()
    assert said.content.text == "bonjour"
    assert reply.content.text == town.phrases.say("utter_engine_down", Language.FR)
    assert await PostgresInbox(town.tables, town.jobs).open(number) is None


async def take_over(town: Town) -> None:
    store = PostgresConversations(town.tables)
    chat = await store.find("web", "citizen")
    assert chat is not None
    assert await store.hand_to(chat.id, Owner.HUMAN, chat.ownership.version)
