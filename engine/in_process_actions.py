"""Runs custom actions in the engine's own process, in place of an action server over HTTP."""

import json
from typing import Any, Dict, Optional

from jsonschema import Draft202012Validator, ValidationError
from rasa.core.actions.action import EVENTS_SCHEMA, RemoteAction
from rasa.core.agent import Agent
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from engine.turn_store import current_turn

_RESULT = Draft202012Validator(RemoteAction.action_response_format_spec())


def _event_validators() -> Dict[str, Draft202012Validator]:
    """Return a validator for each kind of event: trying all kinds in turn takes a millisecond."""
    shared = dict(EVENTS_SCHEMA["items"])
    kinds = shared.pop("oneOf")
    return {
        kind["properties"]["event"]["const"]: Draft202012Validator({**shared, "allOf": [kind]})
        for kind in kinds
    }


_EVENTS = _event_validators()


class InProcessActions(EndpointConfig):
    """An action endpoint that calls rasa-sdk's executor. Holds the actions of one package."""

    def __init__(self, package: str = "actions") -> None:
        super().__init__(url=f"in-process:{package}", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: Optional[str] = None,
        content_type: Optional[str] = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Optional[Any]:
        """Run the action a call names and return its events and responses.

        Raises `ClientResponseError` (400) when the action declines to run, as a server would answer.
        """
        call = kwargs["json"]
        try:
            return await self._executor.run(call)
        except ActionExecutionRejection as rejection:
            refusal = {"error": str(rejection), "action_name": rejection.action_name}
            raise ClientResponseError(400, str(rejection), json.dumps(refusal)) from rejection
        except Exception:
            _note_failure(call["next_action"])
            raise


def install(agent: Agent) -> None:
    """Make an agent run its actions in process. Does nothing the second time."""
    if isinstance(agent.action_endpoint, InProcessActions):
        return
    agent.action_endpoint = InProcessActions()
    if agent.processor:
        agent.processor.action_endpoint = agent.action_endpoint
    # Rasa checks its constant schema anew at each call, which takes longer than the rest of the turn.
    RemoteAction._validate_action_result = _validate_action_result


def _validate_action_result(_: RemoteAction, result: Dict[str, Any]) -> bool:
    _RESULT.validate({**result, "events": []})
    for event in result["events"]:
        if event["event"] not in _EVENTS:
            raise ValidationError("An action returned an event of a kind that Rasa does not know.")
        _EVENTS[event["event"]].validate(event)
    return True


def _note_failure(action: str) -> None:
    """Rasa logs the error of an action and goes on; the turn has to know that it is incomplete."""
    turn = current_turn()
    if turn:
        turn.failed_actions.append(action)
