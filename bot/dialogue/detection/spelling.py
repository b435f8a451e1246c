"""Spellings that give a variety away where no lexicon knows the word."""

import re

from bot.dialogue.detection.variety import Variety
from bot.dialogue.detection.words import Word

_REFERENCE = re.compile(
    r"""
    \d+(?:st|nd|rd|th|er|ere|e|eme|nde?|h\d*|hrs?|am|pm|min|m|g|k|d|s|x|j|v)    # 3eme, 2nd, 7h, 9am
    | [a-z]*\d{2,}[a-z\d]*                                                     # ab1234
    | [a-z]{1,2}\d[a-z]?                                                       # b2b, v3
    """,
    re.VERBOSE,
)

_CONSONANT = r"[b-df-hj-np-tv-xz\d]"
_ONSETS = (
    "bch bgh bk bn bs bt bzz dj dk dl dm dy dz hd hn hs jb jd jm kb kd kf kh ks kt mch qb qd ql qr rj rk rm "
    "rs sb sd sf tb td tf tj tk tl tm tq wj wl wq ws yb yd yj yk ym yt zd zm zw"
).replace(" ", "|")
"""How Darija words begin, and French and English words do not."""

_SPELLINGS = {
    Variety.ARABIZI: re.compile(
        rf"""
        [a-z]+[23579][a-z]+[a-z\d]*            # s7i7, b7al: digits stand for sounds Latin letters lack
        | [a-z]*[23579][a-z]{{2,}}[a-z\d]*       # 3lach, 7na
        | [a-z]{{2,}}[3579]                      # sba7, tri9
        | (?:l(?!l)|n|m(?![cnr])){_CONSONANT}[a-z\d]+    # lwraq: the; nkhles: I; mzyan
        | (?:{_ONSETS})[a-z\d]{{2,}}             # bghina, dkhel, qdima
        | (?:kay|kat|kan|tay|ghan|ghat|ghay)(?:{_CONSONANT}|y)[a-z\d]{{2,}}    # kaydir: present, future
        | ma(?:{_CONSONANT}|y)[a-z\d]{{2,}}(?:ch|sh|x)     # ma3ndich: not
        | {_CONSONANT}{{4,}}                     # skeletons without vowels: bzzf, chkr
        | [a-z\d]{{2,}}(?:iya|iyya|ouch|koum|houm|kom|hom)
        """,
        re.VERBOSE,
    ),
    Variety.FRENCH: re.compile(r".*[àâçèéêëîïôùûœ].*|.{4,}(?:eux|euse|eur|eaux|aire|isme)s?|.{3,}(?:ez|ons)"),
    Variety.ENGLISH: re.compile(
        r".{3,}(?:ing|ness|ship|ful|less|ould|ight|ough|ly|ed)|wh.{2,}|.*(?:ck|oo|ee|wn|th)s?"
    ),
    Variety.DARIJA: re.compile(
        r"""
        .*[گڭݣڤپ].*                            # letters that standard Arabic lacks
        | (?:كي|كن|كت|كا[نيت])[^اأإةء]{3,}(?:ها|نا)?     # كيدير، كنقلب: present
        | غ(?:ن|ت|ي(?!ر))[^ةء]{3,}             # غنمشي: future
        | (?:ما|م[كعبتن])[^ةءأ]{3,}ش           # ماعنديش: not
        | .{2,}(?:نيش|ناش|هاش|تش|همش)|.{3,}وش  # ... بغاوش
        | و?فال.{3,}                           # فالدار: in the
        | [نيت].{2,}يو | .{2,}[^ياور]و         # نمشيو: we, they; دارهو: his
        """,
        re.VERBOSE,
    ),
    Variety.ARABIC: re.compile(
        r"""
        .*[\u064b-\u0652].*                    # vowel signs
        | [وف]?س?أ.{2,} | [وفلب]*إ.{2,}        # أريد، أجدد: I; careful hamza
        | .{2,}[ؤئ].+
        | [وف]?س[يتن](?!ا|د|م).{3,}            # ستكون: future
        | .{2,}(?:ون|تان|تين|هما|كما|اء)
        """,
        re.VERBOSE,
    ),
}


def spelled_as(word: Word, variety: Variety) -> bool:
    """Tell whether a word that no lexicon lists is spelled the way only this variety spells."""
    if variety is Variety.ARABIZI and _REFERENCE.fullmatch(word.folded):
        return False
    return _SPELLINGS[variety].fullmatch(word.written) is not None
