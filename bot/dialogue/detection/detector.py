"""The language detector: implements `bot.ports.Detector`."""

from pathlib import Path

from bot.dialogue.detection.evidence import Evidence, weigh
from bot.dialogue.detection.foreign import ForeignLanguages
from bot.dialogue.detection.lexicon import read_lexicons, read_shared_words
from bot.dialogue.detection.names import read_names
from bot.dialogue.detection.ngrams import NgramProfiles
from bot.dialogue.detection.variety import VARIETIES, Variety
from bot.dialogue.detection.words import Word, readable, words
from bot.domain.language import Detection, Language, Script

_PRESUMPTION = 0.3
_CLEAR_RATIO = 2.0
_DOUBT_LEFT_PER_WORD = 0.4
_CONFIDENCE_LIMITS = {1: 0.6, 2: 0.75, 3: 0.85}


class LanguageDetector:
    """Tells French, English, standard Arabic and Darija (in both scripts) apart in short messages.

    The script comes first, then lexicons and spelling; character n-grams decide only what these leave
    open. The confidence is our own: it grows with the number of telling words and their majority, and
    messages of one to three words stay below a limit.
    """

    def __init__(self, directory: Path) -> None:
        """Read the word lists of `data/language/detection`. Raises OSError, YAMLError or ValueError."""
        self._lexicons = read_lexicons(directory)
        self._names = read_names(directory / "names.yml")
        self._foreign = ForeignLanguages(self._lexicons, read_shared_words(directory))
        self._profiles = NgramProfiles(("en", "fr"))

    def detect(self, text: str) -> Detection | None:
        """Return what a message looks like, or None when it has no words in Latin or Arabic letters."""
        text = readable(text)
        by_script: dict[Script, list[Word]] = {Script.ARABIC: [], Script.LATIN: []}
        for script, word in words(text):
            by_script[script].append(word)
        script = max(by_script, key=lambda script: len(by_script[script]))
        if not by_script[script]:
            return None
        evidence = weigh(by_script[script], VARIETIES[script], self._lexicons)
        self._presume(evidence, script, text, len(by_script[script]))
        return _conclude(evidence, len(by_script[script]))

    def named(self, text: str) -> tuple[Language, ...]:
        """Return the languages a message names ("parle français", "b darija"), in order of mention."""
        return self._names.find(text)

    def foreign(self, text: str) -> bool:
        """Tell whether a message is surely in a language we do not speak."""
        return self._foreign.match(text)

    def _presume(self, evidence: Evidence, script: Script, text: str, word_count: int) -> None:
        """Add what is taken for granted.

        Arabic without a trace of Darija is standard, more so if long. In Latin letters n-grams choose
        between French and English; they know no Darija and would take it for English.
        """
        if script is Script.ARABIC:
            evidence[Variety.ARABIC] += _PRESUMPTION * (1 if evidence[Variety.DARIJA] else word_count)
        elif not _settled(evidence):
            nearest = Variety.FRENCH if self._profiles.nearest(text) == "fr" else Variety.ENGLISH
            evidence[nearest] += _PRESUMPTION


def _ranked(evidence: Evidence) -> list[tuple[Variety, float]]:
    return sorted(evidence.items(), key=lambda item: item[1], reverse=True)


def _settled(evidence: Evidence) -> bool:
    (first, best), (_, second), *_ = _ranked(evidence)
    return best >= 1 and (first is Variety.ARABIZI or best >= _CLEAR_RATIO * second)


def _conclude(evidence: Evidence, word_count: int) -> Detection:
    (variety, best), (_, second), *_ = _ranked(evidence)
    majority = min(1.0, _CLEAR_RATIO * (1 - second / best))
    confidence = majority * (1 - _DOUBT_LEFT_PER_WORD**best)
    limit = _CONFIDENCE_LIMITS.get(word_count, 1.0)
    return Detection(variety.language, variety.script, round(min(confidence, limit), 3))
