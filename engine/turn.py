"""Takes one turn: from state and message to new state, replies and parse. Keeps nothing."""

from typing import Any, Dict, List, Mapping

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from engine.turn_request import TurnRequest
from engine.turn_state import restore, snapshot
from engine.turn_store import Turn, taking

CHANNEL = "turn"


class TurnFailed(Exception):
    """A turn that could not be completed. The message names the action or the gap, never the text."""


class Replies(OutputChannel):
    """Collects what the dialogue says and declares, in order."""

    def __init__(self) -> None:
        self.items: List[Dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """Return the name by which responses may be written for this channel."""
        return CHANNEL

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Keep a message as text with buttons, as an effect, or as both in this order."""
        if message.get("text"):
            buttons = [{k: b[k] for k in ("title", "payload")} for b in message.get("buttons") or []]
            self.items.append({"text": message["text"], "buttons": buttons})
        if message.get("custom"):
            self.items.append(message["custom"])


async def take_turn(agent: Agent, request: TurnRequest) -> Dict[str, Any]:
    """Return {"state", "replies", "parse"} after one turn. Raises `TurnFailed`."""
    replies = Replies()
    turn = Turn(restore(request.conversation, request.state, request.language, _domain(agent)))
    message = UserMessage(
        request.message,
        replies,
        request.conversation,
        input_channel=CHANNEL,
        metadata=dict(request.context),
    )
    with taking(turn):
        await agent.handle_message(message)
    _check_complete(turn, replies)
    return {"state": snapshot(turn.tracker), "replies": replies.items, "parse": _parse(turn.tracker)}


def _domain(agent: Agent) -> Domain:
    if agent.domain is None:
        raise TurnFailed("The engine has no model.")
    return agent.domain


def _check_complete(turn: Turn, replies: Replies) -> None:
    if turn.failed_actions:
        raise TurnFailed(f"Action failed: {', '.join(turn.failed_actions)}; its error is in the log above.")
    if not replies.items:
        raise TurnFailed("The dialogue said nothing: an intent lacks a rule or a response.")


def _parse(tracker: DialogueStateTracker) -> Dict[str, Any]:
    parse: Mapping[str, Any] = tracker.latest_message.parse_data if tracker.latest_message else {}
    intent = parse.get("intent", {})
    return {
        "intent": intent.get("name") or "",
        "confidence": float(intent.get("confidence") or 0.0),
        "ranking": [_scored(item) for item in parse.get("intent_ranking", [])],
    }


def _scored(intent: Mapping[str, Any]) -> Dict[str, Any]:
    return {"name": intent["name"], "confidence": float(intent["confidence"])}
