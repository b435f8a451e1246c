from pathlib import Path

import pytest

from bot.dialogue.detection.detector import LanguageDetector
from bot.dialogue.detection.lexicon import Lexicon, read_lexicons
from bot.dialogue.detection.variety import Variety

WORD_LISTS = Path(__file__).parents[3] / "data" / "language" / "detection"


@pytest.fixture(scope="session")
def word_lists() -> Path:
    return WORD_LISTS


@pytest.fixture(scope="session")
def lexicons() -> dict[Variety, Lexicon]:
    return read_lexicons(WORD_LISTS)


@pytest.fixture(scope="session")
def detector() -> LanguageDetector:
    return LanguageDetector(WORD_LISTS)
