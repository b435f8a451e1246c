"""Brings a chat message to one spelling, whatever its language, script and typing habits."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ى": "ي",
        "ة": "ه",
        "ڭ": "ك",
        "گ": "ك",
        "ک": "ك",
        "ی": "ي",
        "ڤ": "ف",
        "پ": "ب",
        "ٱ": "ا",
        "œ": "oe",
        "æ": "ae",
        "ـ": "",
    }
)
"""Arabic letters that writers exchange, those of neighbouring alphabets, ligatures, the stretching stroke."""

_ARABIZI = str.maketrans({"2": "a", "3": "a", "5": "kh", "6": "t", "7": "h", "8": "h", "9": "q"})
"""The sound of each digit that stands for an Arabic letter in Latin script."""

_ARABIZI_WORD = re.compile(r"(?=[a-z0-9]*[a-z])(?=[a-z0-9]*[2356789])[a-z0-9]{2,}")
_ELONGATION = re.compile(r"([^\W\d_])\1{2,}")
_NOT_A_WORD = re.compile(r"[\W_]+")
_UNSEEN = {"Mn", "Cf"}  # accents and vowel signs once decomposed; bidi controls and zero-width characters


def normalise(text: str) -> str:
    """Return the words of a message, separated by single spaces; empty when it has none.

    Case, accents, vowel signs, invisible characters, letter variants, stretched letters and
    punctuation go. A word with Arabizi digits is kept and followed by its spelling without them
    ("ch7al" gives "ch7al chhal"), because people write both.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folded)
    visible = "".join(c for c in decomposed if unicodedata.category(c) not in _UNSEEN)
    words = _NOT_A_WORD.sub(" ", _western_digits(visible.translate(_LETTERS)))
    return " ".join(_spellings(_ELONGATION.sub(r"\1", words)))


def _western_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)


def _spellings(text: str) -> list[str]:
    spellings = []
    for word in text.split():
        spellings.append(word)
        if _ARABIZI_WORD.fullmatch(word):
            spellings.append(word.translate(_ARABIZI))
    return spellings
