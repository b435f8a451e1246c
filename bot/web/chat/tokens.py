"""Chat tokens: they name a web conversation and cannot be forged."""

import uuid

from itsdangerous import BadData, URLSafeTimedSerializer

MAX_AGE = 30 * 24 * 3600
"""Seconds a chat may rest before its token expires."""


class TokenInvalid(ValueError):
    """A chat token is forged, damaged or too old."""


class ChatTokens:
    """Signs and reads chat tokens with the product's secret."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="web-chat")

    def issue(self, address: str) -> str:
        """Return a token for a conversation's address."""
        return self._serializer.dumps(address)

    def read(self, token: str) -> str:
        """Return the address a token names. Raises `TokenInvalid`."""
        try:
            address = self._serializer.loads(token, max_age=MAX_AGE)
        except (BadData, UnicodeError) as fault:
            raise TokenInvalid(type(fault).__name__) from None
        if not isinstance(address, str):
            raise TokenInvalid("not an address")
        return address


def new_address() -> str:
    """Return an address for a new web conversation; it tells nothing about its citizen."""
    return uuid.uuid4().hex
