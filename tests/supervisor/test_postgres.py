import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from bot.settings import Settings
from bot.supervisor.children import Children
from bot.supervisor.postgres import LONGEST_SOCKET, Postgres, database_url

ROOT = Path(__file__).parents[2]
SERVE = """
import asyncio, sys
from pathlib import Path
from bot.supervisor.children import Children
from bot.supervisor.postgres import Postgres

async def main():
    server = Postgres(Path(sys.argv[1]))
    server.prepare()
    async with Children(lambda name, line: None) as children:
        child = children.start(server.spec())
        await server.ready(children.check)
        print(child.pid, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


def ask(url: str, sql: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(sql).fetchone()
        return row[0] if row else None


async def test_the_server_is_durable_closed_and_ends_in_order(short_tmp, gone):
    server = Postgres(short_tmp / "a folder" / "postgres")
    server.prepare()
    lines = []
    async with Children(lambda name, line: lines.append(line)) as children:
        child = children.start(server.spec())
        await server.ready(children.check)
        pid = child.pid
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            assert ask(server.url, f"select current_setting('{name}')") == "on"
        assert ask(server.url, "select current_setting('listen_addresses')") == ""
        assert ask(server.url, "select current_database()") == "jmaa"
    assert gone(pid)
    assert lines == []


def test_a_killed_run_loses_nothing_and_its_server_does_not_stand_in_the_way(short_tmp, until, gone):
    folder = short_tmp / "postgres"
    command = [sys.executable, "-c", SERVE, str(folder)]
    for turn in range(3):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as run:
            server = int(run.stdout.readline())
            url = Postgres(folder).url
            with psycopg.connect(url) as connection:
                connection.execute("create table if not exists kept (n int)")
                connection.execute("insert into kept values (%s)", (turn,))
            run.kill()
    until(lambda: gone(server))
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as run:
        assert run.stdout.readline()
        assert ask(url, "select count(*) from kept") == 3
        run.kill()


def test_a_server_left_behind_is_ended_before_a_new_one_starts(short_tmp, gone):
    folder = short_tmp / "postgres"
    server = Postgres(folder)
    server.prepare()
    spec = server.spec()
    account = {"user": spec.account, "group": spec.account, "extra_groups": []} if spec.account else {}
    with subprocess.Popen(spec.argv, cwd=folder, env=dict(spec.env), **account) as left:
        while not (folder / "postmaster.pid").exists():
            assert left.poll() is None
        server.prepare()
        assert left.wait(10) is not None
        assert gone(left.pid)


def test_a_socket_has_a_short_path_even_when_the_folder_has_a_long_one(tmp_path):
    folder = tmp_path / ("long" * 30) / "postgres"
    server = Postgres(folder)
    assert server.socket_folder != folder
    assert len(os.fsencode(server.socket_folder / ".s.PGSQL.5432")) <= LONGEST_SOCKET
    assert server.socket_folder == Postgres(folder).socket_folder
    assert server.socket_folder != Postgres(folder / "other").socket_folder


@pytest.mark.parametrize("given", [None, "postgresql://jmaa@db/jmaa"])
def test_the_address_is_the_one_set_else_the_embedded_servers(tmp_path, given):
    settings = Settings(database_url=given, project=tmp_path)
    assert database_url(settings) == (given or Postgres(tmp_path / "var" / "postgres").url)


async def test_a_dead_server_is_started_again(short_tmp, soon):
    server = Postgres(short_tmp / "postgres")
    server.prepare()
    async with Children(lambda name, line: None) as children:
        child = children.start(server.spec())
        await server.ready(children.check)
        first = child.pid
        os.kill(first, signal.SIGKILL)
        await soon(lambda: child.pid not in {None, first})
        await server.ready(children.check)
        assert ask(server.url, "select 1") == 1
