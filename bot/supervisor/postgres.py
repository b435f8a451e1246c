"""The embedded PostgreSQL: how it is started, when it is ready, and its address."""

import asyncio
import hashlib
import os
import re
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import psycopg

from bot.settings import Settings
from bot.supervisor import cluster
from bot.supervisor.account import NoAccount, account_for, give
from bot.supervisor.child import ChildSpec
from bot.supervisor.cluster import OWNER, PostgresFailed

LONGEST_SOCKET = 100
"""Bytes a socket's path may have on every system (Linux allows 107, macOS 103)."""

RECOVERY = 120.0
"""Seconds a server may take to come up: after a crash it replays its log first."""

_SERVER_SETTINGS = {
    "listen_addresses": "",  # the socket only
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_checkpoints": "off",
    "log_error_verbosity": "terse",  # the details of an error may hold a citizen's words
    "log_min_error_statement": "panic",
}

_CALM = re.compile(
    r"FATAL:  the database system is starting up|LOG:  ("
    r"starting PostgreSQL|listening on|database system was shut down|database system is (ready|shut)|"
    r"received fast shutdown|shutting down|aborting any active|background worker \"logical replication)"
)


class Postgres:
    """The embedded server of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.socket_folder = _socket_folder(self.folder)
        self._account: str | None = None

    @property
    def url(self) -> str:
        """The address of the database: `postgresql://`, over the server's socket."""
        return self._url(OWNER)

    def prepare(self) -> None:
        """Make the cluster if there is none, and end a server that an earlier run left behind.

        Blocks for about two seconds the first time. Raises `PostgresFailed`.
        """
        try:
            self._account = account_for(self.folder)
            cluster.make(self.folder, self._account)
            cluster.end_leftover(self.folder)
            self._make_socket_folder()
        except (NoAccount, OSError) as trouble:
            raise PostgresFailed(f"PostgreSQL cannot use {self.folder}: {trouble}") from trouble

    def spec(self) -> ChildSpec:
        """Return how to start the server. Call `prepare` first."""
        program = str(cluster.programs() / "postgres")
        settings = [part for item in _SERVER_SETTINGS.items() for part in ("-c", "=".join(item))]
        return ChildSpec(
            name="postgres",
            argv=(program, "-D", str(self.folder), "-k", str(self.socket_folder), *settings),
            cwd=self.folder,
            env=cluster.ENVIRONMENT,
            account=self._account,
            stop=signal.SIGINT,  # fast: ends connections, keeps all that is committed
            patience=2.0,
            kill=signal.SIGQUIT,  # immediate: the log is replayed at the next start
            orphaned=signal.SIGINT,
            hide=_CALM,
            ends_last=True,
        )

    async def ready(self, check: Callable[[], None]) -> None:
        """Wait until the server answers and holds our database. `check` raises when it never will.

        Raises `PostgresFailed` after `RECOVERY` seconds.
        """
        try:
            async with asyncio.timeout(RECOVERY):
                while not await self._answers():
                    check()
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise PostgresFailed(f"PostgreSQL in {self.folder} did not answer in {RECOVERY:g} s.") from None

    async def _answers(self) -> bool:
        try:
            connection = await psycopg.AsyncConnection.connect(
                self._url("postgres"), autocommit=True, connect_timeout=2
            )
        except psycopg.OperationalError:
            return False
        async with connection:
            found = await connection.execute("select 1 from pg_database where datname = %s", (OWNER,))
            if await found.fetchone() is None:
                await connection.execute(f"create database {OWNER}")
        return True

    def _url(self, database: str) -> str:
        return f"postgresql://{OWNER}@/{database}?host={quote(str(self.socket_folder), safe='')}"

    def _make_socket_folder(self) -> None:
        """Make it closed to others. Raises OSError when another account has taken its name."""
        if self.socket_folder == self.folder:
            return
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        if self.socket_folder.lstat().st_uid == os.geteuid():
            give(self.socket_folder, self._account)
        found = self.socket_folder.lstat()
        if found.st_uid != self.folder.stat().st_uid or found.st_mode & 0o077:
            raise PermissionError(f"{self.socket_folder} belongs to another account; remove it")


def database_url(settings: Settings) -> str:
    """Return `DATABASE_URL`, else the address of the embedded server, which only `bot run` starts."""
    return settings.database_url or embedded(settings).url


def embedded(settings: Settings) -> Postgres:
    """Return the embedded server of these settings, not started."""
    return Postgres(settings.var_path / "postgres")


def _socket_folder(folder: Path) -> Path:
    """Return the cluster's own folder, or one with a short path when a socket's path would be too long."""
    if len(os.fsencode(folder / ".s.PGSQL.5432")) <= LONGEST_SOCKET:
        return folder
    return Path(tempfile.gettempdir()) / f"jmaa-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]}"
