import asyncio
import threading

import pytest

from bot.supervisor.migration import MigrationFailed, bring_up_to_date


async def test_the_database_is_migrated_beside_the_loop():
    seen = []
    await bring_up_to_date(lambda url: seen.append((url, threading.current_thread().name)), "postgresql://x")
    assert seen == [("postgresql://x", "migrate")]


async def test_a_failure_is_told_in_its_first_line_only():
    def migrate(url: str) -> None:
        raise OSError("connection refused\nDETAIL: postgresql://user:password@host")

    with pytest.raises(MigrationFailed, match=r"connection refused$"):
        await bring_up_to_date(migrate, "postgresql://x")


async def test_waiting_can_be_given_up_while_the_migration_hangs():
    begun, release = threading.Event(), threading.Event()

    def migrate(url: str) -> None:
        begun.set()
        release.wait(20)

    waiting = asyncio.create_task(bring_up_to_date(migrate, "postgresql://x"))
    await asyncio.to_thread(begun.wait, 20)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    release.set()
