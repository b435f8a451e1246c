"""Answers courtesies and questions about the assistant, unless the message asks about a service too."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions import answer
from actions.named import answer_named, sure_aspects
from actions.outcome import Outcome, perform
from actions.turn import Turn

PHRASES = {
    "greet": "utter_greet",
    "goodbye": "utter_goodbye",
    "thanks": "utter_thanks",
    "help": "utter_help",
    "bot_challenge": "utter_bot_challenge",
}


class ActionCourtesy(Action):
    """Says the phrase of the intent; but "hello, how much is a passport" is a question."""

    def name(self) -> str:
        """Return the action's name in rules."""
        return "action_courtesy"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer the question in the message, else the courtesy."""
        return perform(decide(Turn.of(tracker)), dispatcher, tracker)


def decide(turn: Turn) -> Outcome:
    """Return the answer. What was asked back for before the courtesy is still open after it."""
    if named := answer_named(turn):
        return named
    if sure_aspects(turn):
        return answer.decide(turn)
    return Outcome((PHRASES[turn.intent],), {"pending_aspect": turn.pending_aspect})
