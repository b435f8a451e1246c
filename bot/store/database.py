"""The connection to PostgreSQL."""

from typing import cast

import psycopg
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

POOL_SIZE = 10


def connect(url: str) -> AsyncEngine:
    """Return an engine for a plain `postgresql://` URL. Connections are opened when first needed."""
    address = make_url(url).set(drivername="postgresql+psycopg")
    return create_async_engine(
        address,
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,  # errors are logged, and parameters hold what citizens wrote
    )


async def driver_connection(connection: AsyncConnection) -> psycopg.AsyncConnection:
    """Return the psycopg connection below, for what must happen in the same transaction."""
    raw = await connection.get_raw_connection()
    return cast("psycopg.AsyncConnection", raw.driver_connection)


async def check(engine: AsyncEngine) -> str | None:
    """Return None when the database answers, else the reason in one line."""
    try:
        async with engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
    except Exception as error:
        return f"database: {type(error).__name__}"
    return None
