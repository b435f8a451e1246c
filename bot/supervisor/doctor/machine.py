"""What the machine has left: the port, the disk."""

import os
import shutil
import socket
from pathlib import Path

from bot.settings import Settings
from bot.supervisor.doctor.finding import Finding, ok, problem, warning
from bot.supervisor.lock import holder

TIGHT = 1 << 30
FULL = 200 << 20
"""Bytes free below which the disk deserves a warning, and below which messages may be lost."""


def port(settings: Settings) -> Finding:
    """Look whether the gateway can listen."""
    subject, place = "port", f"{settings.host}:{settings.port}"
    if process := holder(settings.var_path):
        return ok(subject, f"{place}, `bot run` is running (process {process})")
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
    except OSError as trouble:
        reason = os.strerror(trouble.errno) if trouble.errno else "the address is unknown"
        return problem(subject, f"{place} cannot be used: {reason}", "Choose another BOT_PORT or BOT_HOST.")
    return ok(subject, f"{place} is free")


def disk(folder: Path) -> Finding:
    """Look whether what comes in can still be kept."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(nearest, os.W_OK):
        return problem("disk", f"{nearest} cannot be written", "Give it to the account that runs `bot`.")
    free = shutil.disk_usage(nearest).free
    found = f"{free / (1 << 30):.1f} GB free in {nearest}"
    if free < FULL:
        return problem("disk", found, "Make room: nothing new can be kept.")
    return warning("disk", found, "Make room soon.") if free < TIGHT else ok("disk", found)
