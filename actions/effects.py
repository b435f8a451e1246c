"""What an action declares for the gateway to carry out. Nothing has happened until the gateway says so."""

from collections.abc import Sequence
from typing import Any

Effect = dict[str, Any]
Option = dict[str, str | None]


def option(intent: str, service: str | None = None) -> Option:
    """Return a question to offer as a button: an intent and, where it has one, its service."""
    return {"intent": intent, "service": service}


def answer(service: str, aspects: Sequence[str], detail: str) -> Effect:
    """Tell what the catalogue records about aspects of a service; detail is "short" or "full"."""
    return {"effect": "catalogue.answer", "service": service, "aspects": list(aspects), "detail": detail}


def suggest(phrase: str, options: Sequence[Option]) -> Effect:
    """Offer questions as buttons under a phrase."""
    return {"effect": "catalogue.suggest", "phrase": phrase, "options": list(options)}


def set_language(language: str) -> Effect:
    """Answer in this language from now on."""
    return {"effect": "language.set", "language": language}


def choose_language() -> Effect:
    """Offer the languages as buttons."""
    return {"effect": "language.choose"}


def request_handoff(reason: str, service: str | None) -> Effect:
    """Ask for a human; reason is "citizen_asked" or "lost"."""
    return {"effect": "handoff.request", "reason": reason, "service": service}
