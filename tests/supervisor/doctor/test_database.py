import pytest

from bot.settings import Settings
from bot.supervisor.doctor.database import database, durability
from bot.supervisor.doctor.finding import Level
from bot.supervisor.lock import only_one

SOUND = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "server_version": "18.4",
    "server_version_num": "180004",
}


def test_a_server_that_keeps_what_it_acknowledges_is_fine(database_url):
    found = database(Settings(database_url=database_url))
    assert found.level is Level.OK
    assert "keeps what it acknowledges" in found.found


@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
def test_a_server_that_may_forget_is_a_problem(name):
    found = durability(SOUND | {name: "off"})
    assert found.level is Level.PROBLEM
    assert name in found.found


def test_an_old_server_deserves_a_warning():
    assert durability(SOUND | {"server_version_num": "140009"}).level is Level.WARNING


def test_an_embedded_server_that_is_not_started_is_fine(tmp_path):
    settings = Settings(project=tmp_path)
    assert database(settings).level is Level.OK
    with only_one(settings.var_path):  # `bot run` trains a model first
        assert database(settings).level is Level.OK


def test_an_embedded_server_that_should_answer_and_does_not_is_a_problem(tmp_path):
    settings = Settings(project=tmp_path)
    (settings.var_path / "postgres").mkdir(parents=True)
    (settings.var_path / "postgres" / "postmaster.pid").write_text("1")
    assert database(settings).level is Level.OK  # a killed server left the note
    with only_one(settings.var_path):
        assert database(settings).level is Level.PROBLEM


def test_a_server_out_of_reach_is_a_problem_told_without_its_password(unused_port):
    url = f"postgresql://jmaa:hunter2@127.0.0.1:{unused_port}/jmaa"
    found = database(Settings(database_url=url))
    assert found.level is Level.PROBLEM
    assert "hunter2" not in f"{found}"
