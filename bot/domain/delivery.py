"""The life of a message on its way out, and what a failed attempt leads to.

waiting ──▶ sending
sending ──▶ sent
sending ──▶ waiting    not sent, worth another try
sending ──▶ dead       refused, or tried too often
sending ──▶ unknown    nobody can say whether it arrived

A message that a dead worker left `sending` is sent again where the channel says that twice is harmless,
and becomes unknown elsewhere.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class DeliveryStatus(StrEnum):
    """Where an outgoing message stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    DEAD = "dead"


class Fate(StrEnum):
    """What is known after a failed attempt."""

    NOT_SENT = "not_sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class SendFailed(Exception):
    """A channel could not deliver. `fate` says what is known, `code` is the channel's own short word."""

    def __init__(self, fate: Fate, code: str, retry_after: timedelta | None = None) -> None:
        super().__init__(f"{fate}: {code}")
        self.fate = fate
        self.code = code
        self.retry_after = retry_after


MAX_ATTEMPTS = 8
FIRST_DELAY = timedelta(seconds=1)
MAX_DELAY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class NextStep:
    """The status after a failed attempt and, when waiting, how long to wait."""

    status: DeliveryStatus
    delay: timedelta | None = None


def after_failure(failure: SendFailed, attempt: int) -> NextStep:
    """Decide what follows the failed attempt number `attempt` (from 1).

    A delay the platform asked for is honoured; else delays double from `FIRST_DELAY` to `MAX_DELAY`.
    """
    if failure.fate is Fate.UNKNOWN:
        return NextStep(DeliveryStatus.UNKNOWN)
    if failure.fate is Fate.REFUSED or attempt >= MAX_ATTEMPTS:
        return NextStep(DeliveryStatus.DEAD)
    return NextStep(
        DeliveryStatus.WAITING, failure.retry_after or min(FIRST_DELAY * 2 ** (attempt - 1), MAX_DELAY)
    )
