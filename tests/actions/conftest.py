"""Shorthand for the transcripts: a turn in, what the action decides out."""

import pytest

from actions.resolution import Candidate
from actions.turn import Turn


@pytest.fixture
def turn():
    """A function that builds a turn; candidates are given as {service: score}, best first."""

    def build(intent, candidates=None, **fields):
        found = tuple(Candidate(service, score) for service, score in (candidates or {}).items())
        focus = fields.pop("focus", "known" if found else "none")
        return Turn(intent=intent, candidates=found, focus=focus, **fields)

    return build
