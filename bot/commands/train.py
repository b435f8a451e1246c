"""`bot train`: makes the engine's model when the data it is made from changed."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console

from bot.commands.preparation import prepare_model, trainer
from bot.settings import load
from bot.supervisor.lock import holder
from bot.supervisor.run import until_signalled

INTERRUPTED = 130
"""How a shell's own commands end after Ctrl-C."""


def command(
    force: Annotated[bool, typer.Option("--force", help="Train even when nothing changed.")] = False,
) -> None:
    """Train the model, unless what it is made from is unchanged. A running bot goes on with its own."""
    settings, console = load(), Console()
    work = trainer(settings)
    if work.up_to_date and not force:
        console.print(f"The model is up to date: {work.model.name}", highlight=False)
        return

    async def train() -> None:
        model = await prepare_model(settings, console, force=True)
        console.print(f"The model is ready: {model.name}", highlight=False)
        if holder(settings.var_path):
            console.print("The running bot takes it at its next start.", highlight=False)

    if not asyncio.run(until_signalled(train())):
        raise typer.Exit(INTERRUPTED)
