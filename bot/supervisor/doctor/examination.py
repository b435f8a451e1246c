"""All the doctor looks at, in the order it is shown."""

from pathlib import Path

from bot.settings import Settings
from bot.supervisor.doctor import exposure, installation, machine
from bot.supervisor.doctor.database import database
from bot.supervisor.doctor.finding import Finding


def examine(settings: Settings, wanted_model: Path) -> list[Finding]:
    """Look at everything. `wanted_model` is the model the present data makes."""
    return [
        installation.gateway_environment(),
        installation.engine_environment(settings),
        installation.embedded_postgres(settings),
        installation.model(wanted_model),
        database(settings),
        exposure.public_address(settings),
        exposure.engine_token(settings),
        exposure.secret(settings),
        exposure.folder(settings.var_path),
        machine.port(settings),
        machine.disk(settings.var_path),
    ]
