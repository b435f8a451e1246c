"""Brings the database's tables up to date before the gateway meets them."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress

type Migrate = Callable[[str], None]
"""Brings the tables of the database at this address up to date. Blocks."""


class MigrationFailed(Exception):
    """The database cannot be reached or changed. The message gives the driver's own first line."""


async def bring_up_to_date(migrate: Migrate, database_url: str) -> None:
    """Migrate the database. Raises `MigrationFailed`.

    A migration may wait long for a lock. It runs in a daemon thread, so that waiting for it never keeps
    the process from ending.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def work() -> None:
        trouble: Exception | None = None
        try:
            migrate(database_url)
        except Exception as raised:
            trouble = raised
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(_settle, done, trouble)

    threading.Thread(target=work, name="migrate", daemon=True).start()
    try:
        await done
    except Exception as trouble:
        reason = str(trouble).strip().partition("\n")[0]
        raise MigrationFailed(f"The database cannot be brought up to date: {reason}") from trouble


def _settle(done: asyncio.Future[None], trouble: Exception | None) -> None:
    if done.cancelled():
        return
    if trouble is None:
        done.set_result(None)
    else:
        done.set_exception(trouble)
