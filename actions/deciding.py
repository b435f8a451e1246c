"""What all our actions have in common: they look at the turn, decide, and perform what they decided."""

from abc import ABC, abstractmethod

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from actions.outcome import Outcome, perform
from actions.turn import Turn


class DecidingAction(Action, ABC):
    """An action that decides from the turn alone, without reading or writing anything else."""

    @abstractmethod
    def name(self) -> str:
        """Return the action's name in rules."""

    @abstractmethod
    def decide(self, turn: Turn) -> Outcome:
        """Return what comes of a turn."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Do what is decided."""
        return perform(self.decide(Turn.of(tracker)), dispatcher, tracker)
