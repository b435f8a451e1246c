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

NEAR_SWITCH_CONFIDENCE = 0.7
"""The same between standard Arabic and Darija: whoever writes one reads the other, a mistake costs little."""

FIRST_CONFIDENCE = 0.3
"""Under this a first message ("ok", "passport") says nothing, and the page's own language is taken."""


def decide(memory: Memory, detection: Detection | None, default: Language) -> Memory:
    """Return the memory after one message: the language to answer in.

    A first message is weighed against `default`, the language of its page; later ones need
    `SWITCH_CONFIDENCE`, so a one-word "oui" never flips a conversation. `detection` is None when the
    message has no words.
    """
    if memory.chosen:
        return memory
    current = memory.language or default
    if detection is None:
        return Memory(current)
    needed = SWITCH_CONFIDENCE if memory.language else _needed_first(current, detection)
    if {current, detection.language} == RIGHT_TO_LEFT:
        needed = NEAR_SWITCH_CONFIDENCE
    return Memory(detection.language if detection.confidence >= needed else current)


def _needed_first(page: Language, detection: Detection) -> float:
    """Return how sure a first message must be. Arabic letters are never answered in Latin ones."""
    strange_letters = detection.script is Script.ARABIC and page not in RIGHT_TO_LEFT
    return 0.0 if strange_letters else FIRST_CONFIDENCE
