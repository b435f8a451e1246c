"""The unprivileged account PostgreSQL runs as when `bot run` is run by root, whom it refuses to serve."""

import os
import pwd
import stat
import subprocess
from pathlib import Path

NAME = "jmaa-postgres"


class NoAccount(Exception):
    """The account is missing and cannot be made. The message says what to do instead."""


def account_for(folder: Path) -> str | None:
    """Return the account PostgreSQL must run as: for root the owner of its data, for anyone else None.

    Makes the account when root has no data yet. Raises `NoAccount`.
    """
    if os.geteuid() != 0:
        return None
    if folder.exists() and (owner := folder.stat().st_uid) != 0:
        return pwd.getpwuid(owner).pw_name
    try:
        return pwd.getpwnam(NAME).pw_name
    except KeyError:
        return _make()


def let_in(folder: Path) -> None:
    """Let other accounts pass through the folders above this one. They still cannot list them."""
    for above in folder.parents:
        mode = above.stat().st_mode
        if not mode & stat.S_IXOTH:
            above.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)


def give(path: Path, account: str | None) -> None:
    """Make the account the owner of a file or folder; None leaves it as it is."""
    if account:
        entry = pwd.getpwnam(account)
        os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)


def _make() -> str:
    command = [
        "useradd",
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        NAME,
    ]
    try:
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (constant words)
    except (FileNotFoundError, subprocess.CalledProcessError):
        raise NoAccount(
            "PostgreSQL does not run as root, and `useradd` cannot make an account for it. "
            "Run `bot` as an ordinary user, or name a PostgreSQL server in DATABASE_URL."
        ) from None
    return NAME
