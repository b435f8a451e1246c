"""The dialogue engine over HTTP: any engine can take any turn, so a failed one is tried on the next."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import aiohttp
from tenacity import (
    AsyncRetrying,
    RetryError,
    retry_if_exception_type,
    stop_after_delay,
    wait_exponential_jitter,
)

from bot.dialogue.acts import EngineSpeaksOtherwise, decode_result
from bot.domain.turn import TurnInput, TurnResult
from bot.ports import EngineUnavailable

ATTEMPT_SECONDS = 5.0
"""One engine's time for one turn; a healthy one needs milliseconds."""

FINAL = frozenset({400, 401, 413, 500})
"""Answers another try would not change; 503 is an engine that is still loading its model."""

NONE_CONFIGURED = "engine: none configured (set BOT_ENGINE_URLS, or start with `bot run`)"

TROUBLES = (aiohttp.ClientError, TimeoutError, OSError)


@dataclass
class HttpEngine:
    """The engine processes behind a list of addresses (port `Engine`).

    `patience` is how long, in seconds, a turn may be tried in all; it covers the restart of an engine
    that died. A turn has no side effects in the engine, so trying it again is always safe.
    """

    urls: Sequence[str]
    token: str
    patience: float
    _session: aiohttp.ClientSession | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._next = cycle(self.urls)

    async def turn(self, turn: TurnInput) -> TurnResult:
        """Take one turn. Raises `EngineUnavailable` when no engine answers in time."""
        if not self.urls:
            raise EngineUnavailable(NONE_CONFIGURED)
        tries = AsyncRetrying(
            retry=retry_if_exception_type(TROUBLES),
            wait=wait_exponential_jitter(multiplier=0.05, max=0.5, jitter=0.05),
            stop=stop_after_delay(self.patience),
        )
        try:
            return decode_result(await tries(self._post, encode_turn(turn)))
        except RetryError as given_up:
            reason = given_up.last_attempt.exception()
            raise EngineUnavailable(f"{len(self.urls)} engine(s) tried: {type(reason).__name__}") from None
        except EngineSpeaksOtherwise as fault:
            raise EngineUnavailable(str(fault)) from None

    async def ready(self) -> str | None:
        """Return None when an engine can take turns, else the reason in one line."""
        reasons = await asyncio.gather(*(self._ask(url) for url in self.urls))
        if not reasons:
            return NONE_CONFIGURED
        return None if None in reasons else f"engine: {reasons[0]}"

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def _post(self, body: dict[str, Any]) -> Any:
        address = f"{next(self._next)}/webhooks/turn/webhook"
        async with self._connections().post(address, json=body) as response:
            if response.status in FINAL:
                raise EngineSpeaksOtherwise(f"engine refused the turn with {response.status}")
            response.raise_for_status()
            try:
                return await response.json(content_type=None)
            except ValueError:
                raise EngineSpeaksOtherwise("engine answer: not JSON") from None

    async def _ask(self, url: str) -> str | None:
        try:
            async with self._connections().get(f"{url}/webhooks/turn/ready") as response:
                return None if response.status == 200 else "the model is not loaded yet"  # noqa: PLR2004
        except TROUBLES as trouble:
            return f"no answer ({type(trouble).__name__})"

    def _connections(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=min(ATTEMPT_SECONDS, self.patience)),
                headers={"Authorization": f"Bearer {self.token}"},
            )
        return self._session


def encode_turn(turn: TurnInput) -> dict[str, Any]:
    """Return the engine's JSON for a turn."""
    return {
        "conversation": turn.conversation,
        "input": {"payload": turn.payload} if turn.payload is not None else {"text": turn.text},
        "slots": {"language": turn.language},
        "context": {
            "candidates": [{"id": c.service, "score": round(c.score, 4)} for c in turn.search.candidates],
            "focus": turn.search.focus,
            "named_languages": list(turn.named_languages),
            "script": turn.script,
        },
        "state": turn.state,
    }
