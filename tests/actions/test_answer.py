import pytest

from actions import effects
from actions.answer import decide


def test_a_question_is_answered_and_its_service_remembered(turn):
    outcome = decide(turn("ask_fee", {"card": 0.9}, current_service="passport", pending_aspect="where"))
    assert outcome.replies == (effects.answer("card", ["fee"], "short"),)
    assert outcome.slots == {"service": "card", "aspect": "fee", "pending_aspect": None}


def test_a_button_wins_over_every_candidate(turn):
    outcome = decide(turn("ask_fee", {"card": 0.9}, service="passport", detail="full"))
    assert outcome.replies == (effects.answer("passport", ["fee"], "full"),)


def test_a_follow_up_is_answered_from_context(turn):
    assert decide(turn("ask_fee", current_service="card")).replies == (
        effects.answer("card", ["fee"], "short"),
    )


def test_a_question_about_something_unknown_is_not_answered_from_context(turn):
    outcome = decide(turn("ask_fee", focus="unknown", current_service="card"))
    offered = [effects.option("ask_fee", "card")]
    assert outcome.replies == (effects.suggest("utter_did_you_mean", offered),)
    assert outcome.slots["offered"] == offered


def test_a_question_about_something_unknown_and_no_service_before_asks_which(turn):
    outcome = decide(turn("ask_fee", focus="unknown"))
    assert outcome.replies == ("utter_ask_service",)
    assert outcome.slots["pending_aspect"] == "fee"


def test_an_unsure_question_about_something_unknown_is_out_of_scope(turn):
    assert decide(turn("ask_fee", focus="unknown", confidence=0.6)).replies == ("utter_out_of_scope",)


def test_a_second_unknown_service_in_a_row_is_lost(turn):
    outcome = decide(turn("name_service", focus="unknown", pending_aspect="fee", just_asked=True))
    assert outcome.replies[0]["phrase"] == "utter_lost"


def test_a_question_about_nothing_asks_for_the_service_and_is_kept(turn):
    asked = decide(turn("ask_fee"))
    assert asked.replies == ("utter_ask_service",)
    answered = decide(turn("name_service", {"card": 0.9}, pending_aspect=asked.slots["pending_aspect"]))
    assert answered.replies == (effects.answer("card", ["fee"], "short"),)


def test_similar_services_are_offered_with_the_question(turn):
    outcome = decide(turn("ask_fee", {"card": 0.9, "licence": 0.8}))
    options = [effects.option("ask_fee", "card"), effects.option("ask_fee", "licence")]
    assert outcome.replies == (effects.suggest("utter_which_service", options),)
    assert outcome.slots == {"offered": options, "pending_aspect": "fee", "service": None}


def test_a_weak_candidate_is_offered_as_a_guess(turn):
    outcome = decide(turn("ask_fee", {"card": 0.4}))
    assert outcome.replies == (effects.suggest("utter_did_you_mean", [effects.option("ask_fee", "card")]),)


def test_a_service_that_is_only_named_is_introduced(turn):
    assert decide(turn("name_service", {"card": 0.9}, aspect="fee")).replies == (
        effects.answer("card", ["overview"], "short"),
    )


@pytest.mark.parametrize(("aspect", "told"), [("fee", "fee"), (None, "overview")])
def test_the_same_is_told_about_another_service(turn, aspect, told):
    outcome = decide(turn("ask_same_for", {"passport": 0.9}, aspect=aspect, current_service="card"))
    assert outcome.replies == (effects.answer("passport", [told], "short"),)


def test_the_same_for_somebody_else_is_told_about_the_current_service(turn):
    outcome = decide(turn("ask_same_for", aspect="fee", current_service="card"))
    assert outcome.replies == (effects.answer("card", ["fee"], "short"),)


def test_a_similar_service_can_be_asked_for_in_place_of_the_current_one(turn):
    outcome = decide(turn("ask_same_for", {"card": 0.9, "licence": 0.8}, current_service="card"))
    assert outcome.replies[0]["phrase"] == "utter_which_service"


def test_two_questions_in_one_message_are_both_answered(turn):
    clauses = (("greet", 0.99), ("ask_fee", 0.95), ("ask_delay", 0.92), ("ask_where", 0.99))
    outcome = decide(turn("ask_fee", {"card": 0.9}, clauses=clauses))
    assert outcome.replies == (effects.answer("card", ["fee", "delay"], "short"),)
    assert outcome.slots["aspect"] == "fee"


@pytest.mark.parametrize(
    "clauses",
    [
        (("ask_fee", 0.95), ("ask_delay", 0.8)),
        (("ask_fee", 0.95), ("ask_fee", 0.95)),
        (("greet", 0.99), ("ask_delay", 0.99)),
    ],
)
def test_clauses_that_are_not_two_sure_questions_change_nothing(turn, clauses):
    outcome = decide(turn("ask_fee", {"card": 0.9}, clauses=clauses))
    assert outcome.replies == (effects.answer("card", ["fee"], "short"),)


def test_a_bare_question_after_a_choice_repeats_the_choice_with_that_question(turn):
    offered = (effects.option("ask_overview", "card"), effects.option("ask_overview", "visa"))
    outcome = decide(turn("ask_fee", offered=offered))
    again = [effects.option("ask_fee", "card"), effects.option("ask_fee", "visa")]
    assert outcome.replies == (effects.suggest("utter_which_service", again),)
