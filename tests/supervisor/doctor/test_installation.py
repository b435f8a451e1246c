import pytest

from bot.settings import Settings
from bot.supervisor import cluster
from bot.supervisor.doctor import installation
from bot.supervisor.doctor.finding import Level


@pytest.fixture
def python(tmp_path):
    path = tmp_path / "engine" / ".venv" / "bin" / "python"
    path.parent.mkdir(parents=True)
    path.touch()
    return path


def test_a_missing_engine_environment_is_a_problem(tmp_path):
    found = installation.engine_environment(Settings(project=tmp_path))
    assert (found.level, found.advice) == (Level.PROBLEM, "Run `make setup`.")


def test_an_engine_environment_without_rasa_is_a_problem(tmp_path, python):
    found = installation.engine_environment(Settings(project=tmp_path))
    assert found.level is Level.PROBLEM
    assert "Rasa is not installed" in found.found


def test_an_engine_environment_with_rasa_is_named_by_its_version(tmp_path, python):
    (python.parents[1] / "lib/python3.10/site-packages/rasa-3.6.21.dist-info").mkdir(parents=True)
    found = installation.engine_environment(Settings(project=tmp_path))
    assert (found.level, found.found) == (Level.OK, "Rasa 3.6.21 on python3.10")


def test_the_embedded_server_is_needed_only_without_another_one(monkeypatch, tmp_path):
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    assert installation.embedded_postgres(Settings(project=tmp_path)).level is Level.PROBLEM
    other = Settings(project=tmp_path, database_url="postgresql://db/jmaa")
    assert installation.embedded_postgres(other).level is Level.OK


def test_a_model_is_up_to_date_old_or_missing(tmp_path):
    wanted = tmp_path / "new.tar.gz"
    assert "none yet" in installation.model(wanted).found
    (tmp_path / "old.tar.gz").touch()
    assert "has changed" in installation.model(wanted).found
    assert installation.model(wanted).level is Level.WARNING
    wanted.touch()
    assert installation.model(wanted).level is Level.OK


def test_the_interpreter_of_the_gateway_is_named():
    assert installation.gateway_environment().found.startswith("Python 3.")
