"""A typed view of the turn an action is asked to act in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rasa_sdk.interfaces import Tracker

from actions.effects import Option
from actions.resolution import Candidate

Scored = tuple[str, float]
"""An intent with its confidence."""

_FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Turn:
    """What a citizen's message was understood as, and what the conversation remembers.

    `ranking` holds intents with their confidence, likeliest first; `clauses` the likeliest of each clause, in
    order, where the message has several. `service`, `detail` and `language` come
    from a button. `just_asked` (which service is meant), `offered` and `lost_count` count only when the turn
    before was one of our actions: plain replies ("hello", "thanks") do not touch what is remembered.
    """

    intent: str
    confidence: float = 1.0
    ranking: tuple[Scored, ...] = ()
    clauses: tuple[Scored, ...] = ()
    service: str | None = None
    detail: str = "short"
    language: str | None = None
    candidates: tuple[Candidate, ...] = ()
    focus: str = "none"
    named_languages: tuple[str, ...] = ()
    current_service: str | None = None
    aspect: str | None = None
    pending_aspect: str | None = None
    just_asked: bool = False
    offered: tuple[Option, ...] = ()
    lost_count: int = 0

    @classmethod
    def of(cls, tracker: Tracker) -> "Turn":
        """Return the turn a tracker is in."""
        message = tracker.latest_message
        context: Mapping[str, Any] = message.get("metadata") or {}
        entities = {e["entity"]: e["value"] for e in message.get("entities") or []}
        acted = _previous_action(tracker.events).startswith("action_")
        return cls(
            intent=message["intent"]["name"],
            confidence=message["intent"]["confidence"],
            ranking=_scored(message.get("intent_ranking") or []),
            clauses=_scored(message.get("clause_intents") or []),
            service=entities.get("service"),
            detail=entities.get("detail", "short"),
            language=entities.get("language"),
            candidates=tuple(Candidate(c["id"], c["score"]) for c in context.get("candidates", [])),
            focus=context.get("focus", "none"),
            named_languages=tuple(context.get("named_languages", [])),
            current_service=tracker.get_slot("service"),
            aspect=tracker.get_slot("aspect"),
            pending_aspect=tracker.get_slot("pending_aspect"),
            just_asked=acted and tracker.get_slot("pending_aspect") is not None,
            offered=tuple(tracker.get_slot("offered") or []) if acted else (),
            lost_count=int(tracker.get_slot("lost_count") or 0) if acted else 0,
        )


def _scored(intents: Iterable[Mapping[str, Any]]) -> tuple[Scored, ...]:
    return tuple((i["name"], i["confidence"]) for i in intents if i["name"] != _FALLBACK)


def _previous_action(events: Iterable[Mapping[str, Any]]) -> str:
    """Return the last action before the citizen's message, or an empty name."""
    name, previous = "", ""
    for event in events:
        if event["event"] == "user":
            previous = name
        elif event["event"] == "action" and event["name"] != "action_listen":
            name = event["name"] or ""
    return previous
