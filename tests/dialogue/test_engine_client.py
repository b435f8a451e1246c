"""The client against engines on real loopback sockets that answer as the test says."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.dialogue.engine_client import HttpEngine, encode_turn
from bot.domain.language import Language, Script
from bot.domain.turn import Candidate, Focus, Say, Search, TurnInput
from bot.ports import EngineUnavailable

TOKEN = "a token of the tests"
PATIENCE = 5.0
IMPATIENT = 0.3
TURN = TurnInput("7", Language.FR, Script.LATIN, text="combien ça coûte")
ANSWER = {"state": {"n": 1}, "replies": [{"text": "oui"}], "parse": {"intent": "greet", "confidence": 0.9}}


def given(body: Any, status: int = 200) -> web.Response:
    return web.json_response(body, status=status)


@dataclass
class FakeEngine:
    """An engine process: gives the answers in turn, the last one for ever, and remembers what it was sent."""

    url: str
    answers: list[Callable[[], web.Response]] = field(default_factory=lambda: [lambda: given(ANSWER)])
    seen: list[Any] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    ready: int = 200

    async def turn(self, request: web.Request) -> web.Response:
        self.seen.append(await request.json())
        self.tokens.append(request.headers.get("Authorization"))
        return (self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])()

    async def state(self, _: web.Request) -> web.Response:
        return web.json_response({}, status=self.ready)


type Start = Callable[..., Awaitable[FakeEngine]]
type Connect = Callable[..., HttpEngine]


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Start an engine that gives these answers, on a port of its own or on this one."""
    runners: list[web.AppRunner] = []

    async def _start(*answers: Callable[[], web.Response], port: int = 0) -> FakeEngine:
        engine = FakeEngine("")
        engine.answers = list(answers) or engine.answers
        application = web.Application()
        application.router.add_post("/webhooks/turn/webhook", engine.turn)
        application.router.add_get("/webhooks/turn/ready", engine.state)
        runners.append(web.AppRunner(application, shutdown_timeout=1))
        await runners[-1].setup()
        site = web.TCPSite(runners[-1], "127.0.0.1", port)
        await site.start()
        engine.url = site.name
        return engine

    yield _start
    for runner in runners:
        await runner.cleanup()


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    """Return a client of these engines."""
    clients: list[HttpEngine] = []

    def _connect(*urls: str, patience: float = PATIENCE) -> HttpEngine:
        clients.append(HttpEngine(urls, TOKEN, patience))
        return clients[-1]

    yield _connect
    for client in clients:
        await client.close()


@pytest.fixture
def closed_port() -> int:
    """A port of the loopback nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def status(code: int) -> Callable[[], web.Response]:
    return lambda: web.Response(status=code, text="no")


async def test_a_turn_is_taken_and_the_token_shown(start: Start, connect: Connect) -> None:
    engine = await start()
    result = await connect(engine.url).turn(TURN)
    assert (result.acts, result.state) == ((Say("oui"),), {"n": 1})
    assert engine.seen == [encode_turn(TURN)]
    assert engine.tokens == [f"Bearer {TOKEN}"]


async def test_an_engine_that_is_starting_is_waited_for(
    start: Start, connect: Connect, closed_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, refused = connect(f"http://127.0.0.1:{closed_port}"), asyncio.Event()
    post = client._post

    async def watched(body: dict[str, Any]) -> Any:
        try:
            return await post(body)
        except aiohttp.ClientConnectorError:
            refused.set()
            raise

    monkeypatch.setattr(client, "_post", watched)
    turn = asyncio.create_task(client.turn(TURN))
    await asyncio.wait_for(refused.wait(), PATIENCE)
    await start(port=closed_port)
    assert (await turn).acts == (Say("oui"),)


@pytest.mark.parametrize("trouble", [502, 503, 504])
async def test_an_engine_that_cannot_yet_is_asked_again(start: Start, connect: Connect, trouble: int) -> None:
    engine = await start(status(trouble), status(trouble), lambda: given(ANSWER))
    assert (await connect(engine.url).turn(TURN)).acts == (Say("oui"),)
    assert len(engine.seen) == 3


@pytest.mark.parametrize("refusal", [400, 401, 413, 500])
async def test_an_answer_another_try_would_not_change_ends_at_once(
    start: Start, connect: Connect, refusal: int
) -> None:
    engine = await start(status(refusal), lambda: given(ANSWER))
    with pytest.raises(EngineUnavailable, match=str(refusal)):
        await connect(engine.url).turn(TURN)
    assert len(engine.seen) == 1


@pytest.mark.parametrize(
    "answer",
    [
        lambda: web.Response(text="<html>", content_type="text/html"),
        lambda: web.Response(text="{", content_type="application/json"),
        lambda: web.Response(body=b"\xff", content_type="application/json"),
        lambda: given([]),
        lambda: given(ANSWER | {"replies": [{"effect": "unheard.of"}]}),
    ],
)
async def test_an_answer_that_breaks_the_contract_is_no_answer(
    start: Start, connect: Connect, answer: Callable[[], web.Response]
) -> None:
    engine = await start(answer)
    with pytest.raises(EngineUnavailable, match="engine answer"):
        await connect(engine.url).turn(TURN)
    assert len(engine.seen) == 1


async def test_patience_has_an_end(start: Start, connect: Connect, closed_port: int) -> None:
    down = connect(f"http://127.0.0.1:{closed_port}", patience=IMPATIENT)
    with pytest.raises(EngineUnavailable, match=r"1 engine\(s\) tried: ClientConnectorError"):
        await down.turn(TURN)
    loading = await start(status(503))
    with pytest.raises(EngineUnavailable, match="ClientResponseError"):
        await connect(loading.url, patience=IMPATIENT).turn(TURN)
    assert len(loading.seen) > 1


async def test_an_engine_that_never_answers_is_given_up(connect: Connect) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        client = connect(f"http://127.0.0.1:{silent.getsockname()[1]}", patience=IMPATIENT)
        with pytest.raises(EngineUnavailable, match="Timeout"):
            await client.turn(TURN)


async def test_turns_go_round_all_engines(start: Start, connect: Connect) -> None:
    one, other = await start(), await start()
    client = connect(one.url, other.url)
    for _ in range(4):
        await client.turn(TURN)
    assert (len(one.seen), len(other.seen)) == (2, 2)


async def test_a_turn_one_engine_cannot_take_is_taken_by_the_next(
    start: Start, connect: Connect, closed_port: int
) -> None:
    alive = await start()
    client = connect(f"http://127.0.0.1:{closed_port}", alive.url)
    for _ in range(2):
        assert (await client.turn(TURN)).acts == (Say("oui"),)


async def test_without_engines_nothing_is_tried(connect: Connect) -> None:
    with pytest.raises(EngineUnavailable, match="none configured"):
        await connect().turn(TURN)
    assert await connect().ready() == "engine: none configured (set BOT_ENGINE_URLS, or start with `bot run`)"


async def test_one_ready_engine_is_enough(start: Start, connect: Connect, closed_port: int) -> None:
    engine, dead = await start(), f"http://127.0.0.1:{closed_port}"
    assert await connect(dead, engine.url).ready() is None
    assert await connect(dead).ready() == "engine: no answer (ClientConnectorError)"
    engine.ready = 503
    assert await connect(engine.url).ready() == "engine: the model is not loaded yet"


def test_a_turn_is_written_as_the_contract_says() -> None:
    turn = TurnInput(
        "7",
        Language.ARY,
        Script.ARABIC,
        payload="/affirm",
        search=Search((Candidate("passport", 0.123456),), Focus.KNOWN),
        named_languages=(Language.EN,),
        state={"slots": {}},
    )
    assert encode_turn(turn) == {
        "conversation": "7",
        "input": {"payload": "/affirm"},
        "slots": {"language": "ary"},
        "context": {
            "candidates": [{"id": "passport", "score": 0.1235}],
            "focus": "known",
            "named_languages": ["en"],
            "script": "Arab",
        },
        "state": {"slots": {}},
    }
    assert encode_turn(TURN)["input"] == {"text": "combien ça coûte"}
