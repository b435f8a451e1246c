from datetime import timedelta

import pytest

from bot.domain.content import Content
from bot.domain.conversation import Outgoing
from bot.domain.delivery import DeliveryStatus, Fate, NextStep, SendFailed
from bot.domain.inbound import Inbound, Wrote
from bot.domain.language import Language
from bot.services.deliver import Deliver


def outgoing(number: int, status: DeliveryStatus = DeliveryStatus.SENDING) -> Outgoing:
    return Outgoing(number, "test", "a", number, Content(str(number), Language.FR), status, attempts=1)


class ListOutbox:
    """An outbox that hands out a list and remembers what became of it (port `Outbox`)."""

    def __init__(self, *messages: Outgoing) -> None:
        self.waiting = list(messages)
        self.settled: list[tuple[int, NextStep, str]] = []

    async def first(self, conversation_id: int) -> Outgoing | None:
        return self.waiting.pop(0) if self.waiting else None

    async def settle(
        self, conversation_id: int, message: Outgoing, step: NextStep, code: str = ""
    ) -> Outgoing | None:
        self.settled.append((message.id, step, code))
        return None if step.delay else await self.first(conversation_id)


class FailingChannel:
    """Fails as told, message by message (port `Channel`)."""

    name = "test"

    def __init__(self, *failures: SendFailed | None, repeats_unknown: bool = False) -> None:
        self.failures = list(failures)
        self.repeats_unknown = repeats_unknown
        self.sent: list[int] = []

    def decode(self, raw: bytes) -> Inbound:
        return Wrote("")

    async def send(self, message: Outgoing) -> None:
        failure = self.failures.pop(0) if self.failures else None
        if failure:
            raise failure
        self.sent.append(message.id)


async def test_messages_are_sent_in_order() -> None:
    outbox, channel = ListOutbox(outgoing(1), outgoing(2)), FailingChannel()
    await Deliver(outbox=outbox, channels={"test": channel})(7)
    assert channel.sent == [1, 2]
    assert [step.status for _, step, _ in outbox.settled] == [DeliveryStatus.SENT] * 2


async def test_a_platform_s_request_to_wait_holds_back_what_follows() -> None:
    slow = SendFailed(Fate.NOT_SENT, "429", timedelta(seconds=30))
    outbox, channel = ListOutbox(outgoing(1), outgoing(2)), FailingChannel(slow)
    await Deliver(outbox=outbox, channels={"test": channel})(7)
    assert channel.sent == []
    assert outbox.settled == [(1, NextStep(DeliveryStatus.WAITING, timedelta(seconds=30)), "429")]


async def test_a_refused_message_is_dead_and_the_next_one_leaves() -> None:
    outbox, channel = ListOutbox(outgoing(1), outgoing(2)), FailingChannel(SendFailed(Fate.REFUSED, "403"))
    await Deliver(outbox=outbox, channels={"test": channel})(7)
    assert outbox.settled[0] == (1, NextStep(DeliveryStatus.DEAD), "403")
    assert channel.sent == [2]


@pytest.mark.parametrize(("repeats", "sent"), [(True, [1]), (False, [])])
async def test_a_message_of_unknown_fate_is_repeated_only_where_twice_is_harmless(
    repeats: bool, sent: list[int]
) -> None:
    outbox = ListOutbox(outgoing(1, DeliveryStatus.UNKNOWN))
    channel = FailingChannel(repeats_unknown=repeats)
    await Deliver(outbox=outbox, channels={"test": channel})(7)
    assert channel.sent == sent
    wanted = DeliveryStatus.SENT if repeats else DeliveryStatus.UNKNOWN
    assert outbox.settled[0][1].status is wanted


async def test_a_send_whose_answer_was_lost_becomes_unknown() -> None:
    outbox, channel = ListOutbox(outgoing(1)), FailingChannel(SendFailed(Fate.UNKNOWN, "timeout"))
    await Deliver(outbox=outbox, channels={"test": channel})(7)
    assert outbox.settled == [(1, NextStep(DeliveryStatus.UNKNOWN), "timeout")]
