import asyncio
import json
from typing import Any

import aiohttp
import psycopg
import pytest

from bot.dialogue.phrasebook import Phrasebook
from bot.domain.conversation import Line
from bot.domain.language import Language
from bot.domain.turn import SetLanguage, TurnInput, TurnResult
from bot.store.transcript import PostgresTranscript
from bot.web.chat.client import ChatClient, ChatRefused
from bot.web.chat.session import MAX_FRAME
from bot.web.chat.tokens import ChatTokens
from tests.web.conftest import Live

SOON = 10


def texts(lines: list[dict[str, Any]]) -> list[str]:
    return [line["text"] for line in lines]


async def test_a_citizen_writes_and_is_answered(live: Live) -> None:
    async with ChatClient(live.url) as citizen:
        assert citizen.welcome["language"] == "fr"
        assert citizen.welcome["strings"]["send"]
        assert len(citizen.welcome["greeting"]["buttons"]) == 3
        assert texts(await citizen.say("bonjour à vous")) == ["bonjour à vous", "1: bonjour à vous"]


async def test_a_reload_brings_the_transcript_back_in_order(live: Live) -> None:
    async with ChatClient(live.url) as citizen:
        await citizen.say("un bonjour")
        await citizen.say("deux bonjours")
    async with ChatClient(live.url, token=citizen.token) as again:
        assert again.welcome["greeting"] is None
        assert texts(again.welcome["messages"]) == [
            "un bonjour",
            "1: un bonjour",
            "deux bonjours",
            "2: deux bonjours",
        ]
    async with ChatClient(live.url, token=citizen.token, seq=3) as resumed:
        assert texts(resumed.welcome["messages"]) == ["2: deux bonjours"]


async def test_a_frame_sent_again_after_a_lost_connection_makes_one_turn(live: Live) -> None:
    live.engine.may_answer.clear()
    async with ChatClient(live.url) as citizen:
        turn = asyncio.create_task(citizen.say("bonjour tunnel"))
        await asyncio.wait_for(live.engine.asked.wait(), SOON)
        await citizen.drop()
        live.engine.may_answer.set()
        assert texts(await turn) == ["bonjour tunnel", "1: bonjour tunnel"]
        assert len(live.engine.seen) == 1


async def test_two_tabs_see_the_same_conversation(live: Live) -> None:
    async with ChatClient(live.url) as one, ChatClient(live.url, token=one.token) as other:
        await one.say("bonjour ici")
        await other.say("bonjour là")
        await one.say("encore ici")
        assert [line["seq"] for line in one.lines] == [1, 2, 3, 4, 5, 6]
        assert texts(one.lines)[:4] == texts(other.lines)[:4]


async def test_the_page_follows_the_language_of_the_conversation(live: Live, phrases: Phrasebook) -> None:
    def arabic(turn: TurnInput) -> TurnResult:
        return TurnResult({}, (SetLanguage(Language.AR),), "change_language", 1.0)

    live.engine.answer = arabic
    async with aiohttp.ClientSession() as http, http.ws_connect(f"{live.url}/chat/ws") as socket:
        await socket.send_json({"type": "hello", "token": None, "after": 0, "language": "en"})
        welcome = await socket.receive_json(timeout=SOON)
        assert (welcome["language"], welcome["dir"]) == ("en", "ltr")
        await socket.send_json({"type": "language", "id": "1", "language": "ar"})
        frames = [await socket.receive_json(timeout=SOON) for _ in range(6)]
    kinds = [frame["type"] for frame in frames]
    assert kinds[:2] == ["accepted", "typing"]
    changed = next(frame for frame in frames if frame["type"] == "language")
    assert (changed["language"], changed["dir"]) == ("ar", "rtl")
    assert changed["strings"]["send"] == phrases.say("utter_chat_send", Language.AR)


async def test_a_known_language_wins_over_the_browser_s(live: Live) -> None:
    async with ChatClient(live.url, language="ar") as citizen:
        await citizen.say("quels sont les papiers pour la carte nationale ?")
    async with ChatClient(live.url, language="ar", token=citizen.token) as again:
        assert again.welcome["language"] == "fr"


@pytest.mark.parametrize(
    ("hello", "code"),
    [
        ("{", "malformed"),
        ("[]", "malformed"),
        ('{"type": "message", "id": "1", "text": "x"}', "malformed"),
        ('{"type": "hello", "token": 5}', "malformed"),
        ('{"type": "hello", "token": null, "after": -1}', "malformed"),
        ('{"type": "hello", "token": "forged"}', "session_expired"),
        ("x" * (MAX_FRAME + 1), "too_long"),
    ],
)
async def test_a_bad_first_frame_gets_a_sentence_and_another_chance(
    live: Live, hello: str, code: str
) -> None:
    async with aiohttp.ClientSession() as http, http.ws_connect(f"{live.url}/chat/ws") as socket:
        await socket.send_str(hello)
        error = await socket.receive_json(timeout=SOON)
        assert (error["type"], error["code"]) == ("error", code)
        assert error["text"]
        await socket.send_json({"type": "hello", "token": None, "after": 0})
        assert (await socket.receive_json(timeout=SOON))["type"] == "welcome"


async def test_a_token_signed_by_somebody_else_opens_no_conversation(live: Live) -> None:
    async with ChatClient(live.url) as victim:
        await victim.say("bonjour secret")
    forged = ChatTokens("another secret of sufficient length").issue("0" * 32)
    with pytest.raises(ChatRefused, match="session_expired"):
        async with ChatClient(live.url, token=forged):
            pass


@pytest.mark.parametrize(
    "frame",
    [
        "{",
        "null",
        '{"type": "message", "text": "no id"}',
        '{"type": "message", "id": "", "text": "x"}',
        json.dumps({"type": "message", "id": "x" * 65, "text": "x"}),
        '{"type": "message", "id": "\\u0000é", "text": "x"}',
        '{"type": "message", "id": "1", "text": 7}',
        '{"type": "message", "id": "1"}',
        '{"type": "button", "id": "1", "message": "2", "button": 0}',
        '{"type": "dance", "id": "1"}',
        "[" * 60_000,
    ],
)
async def test_a_malformed_frame_is_refused_and_the_chat_goes_on(live: Live, frame: str) -> None:
    async with ChatClient(live.url) as citizen:
        socket = citizen._socket
        assert socket is not None
        await socket.send_str(frame)
        error = await socket.receive_json(timeout=SOON)
        assert (error["type"], error["code"]) == ("error", "malformed")
        assert texts(await citizen.say("bonjour encore")) == ["bonjour encore", "1: bonjour encore"]


async def test_a_binary_frame_is_refused(live: Live) -> None:
    async with ChatClient(live.url) as citizen:
        socket = citizen._socket
        assert socket is not None
        await socket.send_bytes(b"\0")
        assert (await socket.receive_json(timeout=SOON))["code"] == "malformed"


async def test_who_writes_too_fast_is_told_and_nothing_of_it_is_taken(live: Live) -> None:
    burst = [f"m{number}" for number in range(2 * live.settings.rate)]
    async with aiohttp.ClientSession() as http, http.ws_connect(f"{live.url}/chat/ws") as socket:
        await socket.send_json({"type": "hello", "token": None, "after": 0})
        for name in burst:
            await socket.send_json({"type": "message", "id": name, "text": f"bonjour {name}"})
        taken, refused, said = set[str](), set[str](), set[str]()
        while taken | refused != set(burst) or said != taken:
            frame = await socket.receive_json(timeout=SOON)
            match frame["type"]:
                case "accepted":
                    taken.add(frame["id"])
                case "error":
                    assert frame["code"] == "too_fast"
                    refused.add(frame["id"])
                case "message" if frame["message"]["id"]:
                    said.add(frame["message"]["id"])
    assert len(taken) >= live.settings.rate
    assert refused
    assert not taken & refused


async def test_an_unknown_button_and_a_long_message_are_answered_in_the_chat(
    live: Live, phrases: Phrasebook
) -> None:
    async with ChatClient(live.url) as citizen:
        _, reply = await citizen.turn({"type": "button", "message": 99, "button": 3})
        assert reply["text"] == phrases.say("utter_unknown_button", Language.FR)
        _, reply = await citizen.say("é" * 10_000)
        assert reply["text"] == phrases.say("utter_too_long", Language.FR, limit="2000")


async def test_while_the_database_is_away_nothing_is_accepted(live: Live, database_url: str) -> None:
    async with ChatClient(live.url) as citizen:
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute("ALTER TABLE inbox RENAME TO gone")
            with pytest.raises(ChatRefused, match="not_kept"):
                await citizen.say("bonjour perdu")
            connection.execute("ALTER TABLE gone RENAME TO inbox")
        assert texts(await citizen.say("bonjour gardé"))[0] == "bonjour gardé"


async def test_a_line_committed_while_the_page_is_welcomed_is_not_missed(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = PostgresTranscript.after
    answered = asyncio.Event()

    async with ChatClient(live.url) as citizen:
        await citizen.say("bonjour un")

        async def slow_page(self: PostgresTranscript, channel: str, address: str, seq: int) -> list[Line]:
            lines = await after(self, channel, address, seq)
            if not answered.is_set():  # what the welcome will hold is read; now the next turn is committed
                answered.set()
                await citizen.say("bonjour deux")
            return lines

        monkeypatch.setattr(PostgresTranscript, "after", slow_page)
        async with ChatClient(live.url, token=citizen.token) as again:
            socket = again._socket
            assert socket is not None
            frames = [await socket.receive_json(timeout=SOON) for _ in range(2)]
    assert texts(again.welcome["messages"]) == ["bonjour un", "1: bonjour un"]
    assert texts([frame["message"] for frame in frames]) == ["bonjour deux", "2: bonjour deux"]


async def test_a_transcript_that_could_not_be_read_is_read_again(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.chat.session.READ_AGAIN_AFTER", 0.0)
    after, faults = PostgresTranscript.after, iter(range(3))
    async with ChatClient(live.url) as citizen:

        async def fail_at_first(self: PostgresTranscript, *place: Any) -> list[Line]:
            if next(faults, None) is not None:
                raise ConnectionError
            return await after(self, *place)

        monkeypatch.setattr(PostgresTranscript, "after", fail_at_first)
        assert texts(await citizen.say("bonjour patient")) == ["bonjour patient", "1: bonjour patient"]


async def test_a_page_that_cannot_be_told_is_let_go_to_come_back(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    async with ChatClient(live.url) as citizen:
        socket = citizen._socket
        assert socket is not None
        monkeypatch.setattr("bot.channels.web.encode.line", broken)
        await socket.send_json({"type": "message", "id": "1", "text": "bonjour"})
        while not (message := await socket.receive(timeout=SOON)).type.name.startswith("CLOSE"):
            pass
    assert message.data == 1013
