"""The consonants of a word, equal for its spellings in French, Arabizi and Arabic letters.

"carte", "lkarta" and "كارطة" have the skeleton `krt`. Symbols: c is the sound sh, x is kh, 3 is ain.
Sounds that writers of Darija exchange share a symbol: p and b, v and f, z and s, q, g and k, d and dh.
"""

import re

_LATIN = {
    "tion": "sn",
    "sch": "c",
    "ch": "c",
    "sh": "c",
    "kh": "x",
    "gh": "g",
    "ph": "f",
    "th": "t",
    "dh": "d",
    "dj": "j",
    "qu": "k",
    "ck": "k",
    "gu": "k",
    "gn": "n",
    "x": "ks",
    "p": "b",
    "v": "f",
    "z": "s",
    "q": "k",
    "g": "k",
    "c": "k",
    "2": "",
    "5": "x",
    "6": "t",
    "7": "h",
    "8": "h",
    "9": "k",
}
_ARABIC = dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنه", "bttjhxddrsscsdtd3gfkklmnh", strict=True))
_SOFT = re.compile(r"[cg](?=[eiy])")
_SOUND = re.compile("|".join([*_LATIN, "."]))
_DOUBLE = re.compile(r"(.)\1+")
_SYMBOLS = frozenset("bcdfghjklmnrstx3")


def skeleton(word: str) -> str:
    """Return the consonants of a folded word, or "" for a number."""
    if word.isdecimal():
        return ""
    soft = _SOFT.sub(lambda match: "s" if match[0] == "c" else "j", word)
    sounds = "".join(_LATIN.get(sound, _ARABIC.get(sound, sound)) for sound in _SOUND.findall(soft))
    return _DOUBLE.sub(r"\1", "".join(symbol for symbol in sounds if symbol in _SYMBOLS))
