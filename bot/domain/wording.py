"""What may stand in a message: dangerous characters are taken out, hopeless messages get a refusal."""

import unicodedata
from enum import StrEnum

_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT_CONTROLS = frozenset("\n\t")
_DROPPED_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn"})


class Refusal(StrEnum):
    """Why a message cannot be understood; the value is the phrase that says so."""

    EMPTY = "utter_empty"
    TOO_LONG = "utter_too_long"
    NO_WORDS = "utter_no_words"


def clean(text: str) -> str:
    """Return the text without characters that break storage or deceive readers.

    NUL and other controls, lone surrogates, unassigned characters and direction overrides go (Trojan
    Source, CVE-2021-42574); line breaks, tabs, and the joiners that emoji and Arabic need stay.
    """
    kept = (c for c in text if c in _KEPT_CONTROLS or _harmless(c))
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def refusal(text: str, limit: int) -> Refusal | None:
    """Return why a cleaned text cannot be answered, or None. `limit` is in characters."""
    if len(text) > limit:
        return Refusal.TOO_LONG
    if any(c.isalnum() for c in text):
        return None
    return Refusal.NO_WORDS if any(not c.isspace() and c.isprintable() for c in text) else Refusal.EMPTY


def _harmless(character: str) -> bool:
    return character not in _BIDI_CONTROLS and unicodedata.category(character) not in _DROPPED_CATEGORIES
