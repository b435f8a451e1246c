from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from bot.supervisor import plan

TOKEN = "t" * 32


def test_engines_get_ports_of_their_own():
    ports = {address.port for address in plan.engine_addresses(4)}
    assert len(ports) == 4


def test_the_engines_environment_holds_no_secret_of_ours():
    given = {"PATH": "/bin", "DATABASE_URL": "postgresql://x", "BOT_SECRET": "s", "VIRTUAL_ENV": "/else"}
    made = plan.engine_environment(given)
    assert made["PATH"] == "/bin"
    assert made["OMP_NUM_THREADS"] == "1"
    assert not {"DATABASE_URL", "BOT_SECRET", "VIRTUAL_ENV"} & made.keys()


def test_an_engine_listens_on_loopback_only_and_knows_its_token(tmp_path):
    settings = Settings(project=tmp_path)
    spec = plan.engine(settings, 1, plan.EngineAddress(5005), Path("m.tar.gz"), TOKEN)
    assert spec.argv[spec.argv.index("--interface") + 1] == "127.0.0.1"
    assert spec.argv[spec.argv.index("--port") + 1] == "5005"
    assert spec.env["ENGINE_TOKEN"] == TOKEN
    assert TOKEN not in " ".join(spec.argv)  # anyone on the machine can read a command line


def test_the_gateway_is_told_its_database_engines_and_token(tmp_path):
    settings = Settings(project=tmp_path, port=8099)
    addresses = (plan.EngineAddress(1), plan.EngineAddress(2))
    spec = plan.gateway(settings, "postgresql://jmaa@/jmaa", addresses, TOKEN)
    assert spec.env["BOT_ENGINE_URLS"] == "http://127.0.0.1:1,http://127.0.0.1:2"
    assert spec.env["DATABASE_URL"] == "postgresql://jmaa@/jmaa"
    assert spec.env["BOT_PORT"] == "8099"
    assert TOKEN not in " ".join(spec.argv)


def test_the_token_is_the_one_set_else_new_at_each_start():
    assert plan.engine_token(Settings(engine_token=SecretStr(TOKEN))) == TOKEN
    assert plan.engine_token(Settings()) != plan.engine_token(Settings())


@pytest.mark.parametrize("name", ["a.tar.gz", "b.tar.gz"])
def test_a_running_bot_keeps_its_model_when_a_training_removes_it(tmp_path, name):
    (tmp_path / "pinned").mkdir()
    (tmp_path / "pinned" / "a.tar.gz").write_bytes(b"older")
    model = tmp_path / name
    model.write_bytes(b"model")
    pinned = plan.pin(model, tmp_path / "pinned")
    model.unlink()
    assert pinned.read_bytes() == b"model"
    assert [path.name for path in pinned.parent.iterdir()] == [name]
