from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.outcome import Outcome, perform


def performed(outcome, **slots):
    dispatcher = CollectingDispatcher()
    events = perform(outcome, dispatcher, Tracker("c", slots, {}, [], False, None, {}, None))
    return dispatcher.messages, events


def test_phrases_and_effects_are_said_in_order():
    messages, _ = performed(Outcome(({"effect": "language.choose"}, "utter_help")))
    assert [m["custom"] for m in messages] == [{"effect": "language.choose"}, {}]
    assert [m["response"] for m in messages] == [None, "utter_help"]


def test_an_offer_and_the_lost_count_are_forgotten_unless_renewed():
    _, events = performed(Outcome(("utter_help",)), offered=[1], lost_count=1)
    assert events == [SlotSet("offered", None), SlotSet("lost_count", None)]


def test_only_what_changes_is_an_event_and_the_next_action_comes_last():
    outcome = Outcome((), {"service": "card", "aspect": "fee"}, followed_by="utter_help")
    _, events = performed(outcome, service="card")
    assert events == [SlotSet("aspect", "fee"), FollowupAction("utter_help")]
