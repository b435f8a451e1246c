import json

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered

from engine.turn_state import empty_state, restore, snapshot

DOMAIN = Domain.from_dict(
    {
        "intents": ["ask_fee", "greet"],
        "actions": ["action_answer"],
        "forms": {"complaint_form": {"required_slots": []}},
        "slots": {
            name: {"type": "any", "mappings": [{"type": "custom"}], **more}
            for name, more in {"language": {"initial_value": "fr"}, "service": {}, "count": {}}.items()
        },
    }
)


def turn(intent, action="action_answer"):
    return [
        UserUttered("secret words", {"name": intent}, [{"entity": "e", "value": "secret"}]),
        ActionExecuted(action),
        ActionExecuted("action_listen"),
    ]


def after(*events, state=None):
    tracker = restore("c", state or empty_state(), "en", DOMAIN)
    tracker.update_with_events(list(events), DOMAIN)
    return tracker


def test_a_new_conversation_listens_in_the_language_asked_for():
    tracker = after()
    assert tracker.latest_action_name == "action_listen"
    assert tracker.get_slot("language") == "en"
    assert snapshot(tracker) == empty_state()


def test_slots_come_back_and_those_at_their_start_are_left_out():
    state = snapshot(after(SlotSet("service", "card"), SlotSet("count", None)))
    assert state["slots"] == {"service": "card"}
    assert after(state=state).get_slot("service") == "card"


def test_the_last_two_turns_come_back_without_words():
    state = snapshot(after(*turn("greet"), *turn("greet"), *turn("ask_fee")))
    assert state["events"] == [
        {"event": "user", "intent": "greet"},
        {"event": "action", "name": "action_answer"},
        {"event": "user", "intent": "ask_fee"},
        {"event": "action", "name": "action_answer"},
    ]
    assert "secret" not in json.dumps(state)
    again = after(state=state)
    assert [e.intent_name for e in again.events if isinstance(e, UserUttered)] == ["greet", "ask_fee"]
    assert snapshot(again) == state


def test_a_running_form_is_remembered_however_long_it_runs():
    state = snapshot(after(ActiveLoop("complaint_form"), *turn("greet"), *turn("greet"), *turn("greet")))
    assert after(state=state).active_loop_name == "complaint_form"
    ended = snapshot(after(*turn("greet"), ActiveLoop(None), state=state))
    assert after(state=ended).active_loop_name is None


@pytest.mark.parametrize(
    "stale",
    [
        {"slots": {"gone": 1}, "events": []},
        {"slots": {}, "events": [{"event": "user", "intent": "gone"}]},
        {"slots": {}, "events": [{"event": "action", "name": "action_gone"}]},
        {"slots": {}, "events": [{"event": "active_loop", "name": "gone_form"}]},
        {"slots": {}, "events": [{"event": "user"}, {"event": "action"}]},
    ],
)
def test_what_an_older_model_knew_is_left_out(stale):
    assert snapshot(after(state=stale)) == empty_state()
