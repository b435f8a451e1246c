"""How a content is written to and read from JSONB."""

from dataclasses import asdict
from typing import Any

from bot.domain.content import Button, Content
from bot.domain.language import Language


def to_json(content: Content) -> dict[str, Any]:
    """Return the content as JSON, empty fields left out."""
    return {name: value for name, value in asdict(content).items() if value}


def from_json(stored: dict[str, Any]) -> Content:
    """Return the content that `to_json` wrote."""
    buttons = tuple(Button(**button) for button in stored.get("buttons", ()))
    return Content(**{"text": "", **stored, "language": Language(stored["language"]), "buttons": buttons})
