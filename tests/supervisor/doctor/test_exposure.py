import pytest

from bot.settings import Settings
from bot.supervisor.doctor import exposure
from bot.supervisor.doctor.finding import Level

TOKEN = "t" * 32


@pytest.mark.parametrize(
    ("host", "url", "level"),
    [
        ("127.0.0.1", None, Level.OK),
        ("localhost", None, Level.OK),
        ("::1", None, Level.OK),
        ("127.0.0.1", "https://bot.town.example", Level.OK),
        ("127.0.0.1", "http://localhost:8080", Level.OK),
        ("0.0.0.0", None, Level.PROBLEM),  # noqa: S104 (judged, not bound)
        ("192.0.2.7", "http://bot.town.example", Level.PROBLEM),
        ("127.0.0.1", "http://bot.town.example", Level.PROBLEM),
        ("0.0.0.0", "https://bot.town.example", Level.WARNING),  # noqa: S104
    ],
)
def test_citizens_words_in_the_clear_are_a_problem(host, url, level):
    found = exposure.public_address(Settings(host=host, public_url=url))
    assert found.level is level
    assert bool(found.advice) is (level is not Level.OK)


@pytest.mark.parametrize(
    ("urls", "token", "level"),
    [
        ("", None, Level.OK),
        ("http://127.0.0.1:5005", TOKEN, Level.OK),
        ("http://127.0.0.1:5005", None, Level.PROBLEM),
        ("http://engine.internal:5005", TOKEN, Level.WARNING),
        ("https://engine.internal:5005", TOKEN, Level.OK),
    ],
)
def test_engines_named_by_hand_need_a_token_and_a_closed_road(urls, token, level):
    assert exposure.engine_token(Settings(engine_urls=urls, engine_token=token)).level is level


def test_a_secret_others_can_read_is_a_problem(tmp_path):
    settings = Settings(project=tmp_path)
    assert exposure.secret(settings).level is Level.OK
    (tmp_path / "var").mkdir()
    path = tmp_path / "var" / "secret"
    path.write_text("s" * 32)
    path.chmod(0o640)
    assert exposure.secret(settings).level is Level.PROBLEM
    path.chmod(0o600)
    assert exposure.secret(settings).level is Level.OK


def test_machines_that_share_a_database_should_share_a_secret(tmp_path):
    shared = {"project": tmp_path, "database_url": "postgresql://db/jmaa"}
    assert exposure.secret(Settings(**shared)).level is Level.WARNING
    assert exposure.secret(Settings(**shared, secret="s" * 32)).level is Level.OK


@pytest.mark.parametrize(
    ("mode", "level"), [(0o755, Level.OK), (0o775, Level.PROBLEM), (0o757, Level.PROBLEM)]
)
def test_a_folder_others_can_change_is_a_problem(tmp_path, mode, level):
    tmp_path.chmod(mode)
    assert exposure.folder(tmp_path).level is level


def test_a_folder_that_is_not_there_yet_is_fine(tmp_path):
    assert exposure.folder(tmp_path / "var").level is Level.OK
