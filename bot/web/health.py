"""Is it alive, is it ready, and what are its figures."""

from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

type Check = Callable[[], Awaitable[str | None]]
"""Returns None when a part is ready, else the reason in one line."""


def routes(checks: Sequence[Check], metrics: Callable[[], Awaitable[web.Response]]) -> list[web.RouteDef]:
    """Return the routes `/health`, `/ready` and `/metrics`."""

    async def health(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def ready(_: web.Request) -> web.Response:
        reasons = [reason for check in checks if (reason := await check())]
        return web.json_response({"ready": not reasons, "reasons": reasons}, status=503 if reasons else 200)

    async def figures(_: web.Request) -> web.Response:
        return await metrics()

    return [web.get("/health", health), web.get("/ready", ready), web.get("/metrics", figures)]
