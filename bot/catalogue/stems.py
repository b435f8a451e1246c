"""The stems of a word: what its inflected forms share, in the language its letters suggest."""

import re
from functools import lru_cache

import snowballstemmer

MIN_STEMMED = 4
"""Shorter words (CIN, AMO) are names or abbreviations and stay as they are."""

_ARABIC = re.compile("[\u0621-\u064a]")
_ARTICLE = re.compile("^[وف]?(?:[بكفد]?ال|لل)(?=..)")
_PARTICLE = re.compile("^[وفبلكد](?=...)")
_FEMININE = re.compile("[هاة]$")

_french = snowballstemmer.stemmer("french")
_english = snowballstemmer.stemmer("english")
_arabic = snowballstemmer.stemmer("arabic")


def is_arabic(word: str) -> bool:
    """Return whether the word is written in Arabic letters."""
    return bool(_ARABIC.search(word))


def bare(word: str) -> frozenset[str]:
    """Return what a folded word may be once the article and the particles written onto it are off.

    "والبطاقة" gives "بطاقة"; "بجواز" gives itself and "جواز", since its first letter may belong to it.
    """
    if not is_arabic(word):
        return frozenset({word})
    stripped = _ARTICLE.sub("", word)
    return frozenset({stripped}) if stripped != word else frozenset({word, _PARTICLE.sub("", word)})


@lru_cache(maxsize=20_000)
def stems(word: str) -> frozenset[str]:
    """Return the stems of a folded word."""
    if is_arabic(word):
        return frozenset(_arabic_stem(form) for form in bare(word))
    if len(word) < MIN_STEMMED or word.isdecimal():
        return frozenset({word})
    return frozenset({_french.stemWord(word), _english.stemWord(word)})


def _arabic_stem(word: str) -> str:
    # The stemmer cuts first letters off as particles unless it sees an article, and reads the feminine
    # ending only in its formal spelling; Darija also writes it with ha or alef.
    noun = "ال" + _FEMININE.sub("ة", word)
    stem: str = _arabic.stemWord(noun)
    return stem.removeprefix("ال")
