"""Sends what waits in a conversation's outbox, strictly in order, and decides what a failure means."""

import structlog

from bot.domain.conversation import Outgoing
from bot.domain.delivery import DeliveryStatus, NextStep, SendFailed, after_failure
from bot.ports import Channel, Outbox

log = structlog.get_logger(__name__)


class Deliver:
    """Delivers the messages of conversations."""

    def __init__(self, *, outbox: Outbox, channels: dict[str, Channel]) -> None:
        self._outbox = outbox
        self._channels = channels

    async def __call__(self, conversation_id: int) -> None:
        """Send every message that is due. The next one leaves only after the fate of the last is stored."""
        message = await self._outbox.first(conversation_id)
        while message is not None:
            step, code = await self._try(message)
            message = await self._outbox.settle(conversation_id, message, step, code)

    async def _try(self, message: Outgoing) -> tuple[NextStep, str]:
        channel = self._channels[message.channel]
        if message.status is DeliveryStatus.UNKNOWN and not channel.repeats_unknown:
            return NextStep(DeliveryStatus.UNKNOWN), "worker_died"
        try:
            await channel.send(message)
        except SendFailed as failure:
            log.warning("not delivered", outbox_id=message.id, fate=failure.fate, code=failure.code)
            return after_failure(failure, message.attempts), failure.code
        return NextStep(DeliveryStatus.SENT), ""
