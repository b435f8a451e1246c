"""Buttons that ask the engine something: the same intents and entities as typed words."""

import json

from bot.domain.content import Button
from bot.domain.language import Language
from bot.ports import Phrases


def payload(intent: str, **entities: str) -> str:
    """Return the engine's command for an intent: `/ask_fee{"service":"cnie"}`, `/help` without entities."""
    return f"/{intent}{json.dumps(entities, separators=(',', ':'))}" if entities else f"/{intent}"


def language_buttons(phrases: Phrases) -> tuple[Button, ...]:
    """Return a button for each language, in its own name."""
    return tuple(
        Button(phrases.say(f"utter_language_name_{tag}", tag), payload("change_language", language=tag))
        for tag in Language
    )
