"""A public service as the catalogue records it, in the words of the European core vocabulary CPSV-AP."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.domain.aspects import Aspect
from bot.domain.language import FALLBACKS, Language

type Text = Mapping[str, str]
"""A text in several languages, by language tag."""

UNCONFIRMED = "to be confirmed"
"""The source of a fact nobody has checked yet."""


def in_language(text: Text, language: Language) -> str:
    """Return the text in the language or the first of its fallbacks that has one, else ""."""
    tags = (language, *FALLBACKS[language])
    return next((text[tag] for tag in tags if text.get(tag)), "")


@dataclass(frozen=True, slots=True)
class Fact:
    """What the record says about one aspect.

    `text` is the short form or the line above the list, `items` a list, `details` what the button
    "more" adds. `source` is an address or `UNCONFIRMED`.
    """

    source: str
    text: Text = field(default_factory=dict)
    items: tuple[Text, ...] = ()
    details: Text = field(default_factory=dict)

    @property
    def confirmed(self) -> bool:
        """Whether `source` is an address where the fact can be read."""
        return self.source != UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the record that answers no aspect: free text under a title."""

    title: Text
    text: Text


class MediaKind(StrEnum):
    """What a piece of media is, which decides how a channel shows it."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, recording or file about a service. `alt` says in words what it shows."""

    kind: MediaKind
    url: str
    alt: Text


@dataclass(frozen=True, slots=True)
class Service:
    """One public service. `aliases` and `keywords` are what people really call it, by language tag;
    the tag `ary-Latn` holds Darija in Latin letters. `sample` marks data to be checked before use.
    """

    id: str
    title: Text
    office: Text
    reviewed: date
    owner: str
    facts: Mapping[Aspect, Fact]
    sample: bool = False
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    life_events: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    media: tuple[Media, ...] = ()
