"""What the floors above need of the outside, as protocols. `app.py` hands in the parts that fit."""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import Any, Protocol

from bot.domain.aspects import Aspect
from bot.domain.content import Button, Content
from bot.domain.conversation import Conversation, Event, Line, Outgoing, TurnRecord
from bot.domain.delivery import NextStep
from bot.domain.inbound import Inbound
from bot.domain.language import Detection, Language, Script
from bot.domain.service import Service
from bot.domain.turn import Search, TurnInput, TurnResult


class EngineUnavailable(Exception):
    """No engine process could take the turn. The message says which were tried and why each failed."""


class Engine(Protocol):
    """The dialogue engine: a pure function from state and input to state, replies and effects."""

    async def turn(self, turn: TurnInput) -> TurnResult:
        """Take one turn. Raises `EngineUnavailable` when no engine answers in time."""
        ...

    async def ready(self) -> str | None:
        """Return None when an engine can take turns, else the reason in one line."""
        ...


class Phrases(Protocol):
    """Every sentence a citizen reads that the catalogue does not hold."""

    def say(self, key: str, language: Language, /, **values: str) -> str:
        """Return the phrase in the language or its fallback, placeholders filled. Raises KeyError."""
        ...

    def starting_with(self, prefix: str, language: Language) -> dict[str, str]:
        """Return every phrase whose key begins with the prefix, the prefix taken off."""
        ...


class Detector(Protocol):
    """Tells languages apart in short chat messages."""

    def detect(self, text: str) -> Detection | None:
        """Return what the message looks like, or None when it holds no words."""
        ...

    def named(self, text: str) -> tuple[Language, ...]:
        """Return the languages a message names ("parle français", "b darija"), in order of mention."""
        ...

    def foreign(self, text: str) -> bool:
        """Tell whether a message is clearly in a language we do not speak."""
        ...


class Catalogue(Protocol):
    """The services of the administration."""

    def search(self, text: str, language: Language, script: Script) -> Search:
        """Return the services a message may be about, best first."""
        ...

    def service(self, service_id: str) -> Service | None:
        """Return a service by its identifier."""
        ...


class Renderer(Protocol):
    """Puts catalogue facts and offers into words."""

    def answer(
        self, service: Service, aspects: Sequence[Aspect], language: Language, *, full: bool
    ) -> tuple[Content, ...]:
        """Return one content per aspect: the fact, or that it is not recorded here."""
        ...

    def title(self, intent: str, service_id: str | None, language: Language) -> str:
        """Return the words on a button that asks `intent` about a service."""
        ...

    def office(self, service: Service, language: Language) -> tuple[str, str]:
        """Return the name of the responsible office and how to reach it."""
        ...

    def language_buttons(self) -> tuple[Button, ...]:
        """Return a button for each language, in its own name."""
        ...


class Channel(Protocol):
    """A messaging channel: it reads what its platform sends and sends what we say."""

    @property
    def name(self) -> str:
        """The channel's name in the database and in addresses."""
        ...

    @property
    def repeats_unknown(self) -> bool:
        """Whether a message of unknown fate may be sent again: true where twice is harmless."""
        ...

    def decode(self, raw: bytes) -> Inbound:
        """Return what the citizen did. Raises `Undecodable`."""
        ...

    async def send(self, message: Outgoing) -> None:
        """Send one message. Raises `SendFailed`."""
        ...


class Jobs(Protocol):
    """Durable work, enqueued inside the caller's transaction. `connection` is the store's own."""

    async def converse(self, connection: Any, conversation_id: int, inbox_id: int) -> None:
        """Answer an event of the inbox; one at a time per conversation, in order."""
        ...

    async def deliver(self, connection: Any, conversation_id: int, delay: timedelta | None = None) -> None:
        """Send what waits in a conversation's outbox, after the delay."""
        ...


class Inbox(Protocol):
    """Raw events as the platforms sent them."""

    async def receive(self, channel: str, event_id: str, address: str, raw: bytes) -> bool:
        """Keep a raw event and enqueue its turn in one transaction. False when it was kept before."""
        ...

    async def open(self, inbox_id: int) -> tuple[Event, Conversation] | None:
        """Return an event still to be answered with its conversation, or None when it is done."""
        ...

    async def ignore(self, inbox_id: int, reason: str) -> None:
        """Close an event that cannot be understood. It stays, with the reason."""
        ...


class Turns(Protocol):
    """The one transaction of a turn."""

    async def commit(self, event: Event, before: Conversation, turn: TurnRecord) -> bool:
        """Store a turn whole or not at all; False when the conversation changed hands meanwhile."""
        ...


class Conversations(Protocol):
    """Chats we know."""

    async def find(self, channel: str, address: str) -> Conversation | None:
        """Return the conversation of a chat, or None when nothing was received from it yet."""
        ...


class Transcript(Protocol):
    """What was said in a conversation."""

    async def after(self, channel: str, address: str, seq: int) -> list[Line]:
        """Return the lines after number `seq`, oldest first."""
        ...

    async def button(self, conversation_id: int, seq: int, index: int) -> Button | None:
        """Return button number `index` of the bot's line `seq`, or None when there is no such button."""
        ...


class Outbox(Protocol):
    """Messages on their way out."""

    async def first(self, conversation_id: int) -> Outgoing | None:
        """Take the conversation's oldest unsent message, or None when nothing is due."""
        ...

    async def settle(
        self, conversation_id: int, message: Outgoing, step: NextStep, code: str = ""
    ) -> Outgoing | None:
        """Record what became of a message and take the next one in the same transaction.

        Records nothing and returns None when another worker has taken the message since.
        """
        ...


class Feed(Protocol):
    """Wakes who watches a conversation."""

    def watch(self, channel: str, address: str) -> AbstractAsyncContextManager[asyncio.Event]:
        """Give an event that is set whenever the conversation changed; the watcher clears it."""
        ...


class Meter(Protocol):
    """Where time goes, and how turns end."""

    def took(self, stage: str, seconds: float) -> None:
        """Record the seconds one stage of a turn took (`queue`, `engine`, `database`, `turn`)."""
        ...

    def ended(self, outcome: str) -> None:
        """Count a turn by its outcome (`answered`, `refused`, `ignored`, `engine_down`, `failed`,
        `left_to_human`, `discarded`).
        """
        ...
