import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.inbound import Undecodable
from bot.domain.language import Language
from bot.web.chat.hello import MAX_ID, MAX_TOKEN, Hello, read_hello, read_id

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


def hello(**fields: Any) -> str:
    return json.dumps({"type": "hello", **fields})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, Hello(None, 0, None)),
        ({"token": None, "after": 0, "language": "ary"}, Hello(None, 0, Language.ARY)),
        ({"token": "x" * MAX_TOKEN, "after": 7}, Hello("x" * MAX_TOKEN, 7, None)),
        ({"language": "de"}, Hello(None, 0, None)),
        ({"language": ["fr"]}, Hello(None, 0, None)),
        ({"language": {"fr": 1}}, Hello(None, 0, None)),
        ({"language": 7}, Hello(None, 0, None)),
    ],
)
def test_a_page_says_where_it_goes_on(fields: dict[str, Any], expected: Hello) -> None:
    assert read_hello(hello(**fields)) == expected


@pytest.mark.parametrize(
    ("frame", "fault"),
    [
        ("{", "frame"),
        ("7", "frame"),
        ('{"type": "message"}', "type"),
        (hello(token=5), "token"),
        (hello(token="x" * (MAX_TOKEN + 1)), "token"),
        (hello(after=-1), "after"),
        (hello(after=True), "after"),
        (hello(after=None), "after"),
        (hello(after=2**31), "after"),
    ],
)
def test_a_bad_hello_names_its_field(frame: str, fault: str) -> None:
    with pytest.raises(Undecodable, match=f"^{fault}: "):
        read_hello(frame)


@given(st.dictionaries(st.sampled_from(["type", "token", "after", "language", "id"]), JSON))
def test_whatever_a_page_sends_is_read_or_refused(frame: dict[str, Any]) -> None:
    for read in (read_hello, read_id):
        with suppress(Undecodable):
            read(json.dumps({"type": "hello"} | frame))


@pytest.mark.parametrize("frame_id", ["1", "x" * MAX_ID, "a b~"])
def test_a_frame_has_an_id(frame_id: str) -> None:
    assert read_id(json.dumps({"id": frame_id})) == frame_id


@pytest.mark.parametrize("frame_id", ["", "x" * (MAX_ID + 1), "é", "\0", "a\nb", "\ud800", 1, None, ["1"]])
def test_an_id_the_database_could_not_keep_is_refused(frame_id: Any) -> None:
    with pytest.raises(Undecodable, match=r"^id: "):
        read_id(json.dumps({"id": frame_id}))
