import inspect

from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.deciding import DecidingAction
from actions.outcome import Outcome


class Greets(DecidingAction):
    def name(self):
        return "action_test_greets"

    def decide(self, turn):
        return Outcome((f"utter_{turn.intent}",), {"service": "card"})


async def test_what_is_decided_is_said_and_remembered():
    message = {"intent": {"name": "greet", "confidence": 1.0}}
    tracker = Tracker("x", {"service": None}, message, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    events = await Greets().run(dispatcher, tracker, {})
    assert [said["response"] for said in dispatcher.messages] == ["utter_greet"]
    assert {"event": "slot", "name": "service", "value": "card", "timestamp": None} in events


def test_it_is_no_action_by_itself():
    assert inspect.isabstract(DecidingAction)
    executor = ActionExecutor()
    executor.register_package("actions")
    assert "action_answer" in executor.actions
