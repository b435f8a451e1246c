"""Puts catalogue facts and offers into words, at the moment they are sent."""

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.buttons import language_buttons
from bot.catalogue.notes import footnote
from bot.domain.aspects import Aspect
from bot.domain.content import Button, Content
from bot.domain.language import Language
from bot.domain.service import Fact, Service, in_language
from bot.domain.turn import command
from bot.ports import Catalogue, Phrases

SHORT_ITEMS = 6
"""How many list items a short answer shows: as many as fit a phone's screen with the buttons."""

NEXT_ASPECTS = 3
NEXT_ASPECTS_UNRECORDED = 2

BULLET = "• "

_FIRST = (Aspect.DOCUMENTS, Aspect.FEE, Aspect.WHERE, Aspect.DELAY)
OFFER_ORDER = (*_FIRST, *(aspect for aspect in Aspect if aspect not in _FIRST))
"""What to offer next: first what most people ask."""


class AnswerRenderer:
    """Renders answers from the record alone: what it lacks is said to be missing, never guessed."""

    def __init__(self, phrases: Phrases, catalogue: Catalogue) -> None:
        self._phrases = phrases
        self._catalogue = catalogue

    def answer(
        self, service: Service, aspects: Sequence[Aspect], language: Language, *, full: bool
    ) -> tuple[Content, ...]:
        """Return one content per aspect: the fact, or that it is not recorded here.

        The last one offers what to ask next. `full` adds the details and every item of a list.
        """
        contents = [self._content(service, aspect, language, full=full) for aspect in aspects]
        if contents:
            offers = self._offers(service, aspects, language)
            contents[-1] = replace(contents[-1], buttons=(*contents[-1].buttons, *offers))
        return tuple(contents)

    def title(self, intent: str, service_id: str | None, language: Language) -> str:
        """Return the words on a button that asks `intent` about a service: the service first, since a
        narrow button cuts the end off.
        """
        service = self._catalogue.service(service_id) if service_id else None
        named = in_language(service.title, language) if service else ""
        if intent == "name_service" and named:
            return named
        aspect = next((aspect for aspect in Aspect if aspect.intent == intent), None)
        if aspect is None:
            return self._intent_label(intent, language)
        label = self._label(aspect, language)
        return f"{named} — {label}" if named else label

    def office(self, service: Service, language: Language) -> tuple[str, str]:
        """Return the name of the responsible office and how to reach it, "" when that is not recorded."""
        contact = service.facts.get(Aspect.CONTACT)
        lines = _lines(contact, language, full=False) if contact else []
        return in_language(service.office, language), "\n".join(lines)

    def language_buttons(self) -> tuple[Button, ...]:
        """Return a button for each language, in its own name."""
        return language_buttons(self._phrases)

    def _content(self, service: Service, aspect: Aspect, language: Language, *, full: bool) -> Content:
        fact = service.facts.get(aspect)
        if fact is None:
            return self._unrecorded(service, aspect, language)
        more = (self._more(service, aspect, language),) if not full and _has_more(fact, language) else ()
        return Content(
            text="\n".join(_lines(fact, language, full=full)),
            language=language,
            heading=self._heading(service, aspect, language),
            footnote=footnote(service, fact, language, self._phrases),
            link=fact.source if fact.confirmed else "",
            buttons=more,
        )

    def _unrecorded(self, service: Service, aspect: Aspect, language: Language) -> Content:
        missing, name = self._label(aspect, language), in_language(service.title, language)
        human = Button(self._phrases.say("utter_label_ask_human", language), command("ask_human"))
        return Content(
            text=self._phrases.say("utter_not_recorded", language, aspect=missing, service=name),
            language=language,
            heading=self._heading(service, aspect, language),
            buttons=(human,),
        )

    def _offers(self, service: Service, answered: Sequence[Aspect], language: Language) -> tuple[Button, ...]:
        known = [aspect for aspect in OFFER_ORDER if aspect in service.facts and aspect not in answered]
        room = NEXT_ASPECTS if answered[-1] in service.facts else NEXT_ASPECTS_UNRECORDED
        return tuple(
            Button(self._label(aspect, language), command(aspect.intent, service=service.id))
            for aspect in known[:room]
        )

    def _more(self, service: Service, aspect: Aspect, language: Language) -> Button:
        title = self._phrases.say("utter_more", language)
        return Button(title, command(aspect.intent, service=service.id, detail="full"))

    def _heading(self, service: Service, aspect: Aspect, language: Language) -> str:
        return f"{in_language(service.title, language)} — {self._label(aspect, language)}"

    def _label(self, aspect: Aspect, language: Language) -> str:
        return self._phrases.say(f"utter_aspect_{aspect}", language)

    def _intent_label(self, intent: str, language: Language) -> str:
        try:
            return self._phrases.say(f"utter_label_{intent}", language)
        except KeyError:
            return self._phrases.say("utter_label_other", language)


def _lines(fact: Fact, language: Language, *, full: bool) -> list[str]:
    items = fact.items if full else fact.items[:SHORT_ITEMS]
    bullets = (BULLET + in_language(item, language) for item in items)
    details = in_language(fact.details, language) if full else ""
    return [line for line in (in_language(fact.text, language), *bullets, details) if line]


def _has_more(fact: Fact, language: Language) -> bool:
    return len(fact.items) > SHORT_ITEMS or bool(in_language(fact.details, language))
