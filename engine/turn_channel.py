"""The engine's only door: one turn over HTTP, for whoever holds the token.

POST /webhooks/turn/webhook takes a turn, GET /webhooks/turn/ says that the process lives,
GET /webhooks/turn/ready that it can take turns. The token is read from ENGINE_TOKEN.
"""

import hmac
import logging
import os
from typing import Any, Awaitable, Callable, Dict, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from engine.agent import prepare
from engine.turn import CHANNEL, TurnFailed, take_turn
from engine.turn_request import MAX_BODY, BadTurn, read_turn

logger = logging.getLogger(__name__)

TOKEN_VARIABLE = "ENGINE_TOKEN"  # noqa: S105 - a name, not a token


class Refused(Exception):
    """A request that gets no turn: HTTP status and one sentence."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class TurnChannel(InputChannel):
    """A Rasa input channel for stateless turns."""

    def __init__(self, token: str) -> None:
        self._token = token
        if not token:
            logger.error("%s is not set: the turn channel refuses every turn.", TOKEN_VARIABLE)

    @classmethod
    def name(cls) -> str:
        """Return the channel's part of its address."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> "TurnChannel":
        """Return a channel with the token of the environment; credentials.yml holds no secret."""
        return cls(os.environ.get(TOKEN_VARIABLE, ""))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes. Turns go to the agent itself: they need its domain before its handler."""
        routes = Blueprint("turn_channel")

        @routes.get("/")
        async def health(request: Request) -> HTTPResponse:
            return await self.health(request)

        @routes.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            return await self.ready(request)

        @routes.post("/webhook")
        async def turn(request: Request) -> HTTPResponse:
            return await self.turn(request)

        routes.listener("after_server_start")(_prepare)
        return routes

    async def health(self, request: Request) -> HTTPResponse:
        """Say that the process lives."""
        return response.json({"status": "ok"})

    async def ready(self, request: Request) -> HTTPResponse:
        """Say whether turns can be taken, and with which model."""
        try:
            agent = self._agent(request.app)
        except Refused as refusal:
            return response.json({"status": "unready", "error": str(refusal)}, refusal.status)
        return response.json({"status": "ready", "model": agent.model_name})

    async def turn(self, request: Request) -> HTTPResponse:
        """Take one turn."""
        try:
            agent = self._agent(request.app)
            self._admit(request)
            return response.json(await take_turn(agent, read_turn(request.body, agent.domain)))
        except Refused as refusal:
            return response.json({"error": str(refusal)}, refusal.status)
        except BadTurn as fault:
            return response.json({"error": str(fault)}, 400)
        except TurnFailed as failure:
            logger.error("Turn failed: %s", failure)  # noqa: TRY400 - no trace: Rasa has logged it
            return response.json({"error": str(failure)}, 500)
        except Exception:
            logger.exception("Turn failed.")
            return response.json({"error": "The turn failed; the engine's log says why."}, 500)

    def _agent(self, app: Sanic) -> Agent:
        if not self._token:
            raise Refused(503, f"{TOKEN_VARIABLE} is not set: start the engine with a token.")
        agent: Optional[Agent] = getattr(app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            raise Refused(503, "No model is loaded: train one, or name it with --model.")
        prepare(agent)
        return agent

    def _admit(self, request: Request) -> None:
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), f"Bearer {self._token}".encode()):
            raise Refused(401, "The token is missing or wrong.")
        if len(request.body) > MAX_BODY:
            raise Refused(413, f"The body is longer than {MAX_BODY} bytes.")


async def _prepare(app: Sanic, _: Any) -> None:
    agent: Optional[Agent] = getattr(app.ctx, "agent", None)
    if agent is not None:
        prepare(agent)
