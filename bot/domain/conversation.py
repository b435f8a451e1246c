"""A conversation, the lines of its transcript, and the events waiting to be answered in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.content import Author, Content
from bot.domain.delivery import DeliveryStatus
from bot.domain.language import Memory
from bot.domain.owner import Ownership


@dataclass(frozen=True, slots=True)
class Conversation:
    """A citizen on a channel. `address` is the channel's own name for the chat; `state` is the engine's."""

    id: int
    channel: str
    address: str
    memory: Memory = Memory()
    state: Mapping[str, Any] | None = None
    ownership: Ownership = Ownership()


@dataclass(frozen=True, slots=True)
class Event:
    """A raw event of a platform as it was received. `received_at` is the database's clock."""

    id: int
    channel: str
    event_id: str
    raw: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a transcript. `seq` counts from 1 in each conversation without gaps.

    `event_id` is the platform's id of the citizen's own message, None for lines of others.
    """

    seq: int
    author: Author
    content: Content
    at: datetime
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message in the outbox: where it goes, what it says, how often it was tried."""

    id: int
    channel: str
    address: str
    seq: int
    content: Content
    status: DeliveryStatus
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class HandoffRequest:
    """A human is needed. `reason` is a short word (`citizen_asked`, `lost`, `engine_down`)."""

    reason: str
    service: str | None = None


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """All that one turn changes, to be committed at once. `state` None leaves the dialogue state as it is."""

    said: Content | None
    replies: tuple[Content, ...]
    memory: Memory
    state: Mapping[str, Any] | None = None
    handoff: HandoffRequest | None = None
    understood: Mapping[str, Any] = field(default_factory=dict)
