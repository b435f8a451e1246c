import pytest

from bot.channels.web.channel import WebChannel
from bot.domain.content import Content
from bot.domain.conversation import Outgoing
from bot.domain.delivery import DeliveryStatus
from bot.domain.inbound import Pressed, Undecodable
from bot.domain.language import Language

MESSAGE = Outgoing(1, "web", "chat", 2, Content("Bonjour", Language.FR), DeliveryStatus.SENDING, 1)


async def test_a_committed_line_is_a_delivered_one_however_often_it_is_sent() -> None:
    channel = WebChannel()
    for _ in range(2):
        await channel.send(MESSAGE)
    assert channel.repeats_unknown


def test_the_channel_reads_the_frames_of_its_page() -> None:
    assert WebChannel().decode(b'{"type": "button", "message": 3, "button": 1}') == Pressed(3, 1)
    with pytest.raises(Undecodable):
        WebChannel().decode(b"?")


def test_the_channel_has_the_name_its_conversations_are_stored_under() -> None:
    assert WebChannel().name == "web"
