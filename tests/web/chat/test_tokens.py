import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from bot.web.chat.tokens import MAX_AGE, ChatTokens, TokenInvalid, new_address

SECRET = "only the tests sign with this"
TOKENS = ChatTokens(SECRET)


def issued(age: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a token that was issued some seconds ago."""
    with monkeypatch.context() as past:
        past.setattr(TimestampSigner, "get_timestamp", lambda _: int(time.time()) - age)
        return TOKENS.issue("chat")


def test_a_token_names_its_conversation() -> None:
    assert TOKENS.read(TOKENS.issue("chat")) == "chat"


def test_a_rested_token_is_read_until_it_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    assert TOKENS.read(issued(MAX_AGE - 60, monkeypatch)) == "chat"
    with pytest.raises(TokenInvalid, match="SignatureExpired"):
        TOKENS.read(issued(MAX_AGE + 60, monkeypatch))


def test_a_token_signed_with_another_secret_is_refused() -> None:
    with pytest.raises(TokenInvalid):
        TOKENS.read(ChatTokens("another secret").issue("chat"))


def test_a_token_signed_for_another_purpose_is_refused() -> None:
    with pytest.raises(TokenInvalid):
        TOKENS.read(str(URLSafeTimedSerializer(SECRET, salt="desk").dumps("chat")))


def test_a_token_that_names_no_address_is_refused() -> None:
    with pytest.raises(TokenInvalid, match="not an address"):
        TOKENS.read(str(URLSafeTimedSerializer(SECRET, salt="web-chat").dumps(["chat"])))


@pytest.mark.parametrize("token", ["", ".", "a.b.c", "é", "\0", "\ud800", "x" * 400])
def test_a_damaged_token_is_refused(token: str) -> None:
    with pytest.raises(TokenInvalid):
        TOKENS.read(token)


@given(st.integers(0, 200), st.characters(exclude_categories=()))
def test_changing_one_character_of_a_token_spoils_it(place: int, character: str) -> None:
    token = TOKENS.issue("c" * 32)
    place %= len(token)
    forged = token[:place] + character + token[place + 1 :]
    try:
        assert TOKENS.read(forged) == "c" * 32
    except TokenInvalid:
        return


def test_addresses_are_never_the_same_and_tell_nothing() -> None:
    addresses = {new_address() for _ in range(100)}
    assert len(addresses) == 100
    assert {len(address) for address in addresses} == {32}
