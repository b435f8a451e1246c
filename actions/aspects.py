"""The aspects of a service a citizen may ask about, and the intents that ask them."""

ASPECTS = (
    "overview",
    "documents",
    "fee",
    "delay",
    "where",
    "hours",
    "online",
    "steps",
    "eligibility",
    "validity",
    "appeal",
    "contact",
)
FIRST_ASPECT = "overview"
"""What a citizen gets who only names a service."""

NAME_SERVICE = "name_service"
ASK_SAME_FOR = "ask_same_for"


def intent_of(aspect: str) -> str:
    """Return the intent that asks about an aspect."""
    return f"ask_{aspect}"


def aspect_of(intent: str) -> str | None:
    """Return the aspect an intent asks about, or None."""
    aspect = intent.removeprefix("ask_")
    return aspect if aspect in ASPECTS and intent != aspect else None
