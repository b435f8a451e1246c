"""Puts what the engine said and declared into the words the citizen reads."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.content import Button, Content
from bot.domain.conversation import HandoffRequest
from bot.domain.language import Language, Memory, Script
from bot.domain.turn import (
    Act,
    Answer,
    ChooseLanguage,
    Option,
    RequestHandoff,
    Say,
    SetLanguage,
    Suggest,
    command,
)
from bot.ports import Catalogue, Phrases, Renderer
from bot.services.draft import Draft


class Wording:
    """The last step of a turn: acts become contents; nothing in it waits for anybody."""

    def __init__(self, *, catalogue: Catalogue, phrases: Phrases, renderer: Renderer) -> None:
        self._catalogue = catalogue
        self._phrases = phrases
        self._renderer = renderer

    def __call__(self, draft: Draft) -> None:
        """Fill the draft's replies. There is always at least one: silence looks like a fault."""
        for act in draft.acts:
            draft.replies.extend(self._say(draft, act))
        if not draft.replies:
            options = (Option("help"), Option("ask_human"))
            draft.replies.append(self._suggest(Suggest("utter_lost", options), draft.language))
        if self._writes_arabizi_first_time(draft):
            draft.replies.append(self._explain_script(draft.language))

    def _say(self, draft: Draft, act: Act) -> Iterable[Content]:
        match act:
            case Say(text, buttons):
                return [Content(text, draft.language, buttons=buttons)]
            case Answer():
                return self._answer(act, draft.language)
            case Suggest():
                return [self._suggest(act, draft.language)]
            case SetLanguage(language):
                draft.memory = replace(draft.memory, language=language, chosen=True)
                return []
            case ChooseLanguage():
                sentence = self._phrases.say("utter_choose_language", draft.language)
                return [Content(sentence, draft.language, buttons=self._renderer.language_buttons())]
            case RequestHandoff(reason, service):
                draft.handoff = HandoffRequest(reason, service)
                return [self._hand_off(service, draft.language)]

    def _answer(self, answer: Answer, language: Language) -> Iterable[Content]:
        service = self._catalogue.service(answer.service)
        if service is None:  # the catalogue changed since the button was made
            return [Content(self._phrases.say("utter_unknown_button", language), language)]
        return self._renderer.answer(service, answer.aspects, language, full=answer.full)

    def _suggest(self, suggest: Suggest, language: Language) -> Content:
        same_question = len({option.intent for option in suggest.options}) == 1
        buttons = tuple(
            Button(self._title(option, language, short=same_question), _command(option))
            for option in suggest.options
        )
        return Content(self._phrases.say(suggest.phrase, language), language, buttons=buttons)

    def _title(self, option: Option, language: Language, *, short: bool) -> str:
        """Name a question; where all offered ones ask the same, the service alone says enough."""
        intent = "name_service" if short and option.service else option.intent
        return self._renderer.title(intent, option.service, language)

    def _hand_off(self, service_id: str | None, language: Language) -> Content:
        service = self._catalogue.service(service_id) if service_id else None
        if service is None:
            return Content(self._phrases.say("utter_human_general", language), language)
        office, contact = self._renderer.office(service, language)
        text = self._phrases.say("utter_human_office", language, office=office, contact=contact)
        return Content(text.strip(), language)

    def _writes_arabizi_first_time(self, draft: Draft) -> bool:
        new = draft.conversation.memory.language is not Language.ARY
        arabizi = draft.script is Script.LATIN and draft.memory == Memory(Language.ARY)
        return new and arabizi and draft.text is not None

    def _explain_script(self, language: Language) -> Content:
        others = tuple(
            button for button in self._renderer.language_buttons() if f'"{language}"' not in button.payload
        )
        return Content(self._phrases.say("utter_arabizi_note", language), language, buttons=others)


def _command(option: Option) -> str:
    return command(option.intent, service=option.service) if option.service else command(option.intent)
