"""`bot catalogue`: what an administration does with its records."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.catalogue.load import check as find_faults
from bot.commands.check import show
from bot.settings import load

app = typer.Typer(help="Work on the catalogue of services.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Make this a group of commands, though it has only one yet."""


@app.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(help="Folder of records; default data/catalogue.")] = None,
) -> None:
    """Check every record. Names file, line and field of every fault; ends with 1 then."""
    directory = folder or load().project / "data" / "catalogue"
    if not directory.is_dir():
        raise typer.BadParameter(f"{directory} is no folder")
    faults = [str(fault) for fault in find_faults(directory)]
    show(faults, Console(), none=f"The records in {directory} have no faults.")
