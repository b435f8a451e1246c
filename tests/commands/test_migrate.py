import psycopg
import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.settings import SettingsFaulty


def test_it_needs_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    result = CliRunner().invoke(app, ["migrate"])
    assert isinstance(result.exception, SettingsFaulty)
    assert "DATABASE_URL is not set" in str(result.exception)


def test_it_brings_the_database_up_to_date(monkeypatch: pytest.MonkeyPatch, database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    monkeypatch.setenv("DATABASE_URL", database_url)
    result = CliRunner().invoke(app, ["migrate"])
    assert (result.exit_code, result.output) == (0, "The database is up to date.\n")
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT count(*) FROM conversation").fetchone() == (0,)
