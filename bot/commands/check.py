"""`bot check`: finds the faults of the catalogue and the topics before anybody meets them."""

import asyncio
from collections.abc import Sequence

import typer
from rich.console import Console

from bot.commands.preparation import faults
from bot.settings import load


def command() -> None:
    """Check the catalogue and the topics. Names file, line and problem of every fault; ends with 1 then."""
    show(asyncio.run(faults(load())), Console(), none="The catalogue and the topics have no faults.")


def show(found: Sequence[str], console: Console, *, none: str) -> None:
    """Print every fault on a line of its own and end with 1, or say that there is none."""
    for fault in found:
        console.print(fault, style="red", markup=False, highlight=False, soft_wrap=True)
    if found:
        raise typer.Exit(1)
    console.print(none, highlight=False)
