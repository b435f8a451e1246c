from typing import Any

import pytest

from bot.dialogue.acts import EFFECTS, EngineSpeaksOtherwise, decode_result
from bot.domain.aspects import Aspect
from bot.domain.content import Button
from bot.domain.language import Language
from bot.domain.turn import (
    Act,
    Answer,
    ChooseLanguage,
    Option,
    RequestHandoff,
    Say,
    SetLanguage,
    Suggest,
)

SECRET = "mon numéro est le 0612345678"


def answer(*replies: Any, **changes: Any) -> dict[str, Any]:
    parse = {"intent": "greet", "confidence": 0.9, "ranking": []}
    return {"state": {"slots": {}}, "replies": list(replies), "parse": parse} | changes


@pytest.mark.parametrize(
    ("reply", "act"),
    [
        ({"text": "Bonjour"}, Say("Bonjour")),
        ({"text": ""}, Say("")),
        (
            {"text": "?", "buttons": [{"title": "Oui", "payload": "/affirm"}]},
            Say("?", (Button("Oui", "/affirm"),)),
        ),
        (
            {"effect": "catalogue.answer", "service": "cnie", "aspects": ["fee", "delay"], "detail": "short"},
            Answer("cnie", (Aspect.FEE, Aspect.DELAY)),
        ),
        (
            {"effect": "catalogue.answer", "service": "cnie", "aspects": ["fee"], "detail": "full"},
            Answer("cnie", (Aspect.FEE,), full=True),
        ),
        (
            {"effect": "catalogue.answer", "service": "cnie", "aspects": ["fee"]},
            Answer("cnie", (Aspect.FEE,)),
        ),
        (
            {
                "effect": "catalogue.suggest",
                "phrase": "utter_which_service",
                "options": [{"intent": "ask_fee", "service": "cnie"}, {"intent": "help", "service": None}],
            },
            Suggest("utter_which_service", (Option("ask_fee", "cnie"), Option("help"))),
        ),
        ({"effect": "language.set", "language": "ary"}, SetLanguage(Language.ARY)),
        ({"effect": "language.choose"}, ChooseLanguage()),
        (
            {"effect": "handoff.request", "reason": "lost", "service": "cnie"},
            RequestHandoff("lost", "cnie"),
        ),
        ({"effect": "handoff.request", "reason": "citizen_asked"}, RequestHandoff("citizen_asked")),
    ],
)
def test_every_reply_and_effect_becomes_an_act(reply: dict[str, Any], act: Act) -> None:
    assert decode_result(answer(reply)).acts == (act,)


def test_every_effect_has_been_tried() -> None:
    assert set(EFFECTS) == {
        "catalogue.answer",
        "catalogue.suggest",
        "language.set",
        "language.choose",
        "handoff.request",
    }


def test_acts_keep_their_order_and_the_parse_and_state_are_given_back() -> None:
    result = decode_result(answer({"text": "un"}, {"effect": "language.choose"}, {"text": "deux"}))
    assert result.acts == (Say("un"), ChooseLanguage(), Say("deux"))
    assert (result.state, result.intent, result.confidence) == ({"slots": {}}, "greet", 0.9)


@pytest.mark.parametrize(
    "malformed",
    [
        None,
        [],
        "ok",
        {},
        answer(state=None),
        answer(state=SECRET),
        {key: value for key, value in answer().items() if key != "state"},
        answer(replies=None),
        answer(parse=None),
        answer(parse={"intent": "greet"}),
        answer(parse={"intent": None, "confidence": 1.0}),
        answer(parse={"intent": "greet", "confidence": SECRET}),
        answer(SECRET),
        answer(None),
        answer({}),
        answer({"text": None}),
        answer({"text": 5}),
        answer({"text": "?", "buttons": None}),
        answer({"text": "?", "buttons": [{"title": "x"}]}),
        answer({"text": "?", "buttons": [{"title": 1, "payload": "/x"}]}),
        answer({"effect": "unheard.of"}),
        answer({"effect": ["catalogue.answer"]}),
        answer({"effect": "catalogue.answer", "service": "cnie"}),
        answer({"effect": "catalogue.answer", "service": "cnie", "aspects": [SECRET]}),
        answer({"effect": "catalogue.answer", "aspects": ["fee"]}),
        answer({"effect": "catalogue.suggest", "phrase": "utter_lost"}),
        answer({"effect": "catalogue.suggest", "phrase": "utter_lost", "options": [{"service": "cnie"}]}),
        answer({"effect": "language.set", "language": SECRET}),
        answer({"effect": "handoff.request"}),
    ],
)
def test_a_malformed_answer_is_refused_without_quoting_it(malformed: Any) -> None:
    with pytest.raises(EngineSpeaksOtherwise) as refused:
        decode_result(malformed)
    assert str(refused.value).startswith("engine answer: ")
    assert SECRET not in str(refused.value)
