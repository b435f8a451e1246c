"""The consonants of a message in Latin letters, whichever alphabet it is written in.

Darija is written in Arabic letters or in Latin ones ("شحال", "ch7al", "chhal", "chehal"), and its
vowels as each writer pleases. The consonants are what the spellings share.
"""

import re

_ARABIC = str.maketrans(
    dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهاوي", "bttjhKddrzsCsdtd Gfqklmnh   ", strict=True)) | {"ء": " "}
)
"""One letter per sound; a space stands for what the skeleton leaves out."""

_DIGITS = str.maketrans("256789", " Kthhq") | {ord("3"): " "}
_DIGRAPHS = (("ch", "C"), ("sh", "C"), ("kh", "K"), ("gh", "G"))
_LEFT_OUT = re.compile(r"[aeiouyw ]")
_DOUBLED = re.compile(r"(.)\1")


def skeleton(word: str) -> str:
    """Return the consonants of a normalised word; empty when it has none."""
    for digraph, letter in _DIGRAPHS:
        word = word.replace(digraph, letter)
    return _DOUBLED.sub(r"\1", _LEFT_OUT.sub("", word.translate(_DIGITS).translate(_ARABIC)))
