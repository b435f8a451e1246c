"""What comes before a start: faults of the data are found, and the model is trained when they changed."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.catalogue.faults import CatalogueFaulty
from bot.catalogue.load import check as check_catalogue
from bot.dialogue.training import Trainer, TrainingFailed
from bot.settings import Settings
from bot.supervisor.plan import engine_environment, engine_python


def trainer(settings: Settings) -> Trainer:
    """Return the trainer of the project the settings name."""
    return Trainer(settings.project, engine_python(settings.project), engine_environment())


async def faults(settings: Settings) -> list[str]:
    """Return the faults of the catalogue and of the topics, each naming its file and place."""
    found = [str(fault) for fault in check_catalogue(settings.project / "data" / "catalogue")]
    return found + (await trainer(settings).check()).splitlines()


async def prepare_model(settings: Settings, console: Console, *, force: bool = False) -> Path:
    """Return the model of the project's present files, trained now if need be.

    Raises `TrainingFailed` with every fault found, `CatalogueFaulty` when only the catalogue has some:
    it is not part of the model, and the gateway could not start with it.
    """
    work = trainer(settings)
    if work.up_to_date and not force:
        if catalogue_faults := check_catalogue(settings.project / "data" / "catalogue"):
            raise CatalogueFaulty(catalogue_faults)
        return work.model
    if not console.is_terminal:
        console.print("Training the model takes about a minute.", highlight=False)
    now = TextColumn("{task.fields[now]}")
    with Progress("{task.description}", BarColumn(), now, TimeElapsedColumn(), console=console) as progress:
        bar = progress.add_task("Training the model", total=1.0, now="checking the data")
        if found := await faults(settings):
            progress.update(bar, now="stopped")
            raise TrainingFailed("\n".join(["The data has faults; the model was not trained:", *found]))
        progress.update(bar, now="reading the data")
        model = await work.train(lambda done, now: progress.update(bar, completed=done, now=now))
        progress.update(bar, completed=1.0, now="done")
    return model
