"""Answers a question about a public service, or finds out which service is meant."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions import effects, replies
from actions.aspects import ASK_SAME_FOR, FIRST_ASPECT, NAME_SERVICE, aspect_of, intent_of
from actions.outcome import Outcome, perform
from actions.resolution import Kind, resolve
from actions.turn import Turn

SURE = 0.7
"""Under this confidence, a question about something the catalogue does not know is small talk: of the
examples left out of training, one in two is understood wrongly there, one in sixteen above."""

NAMES_ANOTHER = frozenset({NAME_SERVICE, ASK_SAME_FOR})
"""Intents that leave the current service behind."""

SURE_CLAUSE = 0.9
"""From this confidence on, each of two clauses is a question of its own: of six thousand examples with one
question each, four are taken for two."""

MOST_ASPECTS = 2
"""Answers to give at once; more would be a wall of text."""


class ActionAnswer(Action):
    """Answers about one service, offers several to choose among, or asks which is meant."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer the question of this turn."""
        return perform(decide(Turn.of(tracker)), dispatcher, tracker)


def decide(turn: Turn) -> Outcome:
    """Return the answer to a turn."""
    aspects = _asked(turn)
    if turn.service:
        return replies.tell(turn.service, aspects, turn.detail)
    current = None if turn.intent in NAMES_ANOTHER else turn.current_service
    found = resolve(turn.candidates, turn.focus, current)
    if found.kind in {Kind.ONE, Kind.CONTEXT}:
        return replies.tell(found.services[0], aspects)
    if found.services:
        phrase = "utter_which_service" if found.kind is Kind.SEVERAL else "utter_did_you_mean"
        options = [effects.option(intent_of(aspects[0]), service) for service in found.services]
        return replies.offer(phrase, options, aspects[0])
    return _unknown(turn, aspects[0]) if found.kind is Kind.UNKNOWN else replies.ask_service(aspects[0])


def asked_together(turn: Turn) -> tuple[str, ...]:
    """Return the aspects a message asks about in clauses of their own; empty unless there are two."""
    sure = [aspect_of(intent) for intent, score in turn.clauses if score >= SURE_CLAUSE]
    aspects = tuple(dict.fromkeys(aspect for aspect in sure if aspect))
    return aspects[:MOST_ASPECTS] if len(aspects) > 1 else ()


def _asked(turn: Turn) -> tuple[str, ...]:
    if turn.intent == NAME_SERVICE:
        return (turn.pending_aspect or FIRST_ASPECT,)
    if turn.intent == ASK_SAME_FOR:
        return (turn.pending_aspect or turn.aspect or FIRST_ASPECT,)
    return asked_together(turn) or (aspect_of(turn.intent) or FIRST_ASPECT,)


def _unknown(turn: Turn, aspect: str) -> Outcome:
    """Offer the current service, else ask once which is meant: a second unknown name in a row will not
    become known by asking.
    """
    if turn.confidence < SURE:
        return Outcome(("utter_out_of_scope",))
    if turn.current_service and turn.intent not in NAMES_ANOTHER:
        # The unknown words may be slang for the question ("faut casquer combien"): one touch confirms.
        option = effects.option(intent_of(aspect), turn.current_service)
        return replies.offer("utter_did_you_mean", [option], aspect)
    return replies.lost(turn) if turn.just_asked else replies.ask_service(aspect)
