from actions import effects
from actions.change_language import decide


def test_the_language_named_first_is_taken_and_confirmed_in_itself(turn):
    outcome = decide(turn("change_language", named_languages=("en", "fr")))
    assert outcome.replies == (effects.set_language("en"),)
    assert outcome.slots == {"language": "en"}
    assert outcome.followed_by == "utter_language_changed"


def test_a_button_wins_over_the_words(turn):
    assert decide(turn("change_language", language="ar", named_languages=("en",))).replies == (
        effects.set_language("ar"),
    )


def test_no_language_named_offers_all(turn):
    outcome = decide(turn("change_language"))
    assert (outcome.replies, outcome.followed_by) == ((effects.choose_language(),), None)


def test_a_service_named_in_full_is_what_the_message_is_about(turn):
    outcome = decide(turn("change_language", {"card": 0.9}, named_languages=("fr",)))
    assert outcome.replies == (effects.answer("card", ["overview"], "short"),)
