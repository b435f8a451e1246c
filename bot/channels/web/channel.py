"""The web chat as a channel."""

from bot.channels.web.decode import decode
from bot.domain.conversation import Outgoing
from bot.domain.inbound import Inbound

NAME = "web"


class WebChannel:
    """The web chat (port `Channel`).

    Its page reads the transcript by line number, so a committed line is a delivered one: there is
    nothing to send, and sending twice is harmless.
    """

    name = NAME
    repeats_unknown = True

    def decode(self, raw: bytes) -> Inbound:
        """Return what the citizen did. Raises `Undecodable`."""
        return decode(raw)

    async def send(self, message: Outgoing) -> None:
        """Do nothing: the feed has told the page already."""
