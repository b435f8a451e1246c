"""An engine that does what the test tells it."""

import asyncio
from collections.abc import Callable

from bot.domain.turn import Say, TurnInput, TurnResult
from bot.ports import EngineUnavailable


def echo(turn: TurnInput) -> TurnResult:
    """Answer with what was asked, and count the turns in the state."""
    count = (turn.state or {}).get("turns", 0) + 1
    return TurnResult({"turns": count}, (Say(f"{count}: {turn.text or turn.payload}"),), "echo", 1.0)


class ScriptedEngine:
    """Answers by a function; can be held back, or be down (port `Engine`)."""

    def __init__(self, answer: Callable[[TurnInput], TurnResult] = echo) -> None:
        self.answer = answer
        self.seen: list[TurnInput] = []
        self.down = False
        self.asked = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def turn(self, turn: TurnInput) -> TurnResult:
        self.seen.append(turn)
        self.asked.set()
        await self.may_answer.wait()
        if self.down:
            raise EngineUnavailable("the test took the engine down")
        return self.answer(turn)

    async def ready(self) -> str | None:
        return "engine: down" if self.down else None
