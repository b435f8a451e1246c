"""What the gateway asks of the engine: the body of a turn, checked before anything reads it."""

import json
import re
from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.core.domain import Domain

from engine.turn_state import State, empty_state

LANGUAGES = ["fr", "ar", "ary", "en"]
MAX_BODY = 256 * 1024
"""Bytes. A state takes under 2 KiB, a message a few."""

_NAME = {"type": "string", "pattern": "^[A-Za-z0-9_.:/-]{1,128}$"}
_LANGUAGE = {"enum": LANGUAGES}
_PAYLOAD = re.compile(r"/(?P<intent>[a-z][a-z0-9_]*)(?P<entities>\{.*\})?", re.DOTALL)


def _object(required: Dict[str, Any], **optional: Any) -> Dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def _array(items: Any, most: int) -> Dict[str, Any]:
    return {"type": "array", "items": items, "maxItems": most}


_EVENT_KIND = {"enum": ["user", "action", "active_loop"]}
_EVENT = _object({"event": _EVENT_KIND}, intent=_NAME, name={"type": "string"})
_STATE = _object({"slots": {"type": "object"}, "events": _array(_EVENT, 200)})
_CANDIDATE = _object({"id": _NAME, "score": {"type": "number", "minimum": 0, "maximum": 1}})
_TEXT = _object({"text": {"type": "string", "maxLength": 20_000}})
_BUTTON = _object({"payload": {"type": "string", "maxLength": 2_000}})

_TURN = Draft7Validator(
    _object(
        {
            "conversation": {"type": "string", "minLength": 1, "maxLength": 255},
            "input": {"anyOf": [_TEXT, _BUTTON]},
            "slots": _object({"language": _LANGUAGE}),
        },
        context=_object(
            {},
            candidates=_array(_CANDIDATE, 50),
            focus={"enum": ["none", "known", "unknown"]},
            named_languages=_array(_LANGUAGE, 10),
            script={"enum": ["Latn", "Arab"]},
        ),
        state={"anyOf": [{"type": "null"}, _STATE]},
    )
)
_ENTITIES = Draft7Validator({"type": "object", "additionalProperties": _NAME})


class BadTurn(ValueError):
    """A body that is no turn. The message says what and where, and never repeats what was sent."""


@dataclass(frozen=True)
class TurnRequest:
    """One turn to take. `message` is what Rasa reads: words, or an intent when it starts with "/"."""

    conversation: str
    message: str
    language: str
    context: Mapping[str, Any]
    state: State


def read_turn(body: bytes, domain: Domain) -> TurnRequest:
    """Return the turn a body holds. Raises `BadTurn`."""
    try:
        turn = json.loads(body)
    except (ValueError, RecursionError):
        raise BadTurn("The body is not JSON in UTF-8.") from None
    _check(_TURN, turn, "turn")
    return TurnRequest(
        conversation=turn["conversation"],
        message=_message(turn["input"], domain),
        language=turn["slots"]["language"],
        context=turn.get("context", {}),
        state=turn.get("state") or empty_state(),
    )


def _message(given: Mapping[str, str], domain: Domain) -> str:
    payload = given.get("payload")
    return _words(given["text"]) if payload is None else _command(payload, domain)


def _words(text: str) -> str:
    """Return the text without the leading slash by which Rasa would take it for a command."""
    return re.sub(r"^[\s/]+", "", text)


def _command(payload: str, domain: Domain) -> str:
    match = _PAYLOAD.fullmatch(payload)
    if not match:
        raise BadTurn('turn.input.payload: must look like /intent or /intent{"entity":"value"}.')
    if match["intent"] not in set(domain.intents) - set(DEFAULT_INTENTS):
        raise BadTurn("turn.input.payload: names an intent this model does not know.")
    if not set(_entities(match["entities"])) <= set(domain.entities):
        raise BadTurn("turn.input.payload: names an entity this model does not know.")
    return payload


def _entities(encoded: Optional[str]) -> Dict[str, str]:
    try:
        entities = json.loads(encoded or "{}")
    except (ValueError, RecursionError):
        raise BadTurn("turn.input.payload: what follows the intent is not JSON.") from None
    _check(_ENTITIES, entities, "turn.input.payload")
    return dict(entities)


def _check(validator: Draft7Validator, value: Any, place: str) -> None:
    error = best_match(validator.iter_errors(value))
    if error:
        where = place + error.json_path[1:]
        raise BadTurn(f"{where}: does not satisfy {error.validator} {json.dumps(error.validator_value)}.")
