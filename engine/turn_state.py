"""The dialogue state as plain JSON: what one turn leaves for the next, and nothing a citizen wrote.

Shape: {"slots": {name: value}, "events": [event]}. Slots at their initial value are left out, and so
is `language`, which every turn brings anew. Events are the last two turns, each as
{"event": "user", "intent"}, {"event": "action", "name"} or {"event": "active_loop", "name"}.
"""

from typing import Any, Dict, List, Mapping, Optional

from rasa.shared.core.constants import ACTION_LISTEN_NAME, SESSION_START_METADATA_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

State = Mapping[str, Any]

LANGUAGE_SLOT = "language"
TURNS_KEPT = 2
"""How many turns back a rule or a story may look."""

_NOT_KEPT = {LANGUAGE_SLOT, SESSION_START_METADATA_SLOT}


def empty_state() -> State:
    """Return the state of a conversation nobody has spoken in."""
    return {"slots": {}, "events": []}


def restore(conversation: str, state: State, language: str, domain: Domain) -> DialogueStateTracker:
    """Return the conversation a state describes, listening, its replies to be in `language`.

    What an older model knew and this one does not (slots, intents, actions) is left out.
    """
    slots = {name: value for name, value in state["slots"].items() if name in _names(domain)}
    events: List[Event] = [SlotSet(name, value) for name, value in slots.items()]
    events.append(SlotSet(LANGUAGE_SLOT, language))
    for item in state["events"]:
        events.extend(_decode(item, domain))
    events.append(ActionExecuted(ACTION_LISTEN_NAME))
    return DialogueStateTracker.from_events(conversation, events, slots=domain.slots, domain=domain)


def snapshot(tracker: DialogueStateTracker) -> Dict[str, Any]:
    """Return the state a conversation leaves behind."""
    slots = {
        name: slot.value
        for name, slot in sorted(tracker.slots.items())
        if name not in _NOT_KEPT and slot.value != slot.initial_value
    }
    return {"slots": slots, "events": _last_turns(tracker)}


def _names(domain: Domain) -> List[str]:
    return [slot.name for slot in domain.slots]


def _last_turns(tracker: DialogueStateTracker) -> List[Dict[str, str]]:
    events = list(tracker.events)
    starts = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
    tail = events[starts[-TURNS_KEPT] if len(starts) >= TURNS_KEPT else 0 :]
    kept = [item for item in map(_encode, tail) if item]
    loop = tracker.active_loop_name
    if loop and not any(item["event"] == ActiveLoop.type_name for item in kept):
        kept.insert(0, {"event": ActiveLoop.type_name, "name": loop})
    return kept


def _encode(event: Event) -> Optional[Dict[str, str]]:
    if isinstance(event, UserUttered) and event.intent_name:
        return {"event": UserUttered.type_name, "intent": event.intent_name}
    if isinstance(event, ActionExecuted) and event.action_name not in {None, ACTION_LISTEN_NAME}:
        return {"event": ActionExecuted.type_name, "name": str(event.action_name)}
    if isinstance(event, ActiveLoop):
        return {"event": ActiveLoop.type_name, "name": event.name or ""}
    return None


def _decode(item: Mapping[str, str], domain: Domain) -> List[Event]:
    kind, name = item["event"], item.get("name", "")
    if kind == UserUttered.type_name and item.get("intent") in domain.intents:
        return [ActionExecuted(ACTION_LISTEN_NAME), UserUttered(intent={"name": item["intent"]})]
    if kind == ActionExecuted.type_name and name in domain.action_names_or_texts:
        return [ActionExecuted(name)]
    if kind == ActiveLoop.type_name and name in ["", *domain.form_names]:
        return [ActiveLoop(name or None)]
    return []
