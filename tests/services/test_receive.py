import pytest

from bot.services.receive import MAX_NAME, MAX_RAW, Receive, Refused


class NoInbox:
    """An inbox nothing may reach."""

    async def receive(self, channel: str, event_id: str, address: str, raw: bytes) -> bool:
        raise AssertionError("nothing should be kept")


@pytest.mark.parametrize(
    ("event_id", "address", "raw", "problem"),
    [
        ("1", "a", b"x" * (MAX_RAW + 1), "event of 262145 bytes; the most is 262144"),
        ("x" * (MAX_NAME + 1), "a", b"", "longer than 200 characters"),
        ("1", "x" * (MAX_NAME + 1), b"", "longer than 200 characters"),
    ],
)
async def test_what_is_too_large_is_refused_before_it_is_kept(
    event_id: str, address: str, raw: bytes, problem: str
) -> None:
    with pytest.raises(Refused, match=problem):
        await Receive(inbox=NoInbox())("web", event_id, address, raw)  # type: ignore[arg-type]
