"""Every setting of the product, read once from the environment: `BOT_*` and `DATABASE_URL`."""

import os
import secrets
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.language import Language

SECRET_LENGTH = 32
"""The fewest characters `BOT_SECRET` and `BOT_ENGINE_TOKEN` may have."""


class SettingsFaulty(Exception):
    """Some settings are wrong. The message names each one and its bounds, never its value."""


class Settings(BaseSettings):
    """What an operator may choose. Each field is the environment variable `BOT_<FIELD>` unless it says so."""

    model_config = SettingsConfigDict(
        env_prefix="BOT_", env_ignore_empty=True, frozen=True, populate_by_name=True, extra="ignore"
    )

    host: str = Field(default="127.0.0.1", min_length=1, description="Address the gateway listens on.")
    port: int = Field(
        default=8080, ge=0, le=65535, description="Port the gateway listens on; 0 takes a free one."
    )
    public_url: str | None = Field(
        default=None, description="Address citizens reach the gateway by, as https://bot.town.example."
    )
    database_url: str | None = Field(
        default=None,
        validation_alias="DATABASE_URL",
        repr=False,
        description="PostgreSQL server, as postgresql://user:password@host/database; "
        "unset: an embedded one under BOT_VAR.",
    )
    engines: int = Field(default=1, ge=1, le=64, description="Number of engine processes `bot run` starts.")
    engine_urls: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Engines the gateway uses, separated by commas; `bot run` sets it."
    )
    engine_token: SecretStr | None = Field(
        default=None,
        description="Shared word of gateway and engines; unset: `bot run` makes one at each start.",
    )
    engine_patience: float = Field(
        default=12.0, ge=0.1, le=120, description="Seconds an engine may take for one turn."
    )
    secret: SecretStr | None = Field(
        default=None,
        description="Signs chat tokens; unset: made once and kept in the file `secret` under BOT_VAR.",
    )
    language: Language = Field(
        default=Language.FR,
        description="Language of the first reply when a message shows none: fr, ar, ary or en.",
    )
    max_text: int = Field(default=2000, ge=100, le=10000, description="Longest message taken, in characters.")
    rate: int = Field(
        default=20, ge=1, le=100000, description="Most messages taken from one open page in ten seconds."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least serious lines logged: debug, info, warning or error."
    )
    project: Path = Field(
        default=Path(__file__).resolve().parents[1], description="Folder with data, models and the engine."
    )
    var: Path = Field(
        default=Path("var"), description="Folder for what running leaves behind; relative to BOT_PROJECT."
    )

    @field_validator("engine_urls", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("engine_urls")
    @classmethod
    def _web_addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for url in value:
            _require_scheme(url, {"http", "https"})
        return value

    @field_validator("public_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        _require_scheme(value, {"http", "https"})
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _postgresql_address(cls, value: str | None) -> str | None:
        if value is not None and urlsplit(value).scheme not in {"postgresql", "postgres"}:
            raise ValueError("it must begin with postgresql://")
        return value

    @field_validator("secret", "engine_token")
    @classmethod
    def _long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < SECRET_LENGTH:
            raise ValueError(f"it must have at least {SECRET_LENGTH} characters (try: openssl rand -hex 32)")
        return value

    @property
    def var_path(self) -> Path:
        """The folder for what running leaves behind, absolute."""
        return (self.project / self.var).resolve()

    @property
    def public_address(self) -> str:
        """The address to show to people: `public_url`, else where the gateway listens."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"


def _require_scheme(url: str, schemes: set[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme not in schemes or not parts.netloc:
        raise ValueError(f"it must be a web address beginning with {' or '.join(sorted(schemes))}://")


def variable(field: str) -> str:
    """Return the environment variable that sets a field."""
    alias = Settings.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else f"BOT_{field.upper()}"


def load() -> Settings:
    """Read the settings from the environment. Raises `SettingsFaulty` naming every wrong variable."""
    try:
        return Settings()
    except ValidationError as faults:
        lines = [
            _sentence(str(fault["loc"][0]), fault["msg"]) for fault in faults.errors(include_input=False)
        ]
    raise SettingsFaulty("\n".join(lines))


def _sentence(location: str, problem: str) -> str:
    field = location if location in Settings.model_fields else location.lower()
    name = variable(field) if field in Settings.model_fields else location
    reason = problem.removeprefix("Value error, ").replace("Input should be", "it must be")
    meaning = Settings.model_fields[field].description if field in Settings.model_fields else None
    return f"{name}: {reason}. ({meaning})" if meaning else f"{name}: {reason}."


def signing_secret(settings: Settings) -> str:
    """Return what chat tokens are signed with: `BOT_SECRET`, else the file `secret` under `BOT_VAR`.

    The file is made on first use, readable by its owner alone. Raises OSError when it cannot be.
    """
    if settings.secret is not None:
        return settings.secret.get_secret_value()
    path = settings.var_path / "secret"
    if not path.exists():
        _write_secret(path)
    return path.read_text("ascii").strip()


def _write_secret(path: Path) -> None:
    """Write whole or not at all: of two processes that start together, both read the first one's secret."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(SECRET_LENGTH))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
