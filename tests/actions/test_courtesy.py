import pytest

from actions import effects
from actions.courtesy import decide


@pytest.mark.parametrize("intent", ["greet", "goodbye", "thanks", "help", "bot_challenge"])
def test_a_courtesy_gets_its_phrase(turn, intent):
    assert decide(turn(intent, current_service="card")).replies == (f"utter_{intent}",)


def test_a_question_beside_a_greeting_is_answered(turn):
    outcome = decide(turn("greet", {"card": 0.9}, clauses=(("greet", 1.0), ("ask_fee", 0.95))))
    assert outcome.replies == (effects.answer("card", ["fee"], "short"),)


def test_a_sure_question_beside_thanks_is_about_the_current_service(turn):
    clauses = (("thanks", 1.0), ("ask_where", 0.95))
    outcome = decide(turn("thanks", clauses=clauses, current_service="card"))
    assert outcome.replies == (effects.answer("card", ["where"], "short"),)


def test_what_was_asked_before_a_courtesy_is_still_open_after_it(turn):
    assert decide(turn("thanks", pending_aspect="fee")).slots["pending_aspect"] == "fee"
