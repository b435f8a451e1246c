"""Who owns a conversation: one row with a version, changed by compare-and-set only."""

from dataclasses import dataclass
from enum import StrEnum


class Owner(StrEnum):
    """Who answers a conversation now."""

    BOT = "bot"
    WAITING = "waiting"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Ownership:
    """The owner of a conversation and the version of that fact; every change adds one."""

    owner: Owner = Owner.BOT
    version: int = 0

    @property
    def bot_may_speak(self) -> bool:
        """Whether the dialogue engine may answer."""
        return self.owner is Owner.BOT
