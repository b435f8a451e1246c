"""Cuts a message into the words that tell its language."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.language import Script

READ_LIMIT = 1_000
"""How many characters of a message are read; more would cost time and tell nothing new."""

_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_MARKS = r"\u0300-\u036f\u0640\u064b-\u065f\u0670"
_TOKEN = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_DROPPED_IN_LOOKUP = re.compile(rf"[{_MARKS}]")
_SAME_IN_LOOKUP = str.maketrans({"ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "œ": "oe", "æ": "ae"})
_SCRIPTS = {
    Script.ARABIC: re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]"),
    Script.LATIN: re.compile(r"[a-zß-öø-ɏ]"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written (lower case) and as lexicons list it (no accents, one alif, one ya)."""

    written: str
    folded: str


def readable(text: str) -> str:
    """Return the part of a message worth reading: bounded, without invisible characters and addresses."""
    return _ADDRESS.sub(" ", _INVISIBLE.sub("", text[:READ_LIMIT]))


def words(text: str) -> Iterator[tuple[Script, Word]]:
    """Yield every word of a readable text in Arabic or Latin letters with its script; numbers are none."""
    for token in _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()):
        script = next((script for script, letter in _SCRIPTS.items() if letter.search(token)), None)
        if script:
            yield script, Word(token, fold(token))


def fold(text: str) -> str:
    """Return a text without accents, vowel signs, hamza seats and final-letter variants."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _DROPPED_IN_LOOKUP.sub("", decomposed).translate(_SAME_IN_LOOKUP)
