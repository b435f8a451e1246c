"""Tells who watches a conversation that it changed, in whatever process the change was made."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
import structlog
from tenacity import AsyncRetrying, retry_if_exception_type, wait_exponential

from bot.store.database import VIGILANCE

FEED = "conversation_changed"
"""The PostgreSQL notification channel; its payload is a conversation's `feed_key`."""

log = structlog.get_logger(__name__)


def feed_key(channel: str, address: str) -> str:
    """Return the name a conversation has in the feed, also before its first message."""
    return f"{channel}:{address}"


class PostgresFeed:
    """The feed over LISTEN/NOTIFY (port `Feed`). `run` must be running for watchers to wake."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._watchers: dict[str, set[asyncio.Event]] = defaultdict(set)

    @asynccontextmanager
    async def watch(self, channel: str, address: str) -> AsyncIterator[asyncio.Event]:
        """Give an event that is set whenever the conversation changed; the watcher clears it."""
        key, changed = feed_key(channel, address), asyncio.Event()
        self._watchers[key].add(changed)
        try:
            yield changed
        finally:
            self._watchers[key].discard(changed)
            if not self._watchers[key]:
                del self._watchers[key]

    async def run(self) -> None:
        """Listen until cancelled. A new connection wakes every watcher: it may have missed something."""
        lost = retry_if_exception_type(psycopg.Error)
        async for attempt in AsyncRetrying(retry=lost, wait=wait_exponential(0.2, max=5), reraise=True):
            with attempt:
                await self._listen()

    async def _listen(self) -> None:
        connecting = psycopg.AsyncConnection.connect(self._url, autocommit=True, **VIGILANCE)
        async with await connecting as connection:
            await connection.execute(f"LISTEN {FEED}")
            self._wake_all()
            async for notice in connection.notifies():
                for changed in self._watchers.get(notice.payload, ()):
                    changed.set()
        raise psycopg.OperationalError("the feed's connection ended")

    def _wake_all(self) -> None:
        for watchers in self._watchers.values():
            for changed in watchers:
                changed.set()
