from actions import effects, replies


def test_an_answer_settles_what_was_pending():
    assert replies.tell("card", ["fee", "where"]).slots == {
        "service": "card",
        "aspect": "fee",
        "pending_aspect": None,
    }


def test_an_offer_is_remembered_with_its_question():
    options = [effects.option("ask_fee", "card")]
    assert replies.offer("utter_did_you_mean", options, "fee").slots == {
        "offered": options,
        "pending_aspect": "fee",
    }


def test_asking_for_a_service_remembers_the_question():
    assert replies.ask_service("fee").slots == {"pending_aspect": "fee"}
    assert replies.ask_service().slots == {"pending_aspect": "overview"}


def test_being_lost_twice_in_a_row_asks_for_a_human(turn):
    once = replies.lost(turn("nlu_fallback"))
    assert (once.replies[0]["effect"], once.slots["lost_count"]) == ("catalogue.suggest", 1)
    twice = replies.lost(turn("nlu_fallback", lost_count=1))
    assert (twice.replies[0]["effect"], dict(twice.slots)) == ("handoff.request", {})
