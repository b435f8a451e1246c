from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.web.server import HEADERS, MAX_BODY, make_application

SECRET = "0612345678"


@pytest.fixture
async def url() -> AsyncIterator[str]:
    """An application with one route that works, one that fails and one that refuses."""

    async def well(request: web.Request) -> web.Response:
        return web.Response(text=f"{len(await request.read())}")

    async def failing(_: web.Request) -> web.Response:
        raise RuntimeError(SECRET)

    async def refusing(_: web.Request) -> web.Response:
        raise web.HTTPForbidden(text="no")

    application = make_application()
    application.router.add_post("/well", well)
    application.router.add_get("/failing", failing)
    application.router.add_get("/refusing", refusing)
    runner = web.AppRunner(application, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield site.name
    await runner.cleanup()


@pytest.mark.parametrize(("path", "status"), [("/failing", 500), ("/refusing", 403), ("/nowhere", 404)])
async def test_every_answer_carries_the_headers_failed_ones_too(url: str, path: str, status: int) -> None:
    async with aiohttp.ClientSession() as http, http.get(url + path) as response:
        assert response.status == status
        assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


async def test_a_failure_says_nothing_of_its_cause(url: str) -> None:
    with capture_logs() as logs:
        async with aiohttp.ClientSession() as http, http.get(f"{url}/failing") as response:
            assert await response.json() == {"error": "internal"}
    assert [entry["event"] for entry in logs] == ["request failed"]
    assert (logs[0]["path"], logs[0]["error"]) == ("/failing", "RuntimeError")


async def test_a_body_is_taken_up_to_its_limit(url: str) -> None:
    async with aiohttp.ClientSession() as http:
        async with http.post(f"{url}/well", data=b"x" * MAX_BODY) as response:
            assert (response.status, await response.text()) == (200, str(MAX_BODY))
        async with http.post(f"{url}/well", data=b"x" * (MAX_BODY + 1)) as response:
            assert response.status == 413


def test_the_policy_lets_no_foreign_script_in() -> None:
    policy = dict(part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
