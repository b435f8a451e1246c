"""What a model depends on, as one short name."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

SOURCES = (
    "config.yml",
    "domain.yml",
    "engine/*.py",
    "engine/intents/**/*.py",
    "engine/uv.lock",
    "data/topics/**/*.yml",
)
"""Patterns of the files a model is made from. Actions are code: they run beside the model, not in it."""

LENGTH = 12
"""Hexadecimal digits of a model's name."""


def fingerprint(project: Path) -> str:
    """Return the name of the model these files make: it changes with their names and contents only.

    Raises OSError when one of them cannot be read.
    """
    digest = hashlib.sha256()
    for path in _sources(project):
        digest.update(f"{path.relative_to(project).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:LENGTH]


def _sources(project: Path) -> Iterator[Path]:
    found = {path for pattern in SOURCES for path in project.glob(pattern) if path.is_file()}
    yield from sorted(found, key=lambda path: path.relative_to(project).as_posix())
