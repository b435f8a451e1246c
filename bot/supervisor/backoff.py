"""How long a child that died rests before it is started again."""

from typing import NamedTuple

FIRST = 0.2
LONGEST = 10.0
STEADY = 30.0
"""Seconds: the first rest, the longest one, and the life after which earlier deaths are forgotten."""


class Rest(NamedTuple):
    """Seconds to wait, and the number of deaths in a row to come back with the next time."""

    seconds: float
    deaths: int


def rest(deaths: int, uptime: float) -> Rest:
    """Return the rest after a life of `uptime` seconds that `deaths` short lives went before."""
    before = 0 if uptime >= STEADY else deaths
    return Rest(min(FIRST * 2.0 ** min(before, 10), LONGEST), before + 1)
