from actions import effects
from actions.unsure import decide

FEE_OR_DELAY = (("ask_fee", 0.4), ("greet", 0.2), ("ask_delay", 0.2), ("ask_where", 0.01))


def test_a_service_named_in_reply_to_our_question_answers_it(turn):
    outcome = decide(turn("nlu_fallback", {"card": 0.9}, pending_aspect="fee"))
    assert outcome.replies == (effects.answer("card", ["fee"], "short"),)


def test_a_clear_service_is_offered_with_the_likely_questions(turn):
    outcome = decide(turn("nlu_fallback", {"card": 0.7}, ranking=FEE_OR_DELAY))
    options = [effects.option("ask_fee", "card"), effects.option("ask_delay", "card")]
    assert outcome.replies == (effects.suggest("utter_did_you_mean", options),)
    assert outcome.slots["offered"] == options
    assert outcome.slots["service"] == options[0]["service"]


def test_a_clear_service_without_a_likely_question_is_offered_by_itself(turn):
    outcome = decide(turn("nlu_fallback", {"card": 0.7}, ranking=(("greet", 0.4),)))
    assert outcome.replies[0]["options"] == [effects.option("name_service", "card")]


def test_several_services_are_offered_with_the_likeliest_question(turn):
    outcome = decide(turn("nlu_fallback", {"card": 0.5, "licence": 0.45}, ranking=FEE_OR_DELAY))
    assert outcome.replies[0]["options"] == [
        effects.option("ask_fee", "card"),
        effects.option("ask_fee", "licence"),
    ]


def test_likely_questions_without_a_service_are_about_the_current_one(turn):
    outcome = decide(turn("nlu_fallback", ranking=FEE_OR_DELAY, current_service="card"))
    assert outcome.replies[0]["options"][0] == effects.option("ask_fee", "card")


def test_likely_questions_about_something_unknown_are_about_no_service(turn):
    outcome = decide(turn("nlu_fallback", ranking=FEE_OR_DELAY, current_service="card", focus="unknown"))
    assert outcome.replies[0]["options"][0] == effects.option("ask_fee")


def test_help_is_about_no_service(turn):
    outcome = decide(turn("nlu_fallback", ranking=(("help", 0.4),), current_service="card"))
    assert outcome.replies[0]["options"] == [effects.option("help")]


def test_a_message_like_nothing_is_lost_then_handed_over(turn):
    first = decide(turn("nlu_fallback", ranking=(("greet", 0.3),)))
    assert first.replies == (
        effects.suggest("utter_lost", [effects.option("help"), effects.option("ask_human")]),
    )
    assert first.slots["lost_count"] == 1
    second = decide(turn("nlu_fallback", lost_count=1, current_service="card"))
    assert second.replies == (effects.request_handoff("lost", "card"),)


def test_an_unlikely_question_is_offered_beside_a_likely_one_only(turn):
    alone = decide(turn("nlu_fallback", ranking=(("out_of_scope", 0.4), ("ask_fee", 0.15))))
    assert alone.replies[0]["phrase"] == "utter_lost"
    beside = decide(turn("nlu_fallback", ranking=(("ask_delay", 0.4), ("ask_fee", 0.15))))
    assert [option["intent"] for option in beside.replies[0]["options"]] == ["ask_delay", "ask_fee"]


def test_two_sure_questions_are_answered_however_unsure_the_whole_is(turn):
    clauses = (("ask_fee", 0.95), ("ask_delay", 0.95))
    outcome = decide(turn("nlu_fallback", {"card": 0.9}, clauses=clauses))
    assert outcome.replies == (effects.answer("card", ["fee", "delay"], "short"),)
