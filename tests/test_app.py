from pathlib import Path

import pytest

from bot.app import FEATURED, open_gateway, read_words
from bot.catalogue.faults import CatalogueFaulty
from bot.dialogue.phrasebook import PhrasesFaulty
from bot.domain.language import Language
from bot.settings import Settings, SettingsFaulty
from tests.conftest import PROJECT
from tests.fakes.engine import ScriptedEngine

ROUTES = {"/", "/chat/ws", "/static/chat", "/health", "/ready", "/metrics"}


def test_the_featured_services_are_offered_by_name_in_every_language() -> None:
    words = read_words(Settings(project=PROJECT))
    topics = words.topics()
    assert topics.keys() == set(Language)
    assert {len(titles) for titles in topics.values()} == {len(FEATURED)}
    first = words.catalogue.service(FEATURED[0])
    assert first is not None
    assert topics[Language.AR][0] == first.title["ar"]


async def test_a_gateway_serves_everything_it_promises(database_url: str, tmp_path: Path) -> None:
    settings = Settings(database_url=database_url, project=PROJECT, var=tmp_path)
    async with open_gateway(settings, ScriptedEngine()) as gateway:
        served = {resource.canonical for resource in gateway.application.router.resources()}
        assert served == ROUTES
        assert {"converse", "deliver"} <= gateway.queue.tasks.keys()


async def test_without_a_database_it_says_which_setting_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SettingsFaulty, match="DATABASE_URL is not set"):
        async with open_gateway(Settings(project=PROJECT, var=tmp_path)):
            pass


async def test_engines_that_would_refuse_every_turn_stop_it(database_url: str, tmp_path: Path) -> None:
    settings = Settings(
        database_url=database_url, project=PROJECT, var=tmp_path, engine_urls=("http://127.0.0.1:1",)
    )
    with pytest.raises(SettingsFaulty, match="BOT_ENGINE_TOKEN is not set"):
        async with open_gateway(settings):
            pass


@pytest.mark.parametrize(
    ("broken", "fault"),
    [("topics/x/responses/fr.yml", PhrasesFaulty), ("catalogue/passport.yml", CatalogueFaulty)],
)
def test_broken_words_stop_it_before_anything_is_opened(
    tmp_path: Path, broken: str, fault: type[Exception]
) -> None:
    for folder in ("topics", "catalogue", "language"):
        (tmp_path / "data" / folder).mkdir(parents=True)
    file = tmp_path / "data" / broken
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("title: [", "utf-8")
    with pytest.raises(fault, match=file.name):
        read_words(Settings(project=tmp_path))
