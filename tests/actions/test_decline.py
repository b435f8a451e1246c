from actions import effects
from actions.decline import decide


def test_what_is_no_public_service_is_declined(turn):
    assert decide(turn("out_of_scope", confidence=0.95)).replies == ("utter_out_of_scope",)


def test_a_service_named_in_full_is_answered_all_the_same(turn):
    outcome = decide(turn("out_of_scope", {"card": 0.9}, clauses=(("ask_steps", 0.95),)))
    assert outcome.replies == (effects.answer("card", ["steps"], "short"),)


def test_a_service_that_may_be_meant_is_offered(turn):
    outcome = decide(turn("out_of_scope", {"card": 0.5}))
    offered = [effects.option("ask_overview", "card")]
    assert outcome.replies == (effects.suggest("utter_did_you_mean", offered),)


def test_an_unsure_refusal_in_a_running_conversation_offers_a_way_on(turn):
    outcome = decide(turn("out_of_scope", confidence=0.6, current_service="card"))
    assert outcome.replies[0]["phrase"] == "utter_lost"
