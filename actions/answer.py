"""Answers a question about a public service, or finds out which service is meant."""

from collections.abc import Sequence

from actions import effects, replies
from actions.aspects import ASK_SAME_FOR, FIRST_ASPECT, NAME_SERVICE, aspect_of, intent_of
from actions.deciding import DecidingAction
from actions.named import answer_named, sure_aspects
from actions.outcome import Outcome
from actions.resolution import Kind, resolve
from actions.turn import Turn

SURE = 0.7
"""Under this confidence, a question about something the catalogue does not know is small talk: of the
examples left out of training, one in two is understood wrongly there, one in sixteen above."""


class ActionAnswer(DecidingAction):
    """Answers about one service, offers several to choose among, or asks which is meant."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_answer"

    def decide(self, turn: Turn) -> Outcome:
        """Answer the question of this turn."""
        return decide(turn)


def decide(turn: Turn) -> Outcome:
    """Return the answer to a turn."""
    aspects = _asked(turn)
    if turn.service:
        return replies.tell(turn.service, aspects, turn.detail)
    current = None if _leaves(turn) else turn.current_service
    found = resolve(turn.candidates, turn.focus, current)
    if found.kind in {Kind.ONE, Kind.CONTEXT}:
        return replies.tell(found.services[0], aspects)
    if found.services:
        phrase = "utter_which_service" if found.kind is Kind.SEVERAL else "utter_did_you_mean"
        return _choose(turn, phrase, aspects[0], found.services)
    if found.kind is Kind.UNKNOWN:
        return _unknown(turn, aspects[0])
    offered = tuple(dict.fromkeys(option["service"] for option in turn.offered if option["service"]))
    if offered:
        return _choose(turn, "utter_which_service", aspects[0], offered)
    return replies.ask_service(turn, aspects[0])


def decide_beside(turn: Turn) -> Outcome | None:
    """Return the answer to the question that a message holds beside what it was taken for, or None.

    A service named in full is answered, and so are sure questions in context.
    """
    return answer_named(turn) or (decide(turn) if sure_aspects(turn) else None)


def _asked(turn: Turn) -> tuple[str, ...]:
    if turn.intent == NAME_SERVICE:
        return (turn.pending_aspect or FIRST_ASPECT,)
    if turn.intent == ASK_SAME_FOR:
        return (turn.pending_aspect or turn.aspect or FIRST_ASPECT,)
    together, alone = sure_aspects(turn), aspect_of(turn.intent)
    if len(together) > 1 or (together and not alone):
        return together
    return (alone or FIRST_ASPECT,)


def _leaves(turn: Turn) -> bool:
    """Tell whether a message leaves the current service behind. "And for my son?" names no other one."""
    return turn.intent == NAME_SERVICE or (turn.intent == ASK_SAME_FOR and turn.focus != "none")


def _unknown(turn: Turn, aspect: str) -> Outcome:
    """Offer the current service, else ask once which is meant: a second unknown name in a row will not
    become known by asking.
    """
    if turn.confidence < SURE:
        return replies.decline(turn)
    if turn.current_service and turn.intent != NAME_SERVICE:
        # The unknown words may be slang for the question ("faut casquer combien"): one touch confirms.
        option = effects.option(intent_of(aspect), turn.current_service)
        return replies.offer(turn, "utter_did_you_mean", [option], aspect, turn.current_service)
    return replies.ask_service(turn, aspect)


def _choose(turn: Turn, phrase: str, aspect: str, services: Sequence[str]) -> Outcome:
    options = [effects.option(intent_of(aspect), service) for service in services]
    return replies.offer(turn, phrase, options, aspect)
