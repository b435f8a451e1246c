import dataclasses
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.decode import decode
from bot.domain.inbound import Undecodable, Wrote
from tests.channels.web.conftest import Compare

FRAMES: dict[str, bytes] = {
    "a message": '{"type": "message", "id": "1", "text": "Où aller ?\\nMerci"}'.encode(),
    "a message in Arabic": '{"type": "message", "id": "1", "text": "شحال كيكلف؟"}'.encode(),
    "an empty message": b'{"type": "message", "text": ""}',
    "dangerous characters": b'{"type": "message", "text": "a\\u0000b\\u202ec\\ud800d"}',
    "markup": b'{"type": "message", "text": "<img src=x onerror=alert(1)>"}',
    "a button": b'{"type": "button", "id": "2", "message": 7, "button": 0}',
    "a language": b'{"type": "language", "id": "3", "language": "ary"}',
    "no JSON": b"{",
    "no UTF-8": b'{"type": "message", "text": "\xff"}',
    "no object": b"[]",
    "too deep": b"[" * 100_000,
    "no type": b'{"text": "x"}',
    "an unknown type": b'{"type": "dance"}',
    "a type that is no text": b'{"type": ["message"]}',
    "no text": b'{"type": "message"}',
    "a text that is none": b'{"type": "message", "text": {"a": 1}}',
    "no button number": b'{"type": "button", "message": 7}',
    "a negative number": b'{"type": "button", "message": -1, "button": 0}',
    "a truth as number": b'{"type": "button", "message": true, "button": 0}',
    "a fraction": b'{"type": "button", "message": 1.5, "button": 0}',
    "a huge number": b'{"type": "button", "message": 2147483648, "button": 0}',
    "an endless number": b'{"type": "button", "message": ' + b"9" * 10_000 + b', "button": 0}',
    "an unknown language": b'{"type": "language", "language": "de"}',
    "a language that is none": b'{"type": "language", "language": null}',
}


def read(raw: bytes) -> dict[str, Any]:
    try:
        inbound = decode(raw)
    except Undecodable as fault:
        return {"undecodable": str(fault)}
    return {type(inbound).__name__: dataclasses.asdict(inbound)}


def test_frames_are_read_as_agreed(matches_golden: Compare) -> None:
    matches_golden("decode", {name: read(raw) for name, raw in FRAMES.items()})


@given(st.binary() | st.recursive(st.none() | st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_whatever_comes_is_read_or_refused(sent: Any) -> None:
    raw = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
    with suppress(Undecodable):
        decode(raw)


@pytest.mark.parametrize("text", ["0612345678", "سري"])
def test_a_refusal_never_quotes_the_citizen(text: str) -> None:
    for frame in (
        {"type": text},
        {"type": "message", "text": [text]},
        {"type": "language", "language": text},
    ):
        with pytest.raises(Undecodable) as refused:
            decode(json.dumps(frame).encode())
        assert text not in str(refused.value)


@given(st.text())
def test_a_message_keeps_its_words(text: str) -> None:
    inbound = decode(json.dumps({"type": "message", "text": f"oui {text} non"}).encode())
    assert isinstance(inbound, Wrote)
    assert inbound.text.startswith("oui")
    assert inbound.text.endswith("non")


@pytest.mark.parametrize("language", [[], {}, 5, None, "xx"])
def test_a_page_in_no_language_of_ours_is_no_fault(language: object) -> None:
    frame = json.dumps({"type": "message", "text": "bonjour", "language": language})
    assert decode(frame.encode()) == Wrote("bonjour", None)
