"""The `bot` command. A new command is one file in `bot/commands` and one word here."""

import sys
from importlib import import_module
from typing import cast

import typer
from rich.console import Console
from typer.core import TyperCommand, TyperGroup

COMMANDS = ("run", "train", "check", "catalogue", "doctor", "talk", "serve", "work", "migrate")
"""Each is the function `command`, or the group `app`, of the module of its name in `bot.commands`."""


class Commands(TyperGroup):
    """Loads the command that is called and no other: all of them together take seconds."""

    def list_commands(self, ctx: object) -> list[str]:
        """Return the names in the order the help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | TyperGroup | None:
        """Return a command by its name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"bot.commands.{cmd_name}")
        if hasattr(module, "app"):
            return cast(TyperGroup, typer.main.get_command(module.app))
        single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        single.command(cmd_name)(module.command)
        return cast(TyperCommand, typer.main.get_command(single))


app = typer.Typer(
    cls=Commands,
    help="Jmaa, a citizen-service assistant on the channels people already use.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals may hold a citizen's words or a secret
    add_completion=False,
)


@app.callback()
def _group() -> None:
    """Make this a group of commands, though none is registered yet."""


def main() -> None:
    """Run the command line. Ends the process with 0, with 1 after a trouble, with 2 after wrong usage."""
    try:
        app()
    except Exception as trouble:
        from bot.commands.troubles import EXPECTED  # noqa: PLC0415 (takes a second to load)

        if not isinstance(trouble, EXPECTED):
            raise
        Console(stderr=True).print(str(trouble), style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
