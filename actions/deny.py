"""Takes a "no": asks what is wanted instead, unless the message says it ("no, the passport")."""

from actions.deciding import DecidingAction
from actions.named import answer_named
from actions.outcome import Outcome
from actions.turn import Turn


class ActionDeny(DecidingAction):
    """Answers what is named instead, else asks."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_deny"

    def decide(self, turn: Turn) -> Outcome:
        """Ask again, or answer what was meant."""
        return decide(turn)


def decide(turn: Turn) -> Outcome:
    """Return what a "no" leads to. What was asked before is asked of the service named instead."""
    return answer_named(turn, otherwise=turn.aspect) or Outcome(("utter_denied",))
