"""Takes a "no": asks what is wanted instead, unless the message says it ("no, the passport")."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.named import answer_named
from actions.outcome import Outcome, perform
from actions.turn import Turn


class ActionDeny(Action):
    """Answers what is named instead, else asks."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_deny"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Ask again, or answer what was meant."""
        return perform(decide(Turn.of(tracker)), dispatcher, tracker)


def decide(turn: Turn) -> Outcome:
    """Return what a "no" leads to. What was asked before is asked of the service named instead."""
    return answer_named(turn, otherwise=turn.aspect) or Outcome(("utter_denied",))
