"""`bot doctor`: says in plain words what is missing or insecure."""

from urllib.parse import urlsplit

import typer
from pydantic import SecretStr
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.commands.preparation import trainer
from bot.settings import Settings, load, variable
from bot.supervisor.doctor.examination import examine
from bot.supervisor.doctor.finding import Finding, Level

_STYLES = {Level.OK: "green", Level.WARNING: "yellow", Level.PROBLEM: "bold red"}


def command() -> None:
    """Look at the installation and its settings. Ends with 1 when there is a problem."""
    settings, console = load(), Console()
    findings = examine(settings, trainer(settings).model)
    console.print(_settings(settings))
    for finding in findings:
        console.print(_line(finding), soft_wrap=True)
    if any(finding.level is Level.PROBLEM for finding in findings):
        raise typer.Exit(1)


def _settings(settings: Settings) -> Table:
    table = Table(title="Settings", title_justify="left", box=None, pad_edge=False)
    for heading in ("variable", "value", "meaning"):
        table.add_column(heading, overflow="fold")
    for name, field in Settings.model_fields.items():
        table.add_row(variable(name), Text(_shown(getattr(settings, name))), Text(field.description or ""))
    return table


def _shown(value: object) -> str:
    """Return a value fit for a screen others may see: no secret, no password."""
    match value:
        case None | ():
            return "not set"
        case SecretStr():
            return "set"
        case tuple():
            return ", ".join(str(item) for item in value)
        case str() if "@" in (parts := urlsplit(value)).netloc:
            return parts._replace(netloc=f"…@{parts.netloc.rpartition('@')[2]}", query="").geturl()
    return str(value)


def _line(finding: Finding) -> Text:
    text = Text(f"{finding.level:<8}", style=_STYLES[finding.level])
    text.append(f" {finding.subject}: {finding.found}", style="default")
    return text.append(f"\n         → {finding.advice}", style="default") if finding.advice else text
