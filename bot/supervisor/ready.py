"""Waits until the gateway says that it is ready."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import aiohttp

PAUSE = 0.1
"""Seconds between two questions."""


def local_address(host: str, port: int) -> str:
    """Return the address to ask on this machine, when `host` may mean all of its addresses."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (compared, not bound)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


async def until_ready(address: str, check: Callable[[], None]) -> None:
    """Return once `GET /ready` answers 200. `check` is called in between and raises when it never will."""
    timeout = aiohttp.ClientTimeout(total=5)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        while not await _ready(session, f"{address}/ready"):
            check()
            await asyncio.sleep(PAUSE)


async def _ready(session: aiohttp.ClientSession, url: str) -> bool:
    with suppress(aiohttp.ClientError, TimeoutError):
        async with session.get(url) as response:
            return response.status == 200  # noqa: PLR2004
    return False
