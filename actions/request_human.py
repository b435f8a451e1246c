"""Asks for a human."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions import effects
from actions.outcome import Outcome, perform
from actions.resolution import Kind, resolve
from actions.turn import Turn


class ActionRequestHuman(Action):
    """Asks for a human, with the service the conversation is about where there is one."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_request_human"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Ask for a human."""
        return perform(decide(Turn.of(tracker)), dispatcher, tracker)


def decide(turn: Turn) -> Outcome:
    """Return the request. A service named in it wins over the one talked about before."""
    found = resolve(turn.candidates, turn.focus, turn.current_service)
    named = found.services[0] if found.kind is Kind.ONE else None
    service = turn.service or named or turn.current_service
    return Outcome((effects.request_handoff("citizen_asked", service),))
