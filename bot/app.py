"""The composition root: the only file that names concrete classes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import procrastinate
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.catalogue.index import CatalogueIndex
from bot.catalogue.load import load
from bot.catalogue.render import AnswerRenderer
from bot.catalogue.words import WordLists
from bot.channels.web.channel import WebChannel
from bot.dialogue.detection.detector import LanguageDetector
from bot.dialogue.engine_client import HttpEngine
from bot.dialogue.phrasebook import Phrasebook, load_phrases
from bot.domain.language import Language
from bot.ports import Channel, Engine, Jobs
from bot.services.converse import Converse
from bot.services.deliver import Deliver
from bot.services.receive import Receive
from bot.services.understanding import Understanding
from bot.services.wording import Wording
from bot.settings import Settings, SettingsFaulty, signing_secret
from bot.store import database
from bot.store.backlog import read_backlog
from bot.store.conversations import PostgresConversations
from bot.store.feed import PostgresFeed
from bot.store.inbox import PostgresInbox
from bot.store.outbox import PostgresOutbox
from bot.store.transcript import PostgresTranscript
from bot.store.turns import PostgresTurns
from bot.web import health
from bot.web.chat.routes import add_chat
from bot.web.chat.session import ChatParts
from bot.web.chat.tokens import ChatTokens
from bot.web.metrics import PrometheusMeter
from bot.web.server import make_application
from bot.workers.queue import ProcrastinateJobs, make_app
from bot.workers.tasks import register
from bot.workers.work import work

FEATURED = ("national-id-card", "passport", "birth-certificate")
"""The services an empty chat offers; one that the catalogue lacks is left out."""


@dataclass(frozen=True, slots=True)
class Gateway:
    """The gateway put together: what it serves, and the work it does beside."""

    application: web.Application
    queue: procrastinate.App
    feed: PostgresFeed

    async def listen(self) -> None:
        """Wake open chats when their conversations change, until cancelled."""
        await self.feed.run()

    async def work(self) -> None:
        """Take turns and deliver until cancelled."""
        await work(self.queue)


@asynccontextmanager
async def open_gateway(settings: Settings, engine: Engine | None = None) -> AsyncIterator[Gateway]:
    """Put the gateway together on the database of the settings, and close it at the end.

    `engine` replaces the engine processes of the settings, for tests. Raises `SettingsFaulty` when one is
    missing, `PhrasesFaulty` and `CatalogueFaulty` when the words cannot be read.
    """
    if settings.database_url is None:
        raise SettingsFaulty("DATABASE_URL is not set; `bot run` starts a database and sets it")
    if settings.engine_urls and settings.engine_token is None:
        raise SettingsFaulty("BOT_ENGINE_TOKEN is not set; it must be the ENGINE_TOKEN of the engines")
    words = read_words(settings)
    tables = database.connect(settings.database_url)
    queue = make_app(settings.database_url)
    meter = PrometheusMeter()
    http_engine = HttpEngine(settings.engine_urls, _token(settings), settings.engine_patience)
    parts = _Parts(settings, words, tables, ProcrastinateJobs(queue), engine or http_engine, meter)
    register(queue, parts.converse(), parts.deliver())
    try:
        async with queue.open_async():
            feed = PostgresFeed(settings.database_url)
            yield Gateway(parts.application(feed), queue, feed)
    finally:
        await http_engine.close()
        await tables.dispose()


@dataclass(frozen=True, slots=True)
class Words:
    """What is read from files at start: phrases, catalogue, language detection."""

    phrases: Phrasebook
    catalogue: CatalogueIndex
    detector: LanguageDetector

    def topics(self) -> dict[Language, tuple[str, ...]]:
        """Return the titles an empty chat offers, in each language."""
        services = [service for name in FEATURED if (service := self.catalogue.service(name))]
        return {language: tuple(service.title[language] for service in services) for language in Language}


def read_words(settings: Settings) -> Words:
    """Read phrases, catalogue and word lists. Raises `PhrasesFaulty` and `CatalogueFaulty`."""
    data = settings.project / "data"
    return Words(
        load_phrases(data / "topics"),
        CatalogueIndex(load(data / "catalogue"), WordLists.load(data / "language")),
        LanguageDetector(data / "language" / "detection"),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts the use cases are made of."""

    settings: Settings
    words: Words
    tables: AsyncEngine
    jobs: Jobs
    engine: Engine
    meter: PrometheusMeter

    @property
    def channels(self) -> dict[str, Channel]:
        return {channel.name: channel for channel in (WebChannel(),)}

    def converse(self) -> Converse:
        """Return the use case that takes turns."""
        words, renderer = self.words, AnswerRenderer(self.words.phrases, self.words.catalogue)
        understanding = Understanding(
            detector=words.detector,
            catalogue=words.catalogue,
            engine=self.engine,
            phrases=words.phrases,
            renderer=renderer,
            meter=self.meter,
            max_text=self.settings.max_text,
        )
        return Converse(
            inbox=PostgresInbox(self.tables, self.jobs),
            turns=PostgresTurns(self.tables, self.jobs),
            transcript=PostgresTranscript(self.tables),
            channels=self.channels,
            understanding=understanding,
            wording=Wording(catalogue=words.catalogue, phrases=words.phrases, renderer=renderer),
            phrases=words.phrases,
            meter=self.meter,
            language=self.settings.language,
        )

    def deliver(self) -> Deliver:
        """Return the use case that empties outboxes."""
        return Deliver(outbox=PostgresOutbox(self.tables, self.jobs), channels=self.channels)

    def application(self, feed: PostgresFeed) -> web.Application:
        """Return the web application with every route."""
        application = make_application()
        application.add_routes(health.routes((self._database, self.engine.ready), self._figures))
        chat = ChatParts(
            receive=Receive(inbox=PostgresInbox(self.tables, self.jobs)),
            transcript=PostgresTranscript(self.tables),
            conversations=PostgresConversations(self.tables),
            feed=feed,
            phrases=self.words.phrases,
            tokens=ChatTokens(signing_secret(self.settings)),
            language=self.settings.language,
            limit=self.settings.max_text,
            rate=self.settings.rate,
            topics=self.words.topics(),
        )
        add_chat(application, chat, self.settings.public_url)
        return application

    async def _database(self) -> str | None:
        return await database.check(self.tables)

    async def _figures(self) -> web.Response:
        backlog = await read_backlog(self.tables)
        self.meter.waits(backlog.waiting, backlog.oldest, backlog.outgoing)
        return self.meter.page()


def _token(settings: Settings) -> str:
    return settings.engine_token.get_secret_value() if settings.engine_token else ""
