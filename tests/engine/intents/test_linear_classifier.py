import asyncio

import pytest
from rasa.shared.nlu.training_data.message import Message

from engine.intents.linear_classifier import LinearIntentClassifier


def parsed(agent, text):
    return asyncio.run(agent.parse_message(text))


def test_the_trained_component_sets_intent_and_a_short_ranking(agent):
    parse = parsed(agent, "Combien ça coûte ?")
    assert parse["intent"] == parse["intent_ranking"][0]
    assert parse["intent"]["name"] == "ask_fee"
    assert len(parse["intent_ranking"]) == 5


def test_confidences_have_four_digits(agent):
    ranking = parsed(agent, "je veux")["intent_ranking"]
    assert all(item["confidence"] == round(item["confidence"], 4) for item in ranking)


def test_an_untrained_component_says_so():
    with pytest.raises(RuntimeError, match="before it was trained"):
        LinearIntentClassifier({}, None, None).process([Message({"text": "a"})])
