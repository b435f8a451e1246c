"""One turn of the dialogue as values: what goes into the engine and what comes back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.domain.aspects import Aspect
from bot.domain.content import Button
from bot.domain.language import Language, Script

type DialogueState = Mapping[str, Any]
"""The engine's own memory of a conversation, opaque to the gateway, JSON-serialisable."""


class Focus(StrEnum):
    """What is left of a message after its question words: nothing, words of a service, or unknown words."""

    NONE = "none"
    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A service a message may be about. `score` is between 0 and 1."""

    service: str
    score: float


@dataclass(frozen=True, slots=True)
class Search:
    """What the catalogue makes of a message: candidates, best first, and the message's focus."""

    candidates: tuple[Candidate, ...] = ()
    focus: Focus = Focus.NONE


@dataclass(frozen=True, slots=True)
class TurnInput:
    """Everything the engine may know for one turn. Exactly one of `text` and `payload` is set."""

    conversation: str
    language: Language
    script: Script
    text: str | None = None
    payload: str | None = None
    search: Search = Search()
    named_languages: tuple[Language, ...] = ()
    state: DialogueState | None = None


def command(intent: str, **entities: str) -> str:
    """Return the engine's command for an intent: `/ask_fee{"service":"cnie"}`, `/help` without entities."""
    return f"/{intent}{json.dumps(entities, separators=(',', ':'))}" if entities else f"/{intent}"


@dataclass(frozen=True, slots=True)
class Say:
    """A reply in words the engine already chose."""

    text: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Effect: tell what the catalogue records about aspects of a service. `full` adds the details."""

    service: str
    aspects: tuple[Aspect, ...]
    full: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A question offered as a button: an intent and, where it has one, its service."""

    intent: str
    service: str | None = None


@dataclass(frozen=True, slots=True)
class Suggest:
    """Effect: offer questions as buttons under the phrase named."""

    phrase: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Effect: the citizen asked to be answered in this language."""

    language: Language


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Effect: offer the languages as buttons."""


@dataclass(frozen=True, slots=True)
class RequestHandoff:
    """Effect: a human is needed, for this reason, about this service where one is known."""

    reason: str
    service: str | None = None


type Act = Say | Answer | Suggest | SetLanguage | ChooseLanguage | RequestHandoff
"""One thing the engine said or declared, in the order it did."""


@dataclass(frozen=True, slots=True)
class TurnResult:
    """What one turn gives: the new state, what to say and do, and how the message was understood."""

    state: DialogueState
    acts: tuple[Act, ...]
    intent: str
    confidence: float
