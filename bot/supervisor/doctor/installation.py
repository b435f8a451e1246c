"""What is installed: interpreters, environments, the model."""

import platform
from pathlib import Path

from bot.settings import Settings
from bot.supervisor.cluster import PostgresFailed, programs
from bot.supervisor.doctor.finding import Finding, ok, problem, warning
from bot.supervisor.plan import engine_python

SETUP = "Run `make setup`."


def gateway_environment() -> Finding:
    """Look at the interpreter this runs on. Its packages are there, or this would not run."""
    return ok("gateway", f"Python {platform.python_version()}")


def engine_environment(settings: Settings) -> Finding:
    """Look for the engine's interpreter and for Rasa in it."""
    python = engine_python(settings.project)
    if not python.exists():
        return problem("engine", f"its environment is missing ({python})", SETUP)
    rasa = sorted(python.parents[1].glob("lib/python3*/site-packages/rasa-*.dist-info"))
    if not rasa:
        return problem("engine", "Rasa is not installed in its environment", SETUP)
    version = rasa[-1].name.removeprefix("rasa-").removesuffix(".dist-info")
    return ok("engine", f"Rasa {version} on {rasa[-1].parents[1].name}")


def embedded_postgres(settings: Settings) -> Finding:
    """Look for the embedded server's programs, unless another server is used."""
    if settings.database_url:
        return ok("PostgreSQL", "the server of DATABASE_URL is used")
    try:
        programs()
    except PostgresFailed:
        return problem("PostgreSQL", "the embedded server is not installed", SETUP)
    return ok("PostgreSQL", f"embedded, data in {settings.var_path / 'postgres'}")


def model(wanted: Path) -> Finding:
    """Look for the model the present data makes."""
    if wanted.is_file():
        return ok("model", f"up to date ({wanted.name})")
    older = any(wanted.parent.glob("*.tar.gz"))
    found = "the data has changed since the last training" if older else "there is none yet"
    return warning("model", found, "`make run` trains it, or `make train` now.")
