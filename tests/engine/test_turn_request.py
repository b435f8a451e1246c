import copy
import json

import pytest
from rasa.shared.core.domain import Domain

from engine.turn_request import BadTurn, read_turn

DOMAIN = Domain.from_dict({"intents": ["ask_fee"], "entities": ["service"]})
TURN = {
    "conversation": "c",
    "input": {"text": "secret"},
    "slots": {"language": "fr"},
    "context": {
        "candidates": [{"id": "card", "score": 0.5}],
        "focus": "known",
        "named_languages": [],
        "script": "Latn",
    },
    "state": None,
}


def changed(path, value):
    turn = copy.deepcopy(TURN)
    *parents, last = path.split(".")
    place = turn
    for name in parents:
        place = place[name]
    place[last] = value
    return json.dumps(turn).encode()


def test_a_turn_is_read():
    request = read_turn(json.dumps(TURN).encode(), DOMAIN)
    assert (request.conversation, request.message, request.language) == ("c", "secret", "fr")
    assert request.state == {"slots": {}, "events": []}
    assert request.context["focus"] == "known"


def test_context_and_state_may_be_missing():
    turn = {key: TURN[key] for key in ("conversation", "input", "slots")}
    assert read_turn(json.dumps(turn).encode(), DOMAIN).context == {}


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"nonsense"])
def test_what_is_not_json_is_refused(body):
    with pytest.raises(BadTurn, match="not JSON"):
        read_turn(body, DOMAIN)


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("conversation", "", "turn.conversation"),
        ("input", {}, "turn.input"),
        ("input", {"text": "a", "payload": "/ask_fee"}, "turn.input"),
        ("input", {"text": 5}, "turn.input.text"),
        ("input", {"text": "secret" * 5000}, "turn.input.text"),
        ("slots", {"language": "de"}, "turn.slots.language"),
        ("slots", {"language": "fr", "service": "card"}, "turn.slots"),
        ("context.focus", "some", "turn.context.focus"),
        ("context.candidates", [{"id": "card", "score": 2}], r"turn.context.candidates\[0\].score"),
        ("context.candidates", [{"id": "a b", "score": 1}], r"turn.context.candidates\[0\].id"),
        ("state", "secret", "turn.state"),
        ("state", {"slots": {}, "events": [{"event": "restart"}]}, "turn.state"),
        ("extra", 1, "turn"),
    ],
)
def test_a_fault_is_named_by_its_place_and_never_repeats_what_was_sent(path, value, place):
    with pytest.raises(BadTurn, match=place) as fault:
        read_turn(changed(path, value), DOMAIN)
    assert "secret" not in str(fault.value)


@pytest.mark.parametrize("payload", ["/ask_fee", '/ask_fee{"service":"card"}', "/ask_fee{}"])
def test_a_button_is_passed_on_as_it_is(payload):
    assert read_turn(changed("input", {"payload": payload}), DOMAIN).message == payload


@pytest.mark.parametrize(
    "payload",
    [
        "ask_fee",
        "/",
        "/ask_fee@0.5",
        "/ask_fee extra",
        "/ask_fee{",
        "/ask_fee[1]",
        '/ask_fee{"service":5}',
        '/ask_fee{"service":"a b"}',
        '/ask_fee{"other":"card"}',
        "/other",
        "/restart",
        "/session_start",
        "/ask_fee\n/restart",
    ],
)
def test_a_button_nobody_made_is_refused(payload):
    with pytest.raises(BadTurn, match=r"turn\.input\.payload"):
        read_turn(changed("input", {"payload": payload}), DOMAIN)


@pytest.mark.parametrize(("text", "message"), [("/restart", "restart"), (" \n/ /back", "back"), ("/", "")])
def test_text_never_begins_with_a_slash(text, message):
    assert read_turn(changed("input", {"text": text}), DOMAIN).message == message
