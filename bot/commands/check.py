"""`bot check`: finds the faults of the catalogue and the topics before anybody meets them."""

import asyncio

import typer
from rich.console import Console

from bot.commands.preparation import faults
from bot.settings import load


def command() -> None:
    """Check the catalogue and the topics. Names file, line and problem of every fault; ends with 1 then."""
    console = Console()
    found = asyncio.run(faults(load()))
    for fault in found:
        console.print(fault, style="red", markup=False, highlight=False, soft_wrap=True)
    if found:
        raise typer.Exit(1)
    console.print("The catalogue and the topics have no faults.", highlight=False)
