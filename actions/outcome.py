"""What an action decides: what to say and declare, and what to remember."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.effects import Effect

Reply = str | Effect
"""A phrase by its key ("utter_help"), or an effect."""


@dataclass(frozen=True)
class Outcome:
    """The replies of an action in order, the slots it sets, and an action to run next.

    What was offered, asked back for, and how often we were lost is forgotten unless `slots` says otherwise.
    """

    replies: tuple[Reply, ...]
    slots: Mapping[str, Any] = field(default_factory=dict)
    followed_by: str | None = None


def perform(outcome: Outcome, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Say what was decided and return the events that remember it: one per slot that changes."""
    for reply in outcome.replies:
        if isinstance(reply, str):
            dispatcher.utter_message(response=reply)
        else:
            dispatcher.utter_message(json_message=reply)
    slots = {"offered": None, "pending_aspect": None, "lost_count": None, **outcome.slots}
    changed = {name: value for name, value in slots.items() if tracker.get_slot(name) != value}
    events: list[EventType] = [SlotSet(name, value) for name, value in changed.items()]
    return [*events, FollowupAction(outcome.followed_by)] if outcome.followed_by else events
