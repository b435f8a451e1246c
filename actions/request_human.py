"""Asks for a human."""

from actions import effects
from actions.deciding import DecidingAction
from actions.outcome import Outcome
from actions.resolution import Kind, resolve
from actions.turn import Turn


class ActionRequestHuman(DecidingAction):
    """Asks for a human, with the service the conversation is about where there is one."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_request_human"

    def decide(self, turn: Turn) -> Outcome:
        """Ask for a human."""
        return decide(turn)


def decide(turn: Turn) -> Outcome:
    """Return the request. A service named in it wins over the one talked about before."""
    found = resolve(turn.candidates, turn.focus, turn.current_service)
    named = found.services[0] if found.kind is Kind.ONE else None
    service = turn.service or named or turn.current_service
    return Outcome((effects.request_handoff("citizen_asked", service),))
