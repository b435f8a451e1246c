from typing import Any

from sqlalchemy import select

from bot.domain.aspects import Aspect
from bot.domain.content import Button
from bot.domain.language import Language, Memory
from bot.domain.turn import (
    Act,
    Answer,
    ChooseLanguage,
    Option,
    RequestHandoff,
    Say,
    SetLanguage,
    Suggest,
    TurnInput,
    TurnResult,
)
from bot.store.conversations import PostgresConversations
from bot.store.tables import handoff
from tests.services.conftest import Town


def acting(*acts: Act) -> Any:
    def answer(turn: TurnInput) -> TurnResult:
        return TurnResult({}, acts, "test", 1.0)

    return answer


async def test_an_answer_is_rendered_from_the_catalogue(town: Town) -> None:
    town.engine.answer = acting(Answer("passport", (Aspect.FEE, Aspect.DELAY), full=True))
    assert await town.say("bonjour") == ["passport fee full", "passport delay full"]


async def test_an_answer_about_a_service_that_is_gone_says_so(town: Town) -> None:
    town.engine.answer = acting(Answer("gone", (Aspect.FEE,)))
    assert await town.say("bonjour") == [town.phrases.say("utter_unknown_button", Language.FR)]


async def test_suggestions_become_buttons_with_the_engine_s_own_payloads(town: Town) -> None:
    options = (Option("ask_fee", "passport"), Option("help"))
    town.engine.answer = acting(Suggest("utter_did_you_mean", options))
    _, offer = await town.send({"type": "message", "text": "bonjour"})
    assert offer.content.buttons == (
        Button("ask_fee:passport", '/ask_fee{"service":"passport"}'),
        Button("help:None", "/help"),
    )


async def test_a_language_that_was_asked_for_is_kept_and_used_at_once(town: Town) -> None:
    town.engine.answer = acting(SetLanguage(Language.EN), Say("In English now."))
    _, reply = await town.send({"type": "message", "text": "parle anglais"})
    assert reply.content.language is Language.EN
    chat = await PostgresConversations(town.tables).find("web", "citizen")
    assert chat is not None
    assert chat.memory == Memory(Language.EN, chosen=True)
    town.engine.answer = acting(Say("still English"))
    _, reply = await town.send({"type": "message", "text": "et quels sont les papiers pour la carte ?"})
    assert reply.content.language is Language.EN


async def test_an_open_choice_of_language_offers_all_of_them(town: Town) -> None:
    town.engine.answer = acting(ChooseLanguage())
    _, offer = await town.send({"type": "message", "text": "autre langue"})
    assert [button.title for button in offer.content.buttons] == list(Language)


async def test_a_call_for_a_human_names_the_office_in_charge_and_is_recorded(town: Town) -> None:
    town.engine.answer = acting(RequestHandoff("citizen_asked", "passport"))
    (reply,) = await town.say("je veux parler à une personne")
    assert "office of passport" in reply
    assert "37 37" in reply
    async with town.tables.connect() as connection:
        row = (await connection.execute(select(handoff))).one()
    assert (row.reason, row.service, row.closed_at) == ("citizen_asked", "passport", None)


async def test_a_call_for_a_human_without_a_service_still_says_where_to_go(town: Town) -> None:
    town.engine.answer = acting(RequestHandoff("citizen_asked"))
    assert await town.say("une personne svp") == [town.phrases.say("utter_human_general", Language.FR)]


async def test_an_engine_that_says_nothing_is_not_answered_with_silence(town: Town) -> None:
    town.engine.answer = acting()
    _, reply = await town.send({"type": "message", "text": "bonjour"})
    assert reply.content.text == town.phrases.say("utter_lost", Language.FR)
    assert len(reply.content.buttons) == 2


async def test_who_writes_darija_in_latin_letters_is_told_once_and_offered_other_languages(
    town: Town,
) -> None:
    assert (await town.say("salam bghit n3ref ch7al kaysewa lpasport"))[1:] == [
        town.phrases.say("utter_arabizi_note", Language.ARY)
    ]
    note = (await town.lines())[-1]
    assert [button.title for button in note.content.buttons] == ["fr", "ar", "en"]
    assert len(await town.say("w chno khassni n jib m3aya")) == 1


async def test_options_that_ask_the_same_are_told_apart_by_their_service_alone(town: Town) -> None:
    options = (Option("ask_fee", "passport"), Option("ask_fee", "birth-certificate"))
    town.engine.answer = acting(Suggest("utter_which_service", options))
    _, offer = await town.send({"type": "message", "text": "bonjour"})
    assert [button.title for button in offer.content.buttons] == [
        "name_service:passport",
        "name_service:birth-certificate",
    ]
    assert offer.content.buttons[0].payload == '/ask_fee{"service":"passport"}'
