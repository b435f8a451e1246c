"""All children of one supervisor, ended together."""

import asyncio
from types import TracebackType
from typing import Self

from bot.supervisor.child import Child, ChildSpec, Tell

ATTEMPTS = 3
"""Deaths before the product was ever ready after which `bot run` gives up instead of trying on."""


class ChildFailed(Exception):
    """A child cannot be started. The message names it and shows its last lines."""


class Children:
    """Keeps children alive; leaving the context ends every one of them, those that end last at the end."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._kept: dict[Child, asyncio.Task[None]] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.end()

    def start(self, spec: ChildSpec) -> Child:
        """Start a child and keep it alive."""
        child = Child(spec, self._tell)
        self._kept[child] = asyncio.create_task(child.keep(), name=f"keep {spec.name}")
        return child

    def check(self) -> None:
        """Raise `ChildFailed` when a child could not be started or keeps dying."""
        for child, task in self._kept.items():
            if task.done() and not task.cancelled() and (trouble := task.exception()):
                raise ChildFailed(f"{child.spec.name} cannot be started: {trouble}") from trouble
            if child.deaths >= ATTEMPTS:
                raise ChildFailed(_obituary(child))

    async def end(self) -> None:
        """End all children: first those that use the others, then those that end last."""
        for last in (False, True):
            group = [child for child in self._kept if child.spec.ends_last is last]
            await asyncio.gather(*(child.end() for child in group))
            await asyncio.gather(*(self._kept[child] for child in group), return_exceptions=True)


def _obituary(child: Child) -> str:
    lines = "\n".join(f"  {line}" for line in child.last_words)
    return f"{child.spec.name} ended {child.deaths} times before it was ready. Its last lines:\n{lines}"
