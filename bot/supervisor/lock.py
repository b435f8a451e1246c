"""One `bot run` at a time in one folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class AlreadyRunning(Exception):
    """Another `bot run` holds the folder. The message names its process and what to do."""


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder. The kernel lets go of it when this process dies, however it dies.

    Raises `AlreadyRunning`, and OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "run.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor, folder)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(descriptor)


def holder(folder: Path) -> int | None:
    """Return the process of the `bot run` that holds the folder, or None."""
    with suppress(FileNotFoundError, PermissionError):
        descriptor = os.open(folder / "run.lock", os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return _written(descriptor)
        finally:
            os.close(descriptor)
    return None


def _take(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise AlreadyRunning(
            f"Another `bot run` (process {_written(descriptor)}) already uses {folder}. "
            "Stop it first, or give this one a folder of its own with BOT_VAR."
        ) from None


def _written(descriptor: int) -> int:
    text = os.pread(descriptor, 32, 0).decode("ascii", "ignore").strip()
    return int(text) if text.isdigit() else 0
