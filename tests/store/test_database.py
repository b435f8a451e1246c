import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.database import check, connect, driver_connection

SECRET = "0612345678"


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg2"])
async def test_any_address_of_postgresql_is_reached_by_psycopg(scheme: str) -> None:
    engine = connect(f"{scheme}://user@127.0.0.1:1/x")
    assert engine.url.drivername == "postgresql+psycopg"
    await engine.dispose()


async def test_a_database_that_answers_is_well(tables: AsyncEngine) -> None:
    assert await check(tables) is None


async def test_a_database_that_is_away_is_told_without_its_address() -> None:
    engine = connect(f"postgresql://user:{SECRET}@127.0.0.1:1/x")
    reason = await check(engine)
    assert reason == "database: OperationalError"
    assert SECRET not in repr(engine)
    await engine.dispose()


async def test_an_error_does_not_quote_what_was_to_be_stored(tables: AsyncEngine) -> None:
    async with tables.connect() as connection:
        with pytest.raises(SQLAlchemyError) as failed:
            await connection.execute(text("SELECT CAST(:words AS date), nothing"), {"words": SECRET})
    assert SECRET not in str(failed.value)


async def test_what_the_driver_does_belongs_to_the_same_transaction(tables: AsyncEngine) -> None:
    async with tables.connect() as connection:
        driver = await driver_connection(connection)
        assert isinstance(driver, psycopg.AsyncConnection)
        await connection.execute(text("CREATE TEMP TABLE seen (n int)"))
        await driver.execute("INSERT INTO seen VALUES (1)")
        assert await connection.scalar(text("SELECT count(*) FROM seen")) == 1
        await connection.rollback()
        assert await connection.scalar(text("SELECT to_regclass('pg_temp.seen')")) is None


async def test_a_server_that_vanishes_is_noticed_within_seconds(tables: AsyncEngine) -> None:
    async with tables.connect() as connection:
        options = (await driver_connection(connection)).info.get_parameters()
    idle, interval, count = (int(options[f"keepalives_{name}"]) for name in ("idle", "interval", "count"))
    assert idle + interval * count < 15
    assert int(options["connect_timeout"]) < 15
