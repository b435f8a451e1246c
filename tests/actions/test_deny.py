from actions import effects
from actions.deny import decide


def test_a_no_is_asked_what_is_wanted_instead(turn):
    assert decide(turn("deny", aspect="fee", current_service="card")).replies == ("utter_denied",)


def test_a_no_that_names_another_service_gets_the_same_about_that(turn):
    outcome = decide(turn("deny", {"passport": 0.9}, aspect="fee", current_service="card"))
    assert outcome.replies == (effects.answer("passport", ["fee"], "short"),)
