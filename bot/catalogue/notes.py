"""The small print under an answer: where it comes from and how old it is."""

from urllib.parse import urlsplit

from bot.domain.language import RIGHT_TO_LEFT, Language
from bot.domain.service import Fact, Service
from bot.ports import Phrases

SEPARATOR = " · "

_LEFT_TO_RIGHT_ISOLATE = "\u2066"
_POP_ISOLATE = "\u2069"


def footnote(service: Service, fact: Fact, language: Language, phrases: Phrases) -> str:
    """Return source, review date and, for sample data, the warning to check it before use."""
    notes = [
        _source(fact, language, phrases),
        phrases.say("utter_reviewed", language, date=isolated(service.reviewed.isoformat(), language)),
    ]
    if service.sample:
        notes.append(phrases.say("utter_sample", language))
    return SEPARATOR.join(notes)


def isolated(text: str, language: Language) -> str:
    """Return Latin text so marked that it keeps its order within the language's sentences.

    Without the marks, Arabic text shows 2026-01-31 as 31-01-2026.
    """
    return f"{_LEFT_TO_RIGHT_ISOLATE}{text}{_POP_ISOLATE}" if language in RIGHT_TO_LEFT else text


def _source(fact: Fact, language: Language, phrases: Phrases) -> str:
    if not fact.confirmed:
        return phrases.say("utter_source_unconfirmed", language)
    return phrases.say("utter_source", language, source=isolated(urlsplit(fact.source).netloc, language))
