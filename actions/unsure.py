"""Finds a way on when a message was not understood: offers what it may have meant, or says so."""

from actions import answer, effects, replies
from actions.aspects import NAME_SERVICE, aspect_of, intent_of
from actions.deciding import DecidingAction
from actions.effects import Option
from actions.outcome import Outcome
from actions.resolution import MOST_OPTIONS, Kind, Resolution, resolve
from actions.turn import Turn

PLAUSIBLE = 0.2
"""The likeliest question must reach this to be offered for its own sake: of the examples left out of
training and not understood, six in ten have their true intent from here up."""

WORTH_A_BUTTON = 0.1
"""Further questions from here up are offered with it: the true one is then among three buttons in
three cases of four; below, a button is right one time in twenty."""

WITHOUT_SERVICE = frozenset({"help", "ask_human", "change_language"})
"""Intents worth offering that are about no service."""


class ActionUnsure(DecidingAction):
    """Answers a service named in reply to our question, else offers, else is lost."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_unsure"

    def decide(self, turn: Turn) -> Outcome:
        """Find a way on."""
        return decide(turn)


def decide(turn: Turn) -> Outcome:
    """Return the way on. A service named in full is answered, and so are sure questions in context."""
    if answered := answer.decide_beside(turn):
        return answered
    found = resolve(turn.candidates, turn.focus, None)
    if found.kind is Kind.ONE and turn.pending_aspect:
        return replies.tell(found.services[0], (turn.pending_aspect,))
    options = _about(found, turn) if found.services else _plausible(turn)
    if options:
        about = found.services[0] if found.kind is Kind.ONE else None
        return replies.offer(turn, "utter_did_you_mean", options, turn.pending_aspect, about)
    return replies.lost(turn)


def _about(found: Resolution, turn: Turn) -> list[Option]:
    """Return questions about the services found: several about one, or the same about several."""
    intents = [intent for intent in _likely(turn) if aspect_of(intent)] or [NAME_SERVICE]
    if len(found.services) == 1:
        return [effects.option(intent, found.services[0]) for intent in intents]
    intent = intent_of(turn.pending_aspect) if turn.pending_aspect else intents[0]
    return [effects.option(intent, service) for service in found.services]


def _plausible(turn: Turn) -> list[Option]:
    """Return likely questions; they are about the current service unless the message names another."""
    if not any(_offerable(intent) and score >= PLAUSIBLE for intent, score in turn.ranking):
        return []
    service = turn.current_service if turn.focus == "none" else None
    return [
        effects.option(intent, None if intent in WITHOUT_SERVICE else service) for intent in _likely(turn)
    ]


def _likely(turn: Turn) -> list[str]:
    likely = [i for i, score in turn.ranking if _offerable(i) and score >= WORTH_A_BUTTON]
    return likely[:MOST_OPTIONS]


def _offerable(intent: str) -> bool:
    return aspect_of(intent) is not None or intent in WITHOUT_SERVICE
