import pytest

from actions import effects, replies


def test_an_answer_settles_what_was_pending():
    assert replies.tell("card", ["fee", "where"]).slots == {
        "service": "card",
        "aspect": "fee",
        "pending_aspect": None,
    }


def test_an_offer_is_remembered_with_its_question(turn):
    options = [effects.option("ask_fee", "card")]
    assert replies.offer(turn("ask_fee"), "utter_did_you_mean", options, "fee").slots == {
        "offered": options,
        "pending_aspect": "fee",
    }


def test_asking_for_a_service_remembers_the_question(turn):
    assert replies.ask_service(turn("ask_fee"), "fee").slots == {"pending_aspect": "fee"}
    assert replies.ask_service(turn("ask_fee")).slots == {"pending_aspect": "overview"}


def test_being_lost_twice_in_a_row_asks_for_a_human(turn):
    once = replies.lost(turn("nlu_fallback"))
    assert (once.replies[0]["effect"], once.slots["lost_count"]) == ("catalogue.suggest", 1)
    twice = replies.lost(turn("nlu_fallback", lost_count=1))
    assert (twice.replies[0]["effect"], dict(twice.slots)) == ("handoff.request", {"pending_aspect": None})


@pytest.mark.parametrize("focus", ["known", "unknown"])
def test_a_message_about_something_else_leaves_the_current_service_behind(turn, focus):
    other = turn("ask_fee", focus=focus, current_service="card")
    options = [effects.option("ask_fee", "visa"), effects.option("ask_fee", "licence")]
    for outcome in (
        replies.offer(other, "utter_which_service", options),
        replies.ask_service(other),
        replies.lost(other),
        replies.decline(other),
    ):
        assert outcome.slots["service"] is None


def test_a_message_without_a_subject_keeps_the_current_service(turn):
    vague = turn("out_of_scope", current_service="card")
    assert "service" not in replies.lost(vague).slots
    assert "service" not in replies.decline(vague).slots


def test_asking_for_the_service_twice_in_a_row_is_being_lost(turn):
    again = replies.ask_service(turn("ask_fee", just_asked=True, pending_aspect="fee"))
    assert again.replies[0]["phrase"] == "utter_lost"
