from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.delivery import (
    FIRST_DELAY,
    MAX_ATTEMPTS,
    MAX_DELAY,
    DeliveryStatus,
    Fate,
    NextStep,
    SendFailed,
    after_failure,
)

WAITING, DEAD, UNKNOWN = DeliveryStatus.WAITING, DeliveryStatus.DEAD, DeliveryStatus.UNKNOWN
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("fate", "attempt", "asked", "expected"),
    [
        (Fate.NOT_SENT, 1, None, NextStep(WAITING, timedelta(seconds=1))),
        (Fate.NOT_SENT, 2, None, NextStep(WAITING, timedelta(seconds=2))),
        (Fate.NOT_SENT, 5, None, NextStep(WAITING, timedelta(seconds=16))),
        (Fate.NOT_SENT, 3, MINUTE, NextStep(WAITING, MINUTE)),
        (Fate.NOT_SENT, MAX_ATTEMPTS - 1, None, NextStep(WAITING, timedelta(seconds=64))),
        (Fate.NOT_SENT, MAX_ATTEMPTS, None, NextStep(DEAD)),
        (Fate.NOT_SENT, MAX_ATTEMPTS, MINUTE, NextStep(DEAD)),
        (Fate.REFUSED, 1, None, NextStep(DEAD)),
        (Fate.REFUSED, 1, MINUTE, NextStep(DEAD)),
        (Fate.UNKNOWN, 1, None, NextStep(UNKNOWN)),
        (Fate.UNKNOWN, MAX_ATTEMPTS, MINUTE, NextStep(UNKNOWN)),
    ],
)
def test_what_follows_a_failed_attempt(
    fate: Fate, attempt: int, asked: timedelta | None, expected: NextStep
) -> None:
    assert after_failure(SendFailed(fate, "code", asked), attempt) == expected


@given(st.sampled_from(Fate), st.integers(1, 100))
def test_a_message_waits_only_with_a_delay_within_bounds(fate: Fate, attempt: int) -> None:
    step = after_failure(SendFailed(fate, "code"), attempt)
    assert (step.status is WAITING) == (step.delay is not None)
    assert step.delay is None or FIRST_DELAY <= step.delay <= MAX_DELAY


@given(st.integers(1, 100))
def test_no_message_is_tried_for_ever(attempt: int) -> None:
    again = after_failure(SendFailed(Fate.NOT_SENT, "code"), attempt).status is WAITING
    assert again == (attempt < MAX_ATTEMPTS)


def test_a_failure_tells_its_fate_and_the_channel_s_word() -> None:
    assert str(SendFailed(Fate.REFUSED, "403")) == "refused: 403"
