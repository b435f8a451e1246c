"""Declines what is no public service, unless the message names one after all."""

from actions import effects, replies
from actions.aspects import FIRST_ASPECT, intent_of
from actions.deciding import DecidingAction
from actions.named import answer_named
from actions.outcome import Outcome
from actions.resolution import resolve
from actions.turn import Turn

SURE = 0.7
"""Under this confidence, a message that seems out of place in a running conversation is only unclear."""


class ActionDecline(DecidingAction):
    """Says what the assistant is for; the catalogue has the last word on what a public service is."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_decline"

    def decide(self, turn: Turn) -> Outcome:
        """Decline, or answer after all."""
        return decide(turn)


def decide(turn: Turn) -> Outcome:
    """Return the answer to a message that seems to be about no public service."""
    if named := answer_named(turn):
        return named
    guesses = resolve(turn.candidates, turn.focus, None).services
    if guesses:
        options = [effects.option(intent_of(FIRST_ASPECT), service) for service in guesses]
        return replies.offer(turn, "utter_did_you_mean", options)
    if turn.current_service and turn.confidence < SURE:
        return replies.lost(turn)
    return replies.decline(turn)
