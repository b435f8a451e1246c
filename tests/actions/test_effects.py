import json

import pytest

from actions import effects


@pytest.mark.parametrize(
    ("effect", "kind"),
    [
        (effects.answer("card", ("fee",), "short"), "catalogue.answer"),
        (effects.suggest("utter_lost", [effects.option("help")]), "catalogue.suggest"),
        (effects.set_language("en"), "language.set"),
        (effects.choose_language(), "language.choose"),
        (effects.request_handoff("lost", None), "handoff.request"),
    ],
)
def test_an_effect_is_json_and_says_its_kind(effect, kind):
    assert json.loads(json.dumps(effect)) == effect
    assert effect["effect"] == kind


def test_an_option_without_a_service_says_so():
    assert effects.option("help") == {"intent": "help", "service": None}
