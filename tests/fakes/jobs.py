"""Jobs that are only written down."""

from datetime import timedelta
from typing import Any


class RecordedJobs:
    """Remembers what was enqueued (port `Jobs`). It does not see rollbacks: use the real queue for those."""

    def __init__(self) -> None:
        self.turns: list[int] = []
        self.deliveries: list[tuple[int, timedelta | None]] = []

    async def converse(self, connection: Any, conversation_id: int, inbox_id: int) -> None:
        self.turns.append(inbox_id)

    async def deliver(self, connection: Any, conversation_id: int, delay: timedelta | None = None) -> None:
        self.deliveries.append((conversation_id, delay))
