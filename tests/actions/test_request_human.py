import pytest

from actions import effects
from actions.request_human import decide


@pytest.mark.parametrize(
    ("candidates", "fields", "service"),
    [
        ({}, {}, None),
        ({}, {"current_service": "card"}, "card"),
        ({}, {"current_service": "card", "focus": "unknown"}, "card"),
        ({"passport": 0.9}, {"current_service": "card"}, "passport"),
        ({"passport": 0.4}, {}, None),
        ({"passport": 0.9}, {"service": "visa"}, "visa"),
    ],
)
def test_a_human_is_asked_for_about_the_service_in_question(turn, candidates, fields, service):
    assert decide(turn("ask_human", candidates, **fields)).replies == (
        effects.request_handoff("citizen_asked", service),
    )
