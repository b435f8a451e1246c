"""`bot run`: the whole product on this machine, from one command."""

import asyncio

from rich.console import Console

from bot.commands.preparation import prepare_model
from bot.settings import load
from bot.supervisor.lock import only_one
from bot.supervisor.run import supervise, until_signalled
from bot.supervisor.voice import Voice


def command() -> None:
    """Start PostgreSQL, the engines and the gateway, and keep them alive until Ctrl-C."""
    settings, console = load(), Console()

    async def run() -> None:
        model = await prepare_model(settings, console)
        await supervise(settings, model, _upgrade, Voice(console))

    with only_one(settings.var_path):
        asyncio.run(until_signalled(run()))
    console.print("Jmaa has ended.", highlight=False)


def _upgrade(database_url: str) -> None:
    from bot.store.migrate import upgrade  # noqa: PLC0415 (loads while PostgreSQL starts, not before)

    upgrade(database_url)
