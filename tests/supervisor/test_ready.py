import asyncio

import pytest
from aiohttp import web

from bot.supervisor.ready import local_address, until_ready


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8080"),
        ("0.0.0.0", "http://127.0.0.1:8080"),  # noqa: S104 (asked, not bound)
        ("::", "http://[::1]:8080"),
        ("bot.local", "http://bot.local:8080"),
    ],
)
def test_the_gateway_is_asked_on_this_machine(host, address):
    assert local_address(host, 8080) == address


async def test_it_waits_from_no_answer_over_503_to_200(unused_port):
    asked = []

    async def ready(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=200 if len(asked) > 2 else 503)

    app = web.Application()
    app.router.add_get("/ready", ready)
    runner = web.AppRunner(app)
    await runner.setup()
    starting = []

    def check() -> None:
        if not starting:  # nobody answered the first time
            starting.append(asyncio.ensure_future(web.TCPSite(runner, "127.0.0.1", unused_port).start()))

    await until_ready(f"http://127.0.0.1:{unused_port}", check)
    await runner.cleanup()
    assert asked == ["/ready"] * 3
    assert len(starting) == 1


async def test_it_stops_waiting_when_the_check_says_that_nobody_will_answer(unused_port):
    def check() -> None:
        raise RuntimeError("it died")

    with pytest.raises(RuntimeError, match="it died"):
        await until_ready(f"http://127.0.0.1:{unused_port}", check)
