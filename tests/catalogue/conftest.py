"""Seven small services, and a way to break one of their files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.analysis import Analyser
from bot.catalogue.index import CatalogueIndex
from bot.catalogue.load import load
from bot.catalogue.words import WordLists
from bot.domain.service import Service

FIXTURES = Path(__file__).parent / "fixtures"
DATA = Path(__file__).resolve().parents[2] / "data"
TODAY = date(2026, 11, 24)

type Breaker = Callable[..., Path]


@pytest.fixture(scope="session")
def services() -> tuple[Service, ...]:
    return load(FIXTURES, today=TODAY)


@pytest.fixture(scope="session")
def word_lists() -> WordLists:
    return WordLists.load(DATA / "language")


@pytest.fixture(scope="session")
def analyser(word_lists: WordLists) -> Analyser:
    return Analyser(word_lists)


@pytest.fixture(scope="session")
def index(services: tuple[Service, ...], word_lists: WordLists) -> CatalogueIndex:
    return CatalogueIndex(services, word_lists)


@pytest.fixture
def broken(tmp_path: Path) -> Breaker:
    """Returns a function that copies one fixture with a piece of its text replaced."""

    def copy(name: str, old: str = "", new: str = "") -> Path:
        text = (FIXTURES / name).read_text("utf-8")
        assert old in text
        file = tmp_path / name
        file.write_text(text.replace(old, new, 1) if old else text, "utf-8")
        return file

    return copy
