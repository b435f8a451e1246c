"""What the outside can reach or read: addresses, tokens, secrets, folders."""

import ipaddress
import stat
from pathlib import Path
from urllib.parse import urlsplit

from bot.settings import Settings
from bot.supervisor.doctor.finding import Finding, ok, problem, warning

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OTHERS_READ = stat.S_IRGRP | stat.S_IROTH


def public_address(settings: Settings) -> Finding:
    """Look whether citizens' words travel in the clear."""
    subject = "address"
    url = settings.public_url
    if url and not url.startswith("https://") and not _is_loopback(urlsplit(url).hostname or ""):
        return problem(
            subject, "BOT_PUBLIC_URL is not encrypted", "Put a proxy with TLS in front; use https://."
        )
    if _is_loopback(settings.host):
        return ok(
            subject, f"listens on this machine only ({settings.host}), shown as {settings.public_address}"
        )
    if url is None:
        return problem(
            subject,
            f"BOT_HOST={settings.host} is open to the network, and BOT_PUBLIC_URL is not set",
            "Keep BOT_HOST=127.0.0.1 behind a proxy with TLS, and set BOT_PUBLIC_URL=https://…",
        )
    return warning(
        subject,
        f"BOT_HOST={settings.host} is open to the network beside {url}",
        "Let only the proxy reach this port.",
    )


def engine_token(settings: Settings) -> Finding:
    """Look whether engines that were named by hand can be spoken to, and safely."""
    subject = "engine token"
    if not settings.engine_urls:
        return ok(subject, "made anew at each `bot run`" if not settings.engine_token else "set")
    if settings.engine_token is None:
        return problem(
            subject,
            "BOT_ENGINE_URLS is set, BOT_ENGINE_TOKEN is not",
            "Set it to the engines' own ENGINE_TOKEN.",
        )
    far = [url for url in settings.engine_urls if not _is_loopback(urlsplit(url).hostname or "")]
    if any(url.startswith("http://") for url in far):
        return warning(
            subject, "engines on other machines are reached unencrypted", "Keep them on a private network."
        )
    return ok(subject, "set")


def secret(settings: Settings) -> Finding:
    """Look whether chat tokens can be forged by someone who reads the secret."""
    subject, path = "secret", settings.var_path / "secret"
    if settings.secret is not None:
        return ok(subject, "set by BOT_SECRET")
    if settings.database_url:
        return warning(
            subject,
            "BOT_SECRET is not set: every machine on this database would sign with its own",
            "Set BOT_SECRET to the same value on each (openssl rand -hex 32).",
        )
    if not path.exists():
        return ok(subject, f"is made at the first start ({path})")
    if path.stat().st_mode & (_OTHERS_READ | _OTHERS_WRITE):
        return problem(subject, f"other accounts can read {path}", f"chmod 600 {path}")
    return ok(subject, str(path))


def folder(path: Path) -> Finding:
    """Look who may write the folder that running fills."""
    subject = "folder"
    if not path.exists():
        return ok(subject, f"{path} is made at the first start")
    if path.stat().st_mode & _OTHERS_WRITE:
        return problem(subject, f"other accounts can change {path}", f"chmod go-w {path}")
    return ok(subject, str(path))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
