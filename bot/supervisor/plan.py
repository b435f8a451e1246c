"""Which processes make up the product on one machine, and how each is started."""

import os
import re
import secrets
import shutil
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.settings import Settings
from bot.supervisor.child import ChildSpec

_PASSED_ON = ("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TZ", "SSL_CERT_FILE")
"""What an engine may know of our environment: no address of a database, no secret."""

_ENGINE_ENVIRONMENT = {
    "PYTHONUNBUFFERED": "1",
    "PYTHONWARNINGS": "ignore",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "SQLALCHEMY_WARN_20": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # One turn is too small to share among threads; more engines use more cores.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
}

_OLD_NEWS = re.compile(
    r"DeprecationWarning: |^Implementing implicit namespace packages|^  (import pkg_resources|"
    r"declare_namespace\(pkg\)|SANIC_VERSION = |from jax import |\)\.setParseAction|self\._parser\.)"
)
"""Warnings of Rasa's own old packages and the code they quote; Sanic turns them on again at its import."""


@dataclass(frozen=True, slots=True)
class EngineAddress:
    """Where one engine listens. It keeps its port when it is started again."""

    port: int

    @property
    def url(self) -> str:
        """The engine's address for the gateway."""
        return f"http://127.0.0.1:{self.port}"


def engine_addresses(count: int) -> tuple[EngineAddress, ...]:
    """Return addresses with ports nobody listens on."""
    return tuple(EngineAddress(free_port()) for _ in range(count))


def free_port(host: str = "127.0.0.1") -> int:
    """Return a port of the host that is free at this moment."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def engine_token(settings: Settings) -> str:
    """Return the word gateway and engines share: the one set, else a new one for this start."""
    return settings.engine_token.get_secret_value() if settings.engine_token else secrets.token_urlsafe(32)


def engine_environment(given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the whole environment of an engine or of a training, without its token."""
    return {name: given[name] for name in _PASSED_ON if name in given} | _ENGINE_ENVIRONMENT


def engine_python(project: Path) -> Path:
    """Return the interpreter of the engine's environment."""
    return project / "engine" / ".venv" / "bin" / "python"


def engine(settings: Settings, number: int, address: EngineAddress, model: Path, token: str) -> ChildSpec:
    """Return how to start an engine, the first being number 1."""
    level = "DEBUG" if settings.log_level == "debug" else "WARNING"
    return ChildSpec(
        name=f"engine-{number}",
        argv=(
            *(str(engine_python(settings.project)), "-m", "rasa", "run"),
            *("--model", str(model), "--interface", "127.0.0.1", "--port", str(address.port)),
            *("--credentials", "credentials.yml", "--endpoints", "endpoints.yml"),
        ),
        cwd=settings.project,
        env=engine_environment() | {"ENGINE_TOKEN": token, "LOG_LEVEL": level},
        hide=_OLD_NEWS,
    )


def gateway(
    settings: Settings, database_url: str, engines: tuple[EngineAddress, ...], token: str
) -> ChildSpec:
    """Return how to start the gateway."""
    return ChildSpec(
        name="gateway",
        argv=(sys.executable, "-m", "bot", "serve"),
        cwd=settings.project,
        env=dict(os.environ)
        | {
            "PYTHONUNBUFFERED": "1",
            "BOT_PORT": str(settings.port),
            "DATABASE_URL": database_url,
            "BOT_ENGINE_URLS": ",".join(address.url for address in engines),
            "BOT_ENGINE_TOKEN": token,
        },
    )


def pin(model: Path, folder: Path) -> Path:
    """Return a name of our own for the model: a later training may remove the other one, engines need it.

    Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.tar.gz"):
        old.unlink()
    pinned = folder / model.name
    try:
        pinned.hardlink_to(model)
    except OSError:  # another file system
        shutil.copyfile(model, pinned)
    return pinned
