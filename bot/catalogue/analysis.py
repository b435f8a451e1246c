"""Cuts text in any of our languages and scripts into tokens that can be compared with one another."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.catalogue.fold import words
from bot.catalogue.skeleton import skeleton
from bot.catalogue.stems import bare, is_arabic, stems
from bot.catalogue.words import WordLists

MIN_SKELETON = 3
"""Two consonants say too little: half of all short words share them."""

_CONJUNCTION = re.compile("^[وف](?=..)")
"""Written onto the next word, however short: "وكم" is "و كم"."""

_ARTICLE = re.compile(r"^[bfdk]?l(?=..)")
_PARTICLE = re.compile(r"^[bfd](?=....)")


class Role(StrEnum):
    """What a word does in a question: tell the service, or what is asked about it."""

    ASPECT = "aspect"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: folded, with its stems and its consonant skeletons (without article too)."""

    word: str
    role: Role
    stems: frozenset[str]
    skeletons: frozenset[str]


class Analyser:
    """Makes tokens of text, with the word lists of all languages applied at once."""

    def __init__(self, word_lists: WordLists) -> None:
        self._lists = word_lists

    def tokens(self, text: str, limit: int | None = None) -> list[Token]:
        """Return the first `limit` distinct tokens of a text, in order, without function words."""
        telling = [word for word in dict.fromkeys(words(text)) if not self._is(word, self._lists.function)]
        return [self._token(word) for word in telling[:limit]]

    def _token(self, word: str) -> Token:
        role = Role.ASPECT if self._is(word, self._lists.aspect) else Role.CONTENT
        return Token(word, role, stems(word), skeletons(word))

    def _is(self, word: str, listed: frozenset[str]) -> bool:
        return word in listed or _CONJUNCTION.sub("", word) in listed or not listed.isdisjoint(bare(word))


def skeletons(word: str) -> frozenset[str]:
    """Return the skeletons of a folded word that are long enough to mean something.

    In Arabizi article and particles are written onto the word: "dlkarta" counts as "karta" too.
    """
    bones = {skeleton(form) for form in bare(word)}
    if not is_arabic(word):
        bones |= {pattern.sub("", bone) for bone in tuple(bones) for pattern in (_ARTICLE, _PARTICLE)}
    return frozenset(bone for bone in bones if len(bone) >= MIN_SKELETON)
