import aiohttp
import psycopg

from bot.web.chat.client import ChatClient
from tests.web.conftest import Live


async def fetch(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as http, http.get(url) as response:
        return response.status, await response.text()


async def test_a_gateway_with_all_its_parts_is_ready(live: Live) -> None:
    assert await fetch(f"{live.url}/health") == (200, '{"status": "alive"}')
    assert await fetch(f"{live.url}/ready") == (200, '{"ready": true, "reasons": []}')


async def test_without_engine_or_database_it_is_alive_but_not_ready(live: Live, database_url: str) -> None:
    live.engine.down = True
    assert await fetch(f"{live.url}/ready") == (503, '{"ready": false, "reasons": ["engine: down"]}')
    name = psycopg.conninfo.conninfo_to_dict(database_url)["dbname"]
    with psycopg.connect(database_url.replace(str(name), "postgres"), autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )
        status, body = await fetch(f"{live.url}/ready")
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    assert status == 503
    assert "database: " in body
    assert (await fetch(f"{live.url}/health"))[0] == 200


async def test_the_figures_tell_how_turns_ended_and_where_time_went(live: Live) -> None:
    async with ChatClient(live.url) as citizen:
        await citizen.say("bonjour à tous")
    status, body = await fetch(f"{live.url}/metrics")
    assert status == 200
    assert 'jmaa_turns_total{outcome="answered"} 1.0' in body
    for stage in ("queue", "engine", "database", "turn"):
        assert f'jmaa_stage_seconds_count{{stage="{stage}"}} 1.0' in body
    assert "jmaa_inbox_waiting 0.0" in body
    assert 'jmaa_outbox{status="dead"} 0.0' in body
