import stat
from pathlib import Path

import pytest

from bot.domain.language import Language
from bot.settings import Settings, SettingsFaulty, load, signing_secret, variable


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)


def test_nothing_needs_to_be_set():
    settings = load()
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.language is Language.FR
    assert settings.public_address == "http://127.0.0.1:8080"
    assert settings.var_path == Path(__file__).parents[1] / "var"


def test_the_environment_sets_every_field_under_its_documented_name(monkeypatch):
    monkeypatch.setenv("BOT_PORT", "9000")
    monkeypatch.setenv("BOT_PUBLIC_URL", "https://bot.town.example/")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p@db/jmaa")
    monkeypatch.setenv("BOT_ENGINE_URLS", "http://127.0.0.1:5005/, http://127.0.0.1:5006")
    monkeypatch.setenv("BOT_ENGINE_PATIENCE", "3.5")
    monkeypatch.setenv("BOT_LANGUAGE", "ary")
    monkeypatch.setenv("BOT_LOG_LEVEL", "WARNING")
    monkeypatch.setenv("BOT_VAR", "/srv/jmaa")
    settings = load()
    assert settings.port == 9000
    assert settings.public_address == "https://bot.town.example"
    assert settings.database_url == "postgresql://u:p@db/jmaa"
    assert settings.engine_urls == ("http://127.0.0.1:5005", "http://127.0.0.1:5006")
    assert settings.engine_patience == 3.5
    assert settings.language is Language.ARY
    assert settings.log_level == "warning"
    assert settings.var_path == Path("/srv/jmaa")


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("BOT_PORT", "")
    assert load().database_url is None
    assert load().port == 8080


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("BOT_PORT", "70000", "less than or equal to 65535"),
        ("BOT_ENGINES", "0", "greater than or equal to 1"),
        ("BOT_LANGUAGE", "de", "'fr', 'ar', 'ary' or 'en'"),
        ("BOT_LOG_LEVEL", "loud", "'debug', 'info', 'warning' or 'error'"),
        ("BOT_PUBLIC_URL", "bot.town.example", "web address"),
        ("BOT_ENGINE_URLS", "http://a,localhost:5005", "web address"),
        ("BOT_ENGINE_PATIENCE", "0", "greater than or equal to 0.1"),
        ("BOT_SECRET", "short-hunter2", "at least 32 characters"),
        ("BOT_ENGINE_TOKEN", "short-hunter2", "at least 32 characters"),
        ("DATABASE_URL", "mysql://root:hunter2@db/x", "postgresql://"),
    ],
)
def test_a_wrong_value_is_told_by_name_and_bound_and_never_repeated(monkeypatch, name, value, sentence):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsFaulty) as faulty:
        load()
    assert str(faulty.value).startswith(f"{name}: ")
    assert sentence in str(faulty.value)
    assert "hunter2" not in str(faulty.value)


def test_all_wrong_values_are_told_at_once(monkeypatch):
    monkeypatch.setenv("BOT_PORT", "x")
    monkeypatch.setenv("BOT_ENGINES", "x")
    with pytest.raises(SettingsFaulty) as faulty:
        load()
    assert [line.partition(":")[0] for line in str(faulty.value).splitlines()] == ["BOT_PORT", "BOT_ENGINES"]


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch):
    monkeypatch.setenv("BOT_SECRET", "hunter2" * 5)
    monkeypatch.setenv("BOT_ENGINE_TOKEN", "hunter2" * 5)
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hunter2@db/jmaa")
    assert "hunter2" not in repr(load())


def test_an_ipv6_host_makes_a_valid_address():
    assert Settings(host="::1").public_address == "http://[::1]:8080"


def test_every_field_says_what_it_is_for():
    assert all(field.description for field in Settings.model_fields.values())


def test_the_signing_secret_is_made_once_for_its_owner_alone(tmp_path):
    settings = Settings(project=tmp_path)
    secret = signing_secret(settings)
    assert len(secret) >= 32
    assert signing_secret(settings) == secret
    assert stat.S_IMODE((tmp_path / "var" / "secret").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret"]


def test_the_secret_that_is_set_wins_and_nothing_is_written(tmp_path):
    assert signing_secret(Settings(project=tmp_path, secret="s" * 32)) == "s" * 32
    assert list(tmp_path.iterdir()) == []
