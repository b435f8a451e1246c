"""The `bot` command. A new command is one file in `bot/commands` and one line here."""

import sys

import typer
from rich.console import Console

from bot.catalogue.faults import CatalogueFaulty
from bot.commands import check, doctor, migrate, run, serve, talk, train, work
from bot.dialogue.phrasebook import PhrasesFaulty
from bot.dialogue.training import TrainingFailed
from bot.settings import SettingsFaulty
from bot.supervisor.children import ChildFailed
from bot.supervisor.cluster import PostgresFailed
from bot.supervisor.lock import AlreadyRunning
from bot.supervisor.migration import MigrationFailed
from bot.web.chat.play import PlayFaulty

EXPECTED = (
    AlreadyRunning,
    CatalogueFaulty,
    ChildFailed,
    MigrationFailed,
    PhrasesFaulty,
    PlayFaulty,
    PostgresFailed,
    SettingsFaulty,
    TrainingFailed,
)
"""Troubles an operator can put right: shown as a sentence, without a traceback."""

app = typer.Typer(
    help="Jmaa, a citizen-service assistant on the channels people already use.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals may hold a citizen's words or a secret
    add_completion=False,
)
app.command("run")(run.command)
app.command("train")(train.command)
app.command("check")(check.command)
app.command("doctor")(doctor.command)
app.command("talk")(talk.command)
app.command("serve")(serve.command)
app.command("work")(work.command)
app.command("migrate")(migrate.command)


def main() -> None:
    """Run the command line. Ends the process with 0, with 1 after a trouble, with 2 after wrong usage."""
    try:
        app()
    except EXPECTED as trouble:
        Console(stderr=True).print(str(trouble), style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
