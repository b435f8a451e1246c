"""Takes raw events in: kept and committed before anybody is told that they arrived."""

from bot.ports import Inbox

MAX_RAW = 256 * 1024
"""Bytes of a raw event; no platform we know sends more."""

MAX_NAME = 200
"""Characters of an event id and of an address."""


class Refused(ValueError):
    """An event is too large to be kept. The message says what and how large it may be."""


class Receive:
    """Keeps raw events in the inbox."""

    def __init__(self, *, inbox: Inbox) -> None:
        self._inbox = inbox

    async def __call__(self, channel: str, event_id: str, address: str, raw: bytes) -> bool:
        """Keep an event and enqueue its turn; after this returned, the platform may be told.

        Returns False for an event that was received before. Raises `Refused`.
        """
        if len(raw) > MAX_RAW:
            raise Refused(f"event of {len(raw)} bytes; the most is {MAX_RAW}")
        if len(event_id) > MAX_NAME or len(address) > MAX_NAME:
            raise Refused(f"event id or address longer than {MAX_NAME} characters")
        return await self._inbox.receive(channel, event_id, address, raw)
