"""Answers courtesies and questions about the assistant, unless the message asks about a service too."""

from actions import answer
from actions.deciding import DecidingAction
from actions.outcome import Outcome
from actions.turn import Turn

PHRASES = {
    "greet": "utter_greet",
    "goodbye": "utter_goodbye",
    "thanks": "utter_thanks",
    "help": "utter_help",
    "bot_challenge": "utter_bot_challenge",
}


class ActionCourtesy(DecidingAction):
    """Says the phrase of the intent; but "hello, how much is a passport" is a question."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_courtesy"

    def decide(self, turn: Turn) -> Outcome:
        """Answer the question in the message, else the courtesy."""
        return decide(turn)


def decide(turn: Turn) -> Outcome:
    """Return the answer. What was asked back for before the courtesy is still open after it."""
    courtesy = Outcome((PHRASES[turn.intent],), {"pending_aspect": turn.pending_aspect})
    return answer.decide_beside(turn) or courtesy
