"""What is said in a conversation, before any channel gives it a shape."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.language import Language


@dataclass(frozen=True, slots=True)
class Button:
    """A quick reply. Its payload (`/ask_fee{"service":"cnie"}`) is for the engine only."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Content:
    """One thing said to a citizen: plain text, an optional heading and footnote, and buttons.

    `text` keeps line breaks; list items begin with "• ". `link` is the address of the source named in
    `footnote`, or empty. A channel shows heading, text, footnote in this order.
    """

    text: str
    language: Language
    heading: str = ""
    footnote: str = ""
    link: str = ""
    buttons: tuple[Button, ...] = ()


class Author(StrEnum):
    """Who said a line of the transcript."""

    CITIZEN = "citizen"
    BOT = "bot"
    AGENT = "agent"
    SYSTEM = "system"
