import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web

from bot.domain.content import Button
from bot.domain.turn import Say, TurnInput, TurnResult
from bot.web.chat.client import ChatClient, ChatRefused, ConnectionLost
from tests.web.conftest import Live

type Behave = Callable[[web.WebSocketResponse, int], Awaitable[None]]
type Serve = Callable[[Behave], Awaitable[str]]

WELCOME = {"type": "welcome", "token": "t", "language": "fr", "messages": [], "greeting": None}


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Start a chat server that behaves so on its first, second ... connection, and return its address."""
    runners: list[web.AppRunner] = []

    async def _serve(behave: Behave) -> str:
        connections = 0

        async def chat(request: web.Request) -> web.WebSocketResponse:
            nonlocal connections
            connections += 1
            socket = web.WebSocketResponse()
            await socket.prepare(request)
            await behave(socket, connections)
            return socket

        application = web.Application()
        application.router.add_get("/chat/ws", chat)
        runners.append(web.AppRunner(application, shutdown_timeout=1))
        await runners[-1].setup()
        site = web.TCPSite(runners[-1], "127.0.0.1", 0)
        await site.start()
        return site.name

    yield _serve
    for runner in runners:
        await runner.cleanup()


def line(seq: int, text: str, frame_id: str | None = None) -> dict[str, Any]:
    return {"seq": seq, "text": text, "id": frame_id, "buttons": []}


async def tell(socket: web.WebSocketResponse, *lines: dict[str, Any]) -> None:
    for entry in lines:
        await socket.send_json({"type": "message", "message": entry})
    await socket.send_json({"type": "typing", "on": False})


async def test_a_frame_that_was_lost_is_sent_again_with_the_same_id(serve: Serve) -> None:
    sent = []

    async def lose_the_first(socket: web.WebSocketResponse, connection: int) -> None:
        await socket.receive_json()
        await socket.send_json(WELCOME)
        frame = await socket.receive_json()
        sent.append(frame)
        if connection > 1:
            await tell(socket, line(1, "oui", frame["id"]), line(2, "bien"))
            await socket.receive()

    async with ChatClient(await serve(lose_the_first)) as citizen:
        assert [entry["text"] for entry in await citizen.say("oui")] == ["oui", "bien"]
    assert len(sent) == 2
    assert sent[0] == sent[1]


async def test_a_turn_answered_while_the_connection_was_lost_is_not_sent_again(serve: Serve) -> None:
    frames: list[dict[str, Any]] = []

    async def answer_in_the_welcome(socket: web.WebSocketResponse, connection: int) -> None:
        hello = await socket.receive_json()
        if connection == 1:
            await socket.send_json(WELCOME)
            frames.append(await socket.receive_json())
            return
        assert (hello["token"], hello["after"]) == ("t", 0)
        done = [line(1, "oui", frames[0]["id"]), line(2, "bien")]
        await socket.send_json(WELCOME | {"messages": done})
        await socket.receive()

    async with ChatClient(await serve(answer_in_the_welcome)) as citizen:
        assert len(await citizen.say("oui")) == 2
    assert len(frames) == 1


async def test_a_line_that_comes_twice_is_kept_once(serve: Serve) -> None:
    async def repeat(socket: web.WebSocketResponse, _: int) -> None:
        await socket.receive_json()
        await socket.send_json(WELCOME)
        frame = await socket.receive_json()
        own = line(1, "oui", frame["id"])
        await tell(socket, own, own, line(2, "bien"), line(2, "bien"))
        await socket.receive()

    async with ChatClient(await serve(repeat)) as citizen:
        await citizen.say("oui")
        assert [entry["seq"] for entry in citizen.lines] == [1, 2]


async def test_a_refused_hello_is_an_error_and_leaves_nothing_open(serve: Serve) -> None:
    async def refuse(socket: web.WebSocketResponse, _: int) -> None:
        await socket.receive_json()
        await socket.send_json({"type": "error", "id": None, "code": "session_expired", "text": "Expirée."})
        await socket.receive()

    citizen = ChatClient(await serve(refuse), token="old")
    with pytest.raises(ChatRefused, match="session_expired: Expirée"):
        await citizen.__aenter__()
    assert citizen._http is not None
    assert citizen._http.closed


async def test_an_error_for_another_frame_is_not_ours(serve: Serve) -> None:
    async def complain(socket: web.WebSocketResponse, _: int) -> None:
        await socket.receive_json()
        await socket.send_json(WELCOME)
        frame = await socket.receive_json()
        await socket.send_json({"type": "error", "id": "another", "code": "too_fast", "text": "x"})
        await tell(socket, line(1, "oui", frame["id"]))
        await socket.receive()

    async with ChatClient(await serve(complain)) as citizen:
        assert len(await citizen.say("oui")) == 1


async def test_the_newest_button_of_a_title_is_pressed(live: Live) -> None:
    def offer(turn: TurnInput) -> TurnResult:
        count = (turn.state or {}).get("n", 0) + 1
        buttons = (Button("Non", "/deny"), Button("Oui", f"/affirm{count}"))
        return TurnResult({"n": count}, (Say(f"{turn.payload}", buttons),), "x", 1.0)

    live.engine.answer = offer
    async with ChatClient(live.url) as citizen:
        await citizen.say("bonjour à tous")
        await citizen.say("encore bonjour")
        own, reply = await citizen.press("Oui")
        assert (own["text"], reply["text"]) == ("Oui", "/affirm2")
        with pytest.raises(LookupError, match="Peut-être"):
            await citizen.press("Peut-être")


async def test_a_language_is_chosen_as_the_menu_does(live: Live) -> None:
    async with ChatClient(live.url) as citizen:
        own, reply = await citizen.choose_language("en")
        assert (own["text"], reply["text"]) == ("English", '1: /change_language{"language":"en"}')


async def test_a_gateway_that_is_not_there_is_said_so() -> None:
    with pytest.raises(ConnectionLost, match=r"no chat at http://127\.0\.0\.1:9"):
        await ChatClient("http://127.0.0.1:9").__aenter__()


async def test_it_is_used_as_a_context_manager_only() -> None:
    with pytest.raises(RuntimeError, match="context manager"):
        await asyncio.wait_for(ChatClient("http://127.0.0.1:9").say("x"), 5)
