"""A town with a citizen: the use cases on a real store, with an engine that does as told."""

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.web.channel import WebChannel
from bot.dialogue.detection.detector import LanguageDetector
from bot.dialogue.phrasebook import Phrasebook
from bot.domain.conversation import Line
from bot.domain.language import Language
from bot.services.converse import Converse
from bot.services.receive import Receive
from bot.services.understanding import Understanding
from bot.services.wording import Wording
from bot.store.inbox import PostgresInbox
from bot.store.transcript import PostgresTranscript
from bot.store.turns import PostgresTurns
from tests.conftest import PROJECT
from tests.fakes.catalogue import NamingRenderer, OneServiceCatalogue
from tests.fakes.engine import ScriptedEngine
from tests.fakes.jobs import RecordedJobs
from tests.fakes.meter import CountingMeter


@dataclass
class Town:
    """The gateway's use cases, and a citizen who writes to it."""

    tables: AsyncEngine
    phrases: Phrasebook
    engine: ScriptedEngine = field(default_factory=ScriptedEngine)
    meter: CountingMeter = field(default_factory=CountingMeter)
    jobs: RecordedJobs = field(default_factory=RecordedJobs)
    numbers: Any = field(default_factory=itertools.count)

    def converse(self) -> Converse:
        parts = {"phrases": self.phrases, "renderer": NamingRenderer(), "catalogue": OneServiceCatalogue()}
        detector = LanguageDetector(PROJECT / "data" / "language" / "detection")
        return Converse(
            inbox=PostgresInbox(self.tables, self.jobs),
            turns=PostgresTurns(self.tables, self.jobs),
            transcript=PostgresTranscript(self.tables),
            channels={"web": WebChannel()},
            understanding=Understanding(
                detector=detector, engine=self.engine, meter=self.meter, max_text=200, **parts
            ),
            wording=Wording(**parts),
            phrases=self.phrases,
            meter=self.meter,
            language=Language.FR,
        )

    async def receive(self, frame: Any) -> int:
        """Receive a frame as the chat page sends it and return its number in the inbox."""
        raw = frame if isinstance(frame, bytes) else json.dumps(frame).encode()
        store = PostgresInbox(self.tables, self.jobs)
        assert await Receive(inbox=store)("web", str(next(self.numbers)), "citizen", raw)
        return self.jobs.turns[-1]

    async def send(self, frame: Any) -> list[Line]:
        """Receive a frame, take its turn, and return the lines it added."""
        before = await self.lines()
        await self.converse()(await self.receive(frame))
        return (await self.lines())[len(before) :]

    async def say(self, text: str) -> list[str]:
        """Write a message and return the bot's replies."""
        return [line.content.text for line in (await self.send({"type": "message", "text": text}))[1:]]

    async def lines(self) -> list[Line]:
        return await PostgresTranscript(self.tables).after("web", "citizen", 0)


@pytest.fixture
def town(tables: AsyncEngine, phrases: Phrasebook) -> Town:
    return Town(tables, phrases)
