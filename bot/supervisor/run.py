"""Starts the whole product on this machine, keeps it alive, and ends it in order."""

import asyncio
import signal
from collections.abc import Coroutine
from pathlib import Path
from time import monotonic
from typing import Any

from bot.settings import Settings
from bot.supervisor import plan
from bot.supervisor.children import Children
from bot.supervisor.migration import Migrate, bring_up_to_date
from bot.supervisor.postgres import embedded
from bot.supervisor.ready import local_address, until_ready
from bot.supervisor.voice import Voice


async def supervise(settings: Settings, model: Path, migrate: Migrate, voice: Voice) -> None:
    """Start everything, say when it is ready, and keep it alive until cancelled; then end it all.

    Raises `ChildFailed`, `PostgresFailed` or `MigrationFailed` when something does not come up.
    """
    begun = monotonic()
    settings = settings.model_copy(update={"port": settings.port or plan.free_port(settings.host)})
    token, addresses = plan.engine_token(settings), plan.engine_addresses(settings.engines)
    pinned = plan.pin(model, settings.var_path / "model")
    async with Children(voice.child) as children:
        voice.step(f"Starting the engine with model {model.name.partition('.')[0]}")
        for number, address in enumerate(addresses, start=1):
            children.start(plan.engine(settings, number, address, pinned, token))
        database_url = await _database(settings, children, voice)
        await bring_up_to_date(migrate, database_url)
        children.start(plan.gateway(settings, database_url, addresses, token))
        await until_ready(local_address(settings.host, settings.port), children.check)
        voice.ready(settings.public_address, monotonic() - begun)
        await asyncio.Event().wait()


async def until_signalled(work: Coroutine[Any, Any, None]) -> bool:
    """Do the work until it ends, or until a signal to end cancels it; its clean-up is waited for.

    Returns whether the work ended by itself, and raises what it raises. A second signal changes nothing:
    it must not cut off the clean-up the first one began.
    """
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, lambda: task.cancelling() or task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        return False
    return True


async def _database(settings: Settings, children: Children, voice: Voice) -> str:
    if settings.database_url is not None:
        voice.step("Using the PostgreSQL server of DATABASE_URL")
        return settings.database_url
    server = embedded(settings)
    voice.step(f"Starting PostgreSQL in {server.folder}")
    await asyncio.to_thread(server.prepare)
    children.start(server.spec())
    await server.ready(children.check)
    return server.url
