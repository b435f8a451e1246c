"""Folds text to a form in which spellings of the same word are equal, whatever keyboard wrote them."""

import re
import unicodedata

MAX_CHARACTERS = 2_000
"""How much of a text is read: the longest message a channel lets through."""

MAX_WORD = 40
"""How much of a word is read: longer than any real one, short enough to bound the stemmers."""

_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ـ": "",  # tatweel only stretches a word
        "ء": "",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "گ": "ك",
        "ڭ": "ك",
        "ݣ": "ك",
        "پ": "ب",
        "ڤ": "ف",
        "ھ": "ه",
        "°": " ",
    }
    | {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
)
_DOTTED = re.compile(r"\b\w(?:\.\w\b)+\.?")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return the text in small letters without accents, vowel marks, hamza, tatweel or hidden signs.

    Only the first `MAX_CHARACTERS` are read. "C.N.I.E." becomes "cnie" and "bzzzzaf" "bzzaf".
    """
    wide = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).casefold()[:MAX_CHARACTERS]
    bare = "".join(_visible(character) for character in unicodedata.normalize("NFD", wide))
    joined = _DOTTED.sub(lambda match: match[0].replace(".", ""), bare.translate(_LETTERS))
    return _STRETCHED.sub(r"\1\1", joined)


def words(text: str) -> list[str]:
    """Return the words of a text, folded; signs, emoji and punctuation only part them."""
    return [word[:MAX_WORD] for word in _WORD.findall(fold(text))]


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Mn", "Cf"}:
        return ""
    return " " if category.startswith("C") else character
