"""Buttons that ask the engine something: the same intents and entities as typed words."""

from bot.domain.content import Button
from bot.domain.language import Language
from bot.domain.turn import command
from bot.ports import Phrases


def language_buttons(phrases: Phrases) -> tuple[Button, ...]:
    """Return a button for each language, in its own name."""
    return tuple(
        Button(phrases.say(f"utter_language_name_{tag}", tag), command("change_language", language=tag))
        for tag in Language
    )
