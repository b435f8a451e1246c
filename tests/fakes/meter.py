"""A meter that counts for the test."""

from collections import Counter


class CountingMeter:
    """Counts outcomes and the stages that were timed (port `Meter`)."""

    def __init__(self) -> None:
        self.stages: Counter[str] = Counter()
        self.outcomes: Counter[str] = Counter()

    def took(self, stage: str, seconds: float) -> None:
        assert seconds >= 0
        self.stages[stage] += 1

    def ended(self, outcome: str) -> None:
        self.outcomes[outcome] += 1
