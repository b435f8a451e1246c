"""The connection to PostgreSQL."""

from typing import Any, cast

import psycopg
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

POOL_SIZE = 10

VIGILANCE: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}
"""libpq's options for every connection: a server that vanished without a word is noticed in seconds."""

NO_SLEEPERS = {"options": "-c idle_in_transaction_session_timeout=15s"}
"""A process that hangs inside a transaction must not hold a conversation's lock for as long as it hangs."""


def connect(url: str) -> AsyncEngine:
    """Return an engine for a plain `postgresql://` URL. Connections are opened when first needed."""
    address = make_url(url).set(drivername="postgresql+psycopg")
    return create_async_engine(
        address,
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args=VIGILANCE | NO_SLEEPERS,
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
