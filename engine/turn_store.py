"""Where Rasa finds the conversation of a turn: in the turn itself."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Iterator, List, Optional

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker


@dataclass
class Turn:
    """A turn under way: its conversation, and the actions that raised an error in it."""

    tracker: DialogueStateTracker
    failed_actions: List[str] = field(default_factory=list)


_current: ContextVar[Optional[Turn]] = ContextVar("turn", default=None)


def current_turn() -> Optional[Turn]:
    """Return the turn this task is taking, or None."""
    return _current.get()


@contextmanager
def taking(turn: Turn) -> Iterator[Turn]:
    """Make `turn` the one this task is taking."""
    token = _current.set(turn)
    try:
        yield turn
    finally:
        _current.reset(token)


class TurnStore(InMemoryTrackerStore):
    """A tracker store that keeps nothing: a turn brings its conversation and takes it away again.

    Outside a turn (rasa shell, rasa test) it is Rasa's ordinary store in memory.
    """

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """Return the conversation of the current turn, else the one in memory, else None."""
        turn = current_turn()
        return turn.tracker if turn else await super().retrieve(sender_id)

    async def retrieve_full_tracker(self, conversation_id: str) -> Optional[DialogueStateTracker]:
        """Return the same as `retrieve`, with earlier sessions where they are in memory."""
        turn = current_turn()
        return turn.tracker if turn else await super().retrieve_full_tracker(conversation_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the conversation in memory, unless it belongs to a turn."""
        if current_turn() is None:
            await super().save(tracker)
