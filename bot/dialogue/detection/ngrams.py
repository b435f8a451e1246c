"""What the character n-grams of a text say (langdetect): the last resort after lexicons and spelling.

langdetect draws at random, so its factories are seeded. Its probability is near one even when it is
wrong; only its first answer is used.
"""

from collections.abc import Iterable
from pathlib import Path

from langdetect import LangDetectException
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

_SEED = 20


class NgramProfiles:
    """The letter statistics of a set of languages."""

    def __init__(self, languages: Iterable[str] | None = None) -> None:
        """Load the profiles of some languages (ISO 639-1 codes), or of all 55 langdetect knows."""
        directory = Path(PROFILES_DIRECTORY)
        chosen = sorted(languages or (path.name for path in directory.iterdir()))
        self._factory = DetectorFactory()
        self._factory.set_seed(_SEED)
        self._factory.load_json_profile([(directory / name).read_text("utf-8") for name in chosen])

    def nearest(self, text: str) -> str | None:
        """Return the code of the language a text looks most like, or None when there is nothing to see."""
        detector = self._factory.create()
        detector.append(f" {text} ")
        try:
            ranking = detector.get_probabilities()
        except LangDetectException:
            return None
        return str(ranking[0].lang) if ranking else None
