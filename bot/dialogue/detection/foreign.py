"""Tells messages in languages we do not speak."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

from bot.dialogue.detection.lexicon import Lexicon
from bot.dialogue.detection.ngrams import NgramProfiles
from bot.dialogue.detection.spelling import spelled_as
from bot.dialogue.detection.variety import VARIETIES, Variety
from bot.dialogue.detection.words import Word, readable, words
from bot.domain.language import Script

FEWEST_WORDS = 6
"""Below this many words n-grams mistake our languages for others too often."""

_SPOKEN = frozenset({"fr", "en", "ar"})
_PERSIAN_OR_URDU = re.compile(r"[یکہےںٹڈڑژچ]")
_READ_ALPHABETS = ("LATIN", "ARABIC")


class ForeignLanguages:
    """Recognises a message that is surely in no language of ours, so that we can say so politely."""

    def __init__(self, lexicons: Mapping[Variety, Lexicon], shared_words: Collection[str]) -> None:
        """Take our lexicons and those of their words that foreign languages have as well."""
        self._lexicons = lexicons
        self._shared_words = shared_words
        self._profiles = NgramProfiles()

    def match(self, text: str) -> bool:
        """Tell whether a message is in another script, or in another language of our two scripts."""
        text = readable(text)
        if _mostly_unread_letters(text):
            return True
        found = list(words(text))
        if len(found) < FEWEST_WORDS or any(self._ours(script, word) for script, word in found):
            return False
        nearest = self._profiles.nearest(text)
        return nearest is not None and nearest not in _SPOKEN

    def _ours(self, script: Script, word: Word) -> bool:
        if word.folded in self._shared_words or _PERSIAN_OR_URDU.search(word.written):
            return False
        listed = any(self._lexicons[variety].weight(word) for variety in VARIETIES[script])
        return listed or (script is Script.LATIN and spelled_as(word, Variety.ARABIZI))


def _mostly_unread_letters(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    unread = sum(not _read(letter) for letter in letters)
    return unread * 2 > len(letters)


@lru_cache(maxsize=4096)
def _read(letter: str) -> bool:
    return unicodedata.name(unicodedata.normalize("NFKC", letter)[0], "").startswith(_READ_ALPHABETS)
