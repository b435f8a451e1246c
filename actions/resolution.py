"""Decides which service a message is about, from the catalogue's candidates and the conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

STRONG = 0.6
"""From this score on, a candidate shares most of its telling words with the message."""

NAMED = 0.8
"""From this score on, the message holds the full name of a service."""

WEAK = 0.25
"""Under this score, a candidate shares a common word with the message and no more."""

CLOSE = 0.8
"""A candidate with this share of the best score or more is as likely meant as the best."""

MOST_OPTIONS = 3
"""Buttons a citizen can take in at a glance, and what every channel can show."""


@dataclass(frozen=True)
class Candidate:
    """A service a message may be about. `score` is between 0 and 1."""

    service: str
    score: float


class Kind(Enum):
    """How a service was found, or why not."""

    ONE = "one"  # the message names it
    CONTEXT = "context"  # the message leaves it to the conversation
    SEVERAL = "several"  # the message fits several equally well
    GUESS = "guess"  # the message may name one of these
    UNKNOWN = "unknown"  # the message names something the catalogue does not know
    NONE = "none"  # nobody has named any


@dataclass(frozen=True)
class Resolution:
    """The services a message is about: one when it is known, up to three to choose among, or none."""

    kind: Kind
    services: tuple[str, ...] = ()


def resolve(candidates: Sequence[Candidate], focus: str, current: str | None) -> Resolution:
    """Return the service a message is about.

    `candidates` come best first. `focus` is "none" when the message has no words but those of its
    question, "known" when it has words of a service, "unknown" when it has words of none. `current` is the
    service the conversation is about, or None where the message cannot mean it. It wins a tie between
    parts of names, so that nobody is asked again which of two similar services they are talking about;
    several services named in full are offered all the same.
    """
    likely = [c for c in candidates if c.score >= WEAK]
    if not likely:
        return _without_candidates([c.service for c in candidates], focus, current)
    best = likely[0].score
    close = tuple(c.service for c in likely if c.score >= CLOSE * best)
    if best >= STRONG and len(close) == 1:
        return Resolution(Kind.ONE, close)
    if current in close and best < NAMED:
        return Resolution(Kind.CONTEXT, (str(current),))
    if best >= STRONG:
        return Resolution(Kind.SEVERAL, close[:MOST_OPTIONS])
    return Resolution(Kind.GUESS, _with(current, [c.service for c in likely]))


def _with(current: str | None, guesses: Sequence[str]) -> tuple[str, ...]:
    """Return the guesses behind the current service: the odd word may only belong to a question about it."""
    first = [current] if current else []
    return tuple(dict.fromkeys([*first, *guesses]))[:MOST_OPTIONS]


def _without_candidates(mentioned: Sequence[str], focus: str, current: str | None) -> Resolution:
    if focus == "unknown":
        return Resolution(Kind.UNKNOWN)
    if current and (focus == "none" or current in mentioned):
        return Resolution(Kind.CONTEXT, (current,))
    return Resolution(Kind.NONE)
