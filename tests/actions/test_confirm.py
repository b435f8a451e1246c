import pytest

from actions import effects
from actions.confirm import decide


def test_yes_to_the_one_thing_offered_does_it(turn):
    outcome = decide(turn("affirm", offered=(effects.option("ask_fee", "card"),)))
    assert outcome.replies == (effects.answer("card", ["fee"], "short"),)


@pytest.mark.parametrize("offered", [(), (effects.option("help"), effects.option("ask_human"))])
def test_yes_to_nothing_or_to_several_asks_what_comes_next(turn, offered):
    assert decide(turn("affirm", offered=offered)).replies == ("utter_what_next",)


@pytest.mark.parametrize(
    ("intent", "reply"),
    [
        ("help", "utter_help"),
        ("ask_human", effects.request_handoff("citizen_asked", None)),
        ("change_language", effects.choose_language()),
        ("ask_fee", "utter_ask_service"),
    ],
)
def test_yes_to_an_offer_without_a_service(turn, intent, reply):
    assert decide(turn("affirm", offered=(effects.option(intent),))).replies == (reply,)
