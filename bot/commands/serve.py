"""`bot serve`: the gateway, and by default the work beside it, in one process."""

import asyncio
import signal
from collections.abc import Coroutine
from contextlib import suppress
from typing import Annotated, Any

import structlog
import typer
from aiohttp import web

from bot.app import Gateway, open_gateway
from bot.logs import configure_logs
from bot.settings import Settings, load

SHUTDOWN_SECONDS = 3.0

log = structlog.get_logger(__name__)


def command(
    work: Annotated[bool, typer.Option(help="Also take turns and deliver in this process.")] = True,
) -> None:
    """Serve the chat, the webhooks, health and metrics. Needs DATABASE_URL and BOT_ENGINE_URLS."""
    settings = load()
    configure_logs(settings.log_level)
    asyncio.run(serve(settings, work=work))


async def serve(settings: Settings, *, work: bool) -> None:
    """Serve until SIGTERM or SIGINT."""
    async with open_gateway(settings) as gateway:
        runner = web.AppRunner(gateway.application, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
            log.info("serving", address=settings.public_address, work=work)
            await until_stopped(gateway.listen(), *_work(gateway, work))
        finally:
            await runner.cleanup()


async def until_stopped(*tasks: Coroutine[Any, Any, None]) -> None:
    """Run the tasks until a signal asks to stop, then cancel them. A task that fails ends the process."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    running = [asyncio.create_task(task) for task in tasks]
    stopping = asyncio.create_task(stopped.wait())
    done, _ = await asyncio.wait({*running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    for task in (*running, stopping):
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*running, stopping, return_exceptions=True)
    for task in done - {stopping}:
        task.result()


def _work(gateway: Gateway, wanted: bool) -> tuple[Coroutine[Any, Any, None], ...]:
    return (gateway.work(),) if wanted else ()
