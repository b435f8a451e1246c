"""Takes a "yes": does what was offered, when exactly one thing was."""

from actions import effects, replies
from actions.aspects import FIRST_ASPECT, aspect_of
from actions.deciding import DecidingAction
from actions.effects import Option
from actions.named import answer_named
from actions.outcome import Outcome
from actions.turn import Turn


class ActionConfirm(DecidingAction):
    """Does the one thing that was offered, else asks what comes next."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_confirm"

    def decide(self, turn: Turn) -> Outcome:
        """Do what the citizen agreed to."""
        return decide(turn)


def decide(turn: Turn) -> Outcome:
    """Return what a "yes" leads to."""
    if len(turn.offered) == 1:
        return _do(turn, turn.offered[0])
    return answer_named(turn) or Outcome(("utter_what_next",))


def _do(turn: Turn, option: Option) -> Outcome:
    intent, service = option["intent"] or "", option["service"]
    if service:
        return replies.tell(service, (aspect_of(intent) or FIRST_ASPECT,))
    if intent == "ask_human":
        return Outcome((effects.request_handoff("citizen_asked", None),))
    if intent == "change_language":
        return Outcome((effects.choose_language(),))
    if intent == "help":
        return Outcome(("utter_help",))
    return replies.ask_service(turn, aspect_of(intent) or FIRST_ASPECT)
