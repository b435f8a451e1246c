"""The languages Jmaa speaks, how they fall back on one another, and which one a reply is written in."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language a citizen can be answered in (BCP 47 tag)."""

    FR = "fr"
    AR = "ar"
    ARY = "ary"
    EN = "en"


class Script(StrEnum):
    """The writing system of a message (ISO 15924)."""

    LATIN = "Latn"
    ARABIC = "Arab"


FALLBACKS: dict[Language, tuple[Language, ...]] = {
    Language.FR: (),
    Language.AR: (Language.FR,),
    Language.ARY: (Language.AR, Language.FR),
    Language.EN: (Language.FR,),
}
"""Where to look, in order, when a text is missing in a language."""

RIGHT_TO_LEFT = frozenset({Language.AR, Language.ARY})


def direction(language: Language) -> str:
    """Return the HTML `dir` of a language: "rtl" or "ltr"."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True)
class Detection:
    """What one message looks like by itself: its language, script, and how sure that is (0 to 1)."""

    language: Language
    script: Script
    confidence: float


@dataclass(frozen=True, slots=True)
class Memory:
    """What a conversation remembers of its language.

    `chosen` is true once the citizen asked for the language by words or by a button: only another
    request changes it then, because people ask for French and go on writing Darija.
    """

    language: Language | None = None
    chosen: bool = False


SWITCH_CONFIDENCE = 0.8
"""How sure a detection must be to move a running conversation to another language."""


def decide(memory: Memory, detection: Detection | None, default: Language) -> Memory:
    """Return the memory after one message: the language to answer in.

    A first message takes the detection as it is; later ones need `SWITCH_CONFIDENCE`, so a one-word
    "oui" never flips a conversation. `detection` is None when the message has no words.
    """
    if memory.chosen:
        return memory
    if detection is None:
        return memory if memory.language else Memory(default)
    if memory.language is None or detection.confidence >= SWITCH_CONFIDENCE:
        return Memory(detection.language)
    return memory
