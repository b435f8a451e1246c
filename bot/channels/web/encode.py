"""Writes transcript lines and the page's words as frames of the chat page."""

from typing import Any

from bot.domain.content import Author, Content
from bot.domain.conversation import Line
from bot.domain.language import Language, direction
from bot.ports import Phrases

type Frame = dict[str, Any]


def line(entry: Line, address: str) -> Frame:
    """Return the frame of a transcript line; `id` is the page's own id of a citizen's message."""
    own = entry.event_id.removeprefix(f"{address}:") if entry.event_id else None
    return _content(entry.seq, entry.author, entry.content) | {"id": own, "at": entry.at.isoformat()}


def _content(seq: int, author: Author, content: Content) -> Frame:
    return {
        "seq": seq,
        "author": author,
        "language": content.language,
        "dir": "auto" if author is Author.CITIZEN else direction(content.language),
        "heading": content.heading,
        "text": content.text,
        "footnote": content.footnote,
        "link": content.link,
        "buttons": [{"title": button.title} for button in content.buttons],
    }


def greeting(phrases: Phrases, language: Language, topics: tuple[str, ...]) -> Frame:
    """Return the welcome an empty chat begins with. It is shown, not stored; its number is 0."""
    welcome = _content(0, Author.BOT, Content(phrases.say("utter_welcome", language), language))
    return welcome | {"id": None, "at": None, "buttons": [{"title": topic} for topic in topics]}


def languages(phrases: Phrases) -> list[Frame]:
    """Return the language menu: every language in its own name."""
    return [
        {"code": code, "name": phrases.say(f"utter_language_name_{code}", code), "dir": direction(code)}
        for code in Language
    ]


def error(code: str, text: str, frame_id: str | None = None) -> Frame:
    """Return the frame that says why something was not taken."""
    return {"type": "error", "id": frame_id, "code": code, "text": text}
