"""What every `Engine` keeps: the fake that most tests use, and the client of an engine process."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from aiohttp import web

from bot.dialogue.engine_client import HttpEngine
from bot.domain.language import Language, Script
from bot.domain.turn import Say, TurnInput
from bot.ports import Engine, EngineUnavailable
from tests.fakes.engine import ScriptedEngine

TURN = TurnInput("7", Language.FR, Script.LATIN, text="bonjour")


@dataclass
class Tried:
    """The engine under test, and a switch that takes it down."""

    engine: Engine
    take_down: Callable[[], None]


class Process:
    """An engine process as the contract describes it, that answers as `fakes.engine.echo` does."""

    def __init__(self) -> None:
        self.down = False

    async def turn(self, request: web.Request) -> web.Response:
        if self.down:
            raise web.HTTPServiceUnavailable
        body: dict[str, Any] = await request.json()
        given = body["input"].get("text") or body["input"]["payload"]
        count = (body["state"] or {}).get("turns", 0) + 1
        parse = {"intent": "echo", "confidence": 1.0, "ranking": []}
        replies = [{"text": f"{count}: {given}"}]
        return web.json_response({"state": {"turns": count}, "replies": replies, "parse": parse})

    async def ready(self, _: web.Request) -> web.Response:
        return web.json_response({"status": "ready"}, status=503 if self.down else 200)


@pytest.fixture(params=["fake", "client"])
async def tried(request: pytest.FixtureRequest) -> AsyncIterator[Tried]:
    if request.param == "fake":
        fake = ScriptedEngine()
        yield Tried(fake, lambda: setattr(fake, "down", True))
        return
    process, application = Process(), web.Application()
    application.router.add_post("/webhooks/turn/webhook", process.turn)
    application.router.add_get("/webhooks/turn/ready", process.ready)
    runner = web.AppRunner(application, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    client = HttpEngine((site.name,), "token", patience=0.5)
    yield Tried(client, lambda: setattr(process, "down", True))
    await client.close()
    await runner.cleanup()


async def test_a_turn_gives_a_new_state_and_what_to_say(tried: Tried) -> None:
    result = await tried.engine.turn(TURN)
    assert (result.state, result.acts) == ({"turns": 1}, (Say("1: bonjour"),))
    assert (result.intent, result.confidence) == ("echo", 1.0)


async def test_the_state_that_is_given_is_the_only_memory(tried: Tried) -> None:
    first = await tried.engine.turn(TURN)
    second = replace(TURN, state=first.state)
    assert await tried.engine.turn(second) == await tried.engine.turn(second)
    assert (await tried.engine.turn(TURN)).state == {"turns": 1}


async def test_a_button_is_told_by_its_payload(tried: Tried) -> None:
    pressed = replace(TURN, text=None, payload="/ask_fee")
    assert (await tried.engine.turn(pressed)).acts == (Say("1: /ask_fee"),)


async def test_an_engine_that_is_down_is_unavailable_and_not_ready(tried: Tried) -> None:
    assert await tried.engine.ready() is None
    tried.take_down()
    with pytest.raises(EngineUnavailable):
        await tried.engine.turn(TURN)
    assert str(await tried.engine.ready()).startswith("engine: ")
