"""Whether the database answers, and keeps what it has acknowledged."""

from collections.abc import Mapping

import psycopg

from bot.settings import Settings
from bot.supervisor.doctor.finding import Finding, ok, problem, warning
from bot.supervisor.lock import holder
from bot.supervisor.postgres import database_url, embedded

OLDEST = 150_000
"""The lowest `server_version_num` we are tested with (PostgreSQL 15)."""

_ASKED = ("fsync", "full_page_writes", "synchronous_commit", "server_version", "server_version_num")


def database(settings: Settings) -> Finding:
    """Connect, unless it is the embedded server and not started, and look at its settings."""
    if settings.database_url is None and not _embedded_runs(settings):
        return ok("database", "starts with `bot run`")
    try:
        with psycopg.connect(database_url(settings), connect_timeout=3) as connection:
            names = ", ".join(f"current_setting('{name}')" for name in _ASKED)
            row = connection.execute(f"select {names}").fetchone() or ()
    except (psycopg.Error, UnicodeError) as trouble:
        return problem(
            "database",
            f"cannot be reached ({type(trouble).__name__})",
            "Check that the server runs and that DATABASE_URL names it, its user and its password.",
        )
    return durability(dict(zip(_ASKED, row, strict=True)))


def durability(server: Mapping[str, str]) -> Finding:
    """Judge a server by its own settings."""
    off = [name for name in ("fsync", "full_page_writes", "synchronous_commit") if server[name] == "off"]
    if off:
        return problem(
            "database",
            f"{' and '.join(off)} turned off: a power cut loses what citizens were told is kept",
            "Set to on in the server's configuration.",
        )
    found = f"PostgreSQL {server['server_version']} answers and keeps what it acknowledges"
    if int(server["server_version_num"]) < OLDEST:
        return warning("database", found, "It is older than any version tested: move to 15 or later.")
    return ok("database", found)


def _embedded_runs(settings: Settings) -> bool:
    """Tell whether `bot run` has come as far as starting it: a note alone may be a killed server's."""
    return holder(settings.var_path) is not None and (embedded(settings).folder / "postmaster.pid").exists()
