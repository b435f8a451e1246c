"""The small print under an answer: where it comes from and how old it is."""

from datetime import date
from urllib.parse import urlsplit

from babel.dates import format_date

from bot.domain.language import RIGHT_TO_LEFT, Language
from bot.domain.service import Fact, Service
from bot.ports import Phrases

LOCALES = {Language.FR: "fr_MA", Language.AR: "ar_MA", Language.ARY: "ar_MA", Language.EN: "en_GB"}
"""Whose dates a language is written with; Darija shares the month names of Moroccan Arabic."""

SEPARATOR = " · "

_LEFT_TO_RIGHT_ISOLATE = "\u2066"
_POP_ISOLATE = "\u2069"


def footnote(service: Service, fact: Fact, language: Language, phrases: Phrases) -> str:
    """Return source, review date and, for sample data, the warning to check it before use."""
    notes = [
        _source(fact, language, phrases),
        phrases.say("utter_reviewed", language, date=in_words(service.reviewed, language)),
    ]
    if service.sample:
        notes.append(phrases.say("utter_sample", language))
    return SEPARATOR.join(notes)


def in_words(day: date, language: Language) -> str:
    """Return a date as people in Morocco write it: "1 novembre 2026", "1 نونبر 2026"."""
    return format_date(day, "long", locale=LOCALES[language])


def isolated(text: str, language: Language) -> str:
    """Return Latin text so marked that it keeps its order within the language's sentences.

    Without the marks, the parts of an address change places in Arabic text.
    """
    return f"{_LEFT_TO_RIGHT_ISOLATE}{text}{_POP_ISOLATE}" if language in RIGHT_TO_LEFT else text


def _source(fact: Fact, language: Language, phrases: Phrases) -> str:
    if not fact.confirmed:
        return phrases.say("utter_source_unconfirmed", language)
    return phrases.say("utter_source", language, source=isolated(urlsplit(fact.source).netloc, language))
