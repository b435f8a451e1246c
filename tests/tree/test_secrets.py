"""No secret in the tree, and nothing that running leaves behind."""

import re

import pytest

from tests.tree.sources import PROJECT, SOURCES, assert_none, files, literals, module, text

SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY"
    r"|\b\d{8,10}:[\w-]{35}\b"  # a Telegram bot's token
    r"|\bEAA[A-Za-z0-9]{30,}"  # a Messenger page's token
    r"|\b[0-9a-fA-F]{32,}\b"  # what `openssl rand -hex` makes
    r"|\b(BOT_SECRET|BOT_ENGINE_TOKEN|ENGINE_TOKEN)\s*[=:]\s*['\"]?[\w+/-]{16,}"
    r"|postgres(ql)?://\w+:(?!password@)[^@\s{]+@"
)
ENDINGS = (".yml", ".toml", ".ini", ".md", ".js", ".html", ".json", ".mako", ".sh")


def test_no_literal_of_the_sources_is_a_secret() -> None:
    found = ((path, *literal) for path in files(*SOURCES) for literal in literals(module(path)))
    assert_none(f"{path}:{line}" for path, line, value in found if SECRET.search(value))


def test_no_other_file_holds_a_secret() -> None:
    paths = [path for ending in ENDINGS for path in files(*SOURCES, "data", "tests", ".ci", ending=ending)]
    top = [path.name for path in PROJECT.iterdir() if path.suffix in ENDINGS or path.name == "Makefile"]
    assert_none(path for path in (*paths, *top) if SECRET.search(text(path)))


@pytest.mark.parametrize("folder", ["var", "models", ".venv", ".tools"])
def test_what_running_leaves_behind_stays_out_of_git(folder: str) -> None:
    ignored = {line.strip().strip("/") for line in text(".gitignore").splitlines()}
    assert folder in ignored


@pytest.mark.parametrize(
    "secret",
    [
        "0" * 64,
        "BOT_SECRET=" + "x" * 20,
        "123456789:" + "A" * 35,
        "-----BEGIN RSA PRIVATE " + "KEY-----",
        "postgresql://jmaa:hunter2" + "@db/jmaa",
    ],
)
def test_a_secret_would_be_found(secret: str) -> None:
    assert SECRET.search(secret)


@pytest.mark.parametrize("harmless", ["postgresql://user:password@host/database", "openssl rand -hex 32"])
def test_an_example_is_no_secret(harmless: str) -> None:
    assert not SECRET.search(harmless)
