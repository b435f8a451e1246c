"""The aspects of a public service a citizen asks about, one for each kind of fact in its record."""

from enum import StrEnum


class Aspect(StrEnum):
    """What is asked about a service. The intent `ask_<aspect>` asks it."""

    OVERVIEW = "overview"
    DOCUMENTS = "documents"
    FEE = "fee"
    DELAY = "delay"
    WHERE = "where"
    HOURS = "hours"
    ONLINE = "online"
    STEPS = "steps"
    ELIGIBILITY = "eligibility"
    VALIDITY = "validity"
    APPEAL = "appeal"
    CONTACT = "contact"

    @property
    def intent(self) -> str:
        """The name of the intent that asks for this aspect."""
        return f"ask_{self}"
