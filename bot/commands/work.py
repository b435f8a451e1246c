"""`bot work`: a worker without a web server, to put beside others."""

import asyncio

from bot.app import open_gateway
from bot.commands.serve import until_stopped
from bot.logs import configure_logs
from bot.settings import Settings, load


def command() -> None:
    """Take turns and deliver. Needs DATABASE_URL and BOT_ENGINE_URLS."""
    settings = load()
    configure_logs(settings.log_level)
    asyncio.run(_work(settings))


async def _work(settings: Settings) -> None:
    async with open_gateway(settings) as gateway:
        await until_stopped(gateway.work())
