"""Cuts text in any of our languages and scripts into tokens that can be compared with one another."""

import re
from collections.abc import Iterable
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
    """What a word does in a question: tell the service, its kind, for whom, or what is asked about it."""

    ASPECT = "aspect"
    QUALIFIER = "qualifier"
    HEAD = "head"
    CONTENT = "content"

    @property
    def topical(self) -> bool:
        """Whether the word says something about which service is meant."""
        return self in {Role.HEAD, Role.CONTENT}


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
        self._qualifier_stems = _latin_stems(word_lists.qualifier)
        self._head_stems = _latin_stems(word_lists.head)

    def tokens(self, text: str) -> list[Token]:
        """Return the distinct tokens of a text, in order, without function words."""
        return [self._token(word) for word in self._telling(text)]

    def ends(self, text: str, first: int, last: int) -> list[Token]:
        """Return the distinct tokens among the `first` and the `last` telling words of a text, in order."""
        telling = self._telling(text)
        chosen = telling if len(telling) <= first + last else telling[:first] + telling[-last:]
        return [self._token(word) for word in chosen]

    def _telling(self, text: str) -> list[str]:
        return [word for word in dict.fromkeys(words(text)) if not self._is(word, self._lists.function)]

    def _token(self, word: str) -> Token:
        return Token(word, self._role(word), stems(word), skeletons(word))

    def _role(self, word: str) -> Role:
        if self._is(word, self._lists.aspect):
            return Role.ASPECT
        # A number is an age or a year; the only services it names ("bulletin n° 3") have other words too.
        if word.isdecimal() or self._is(word, self._lists.qualifier) or stems(word) & self._qualifier_stems:
            return Role.QUALIFIER
        if self._is(word, self._lists.head) or stems(word) & self._head_stems:
            return Role.HEAD
        return Role.CONTENT

    def _is(self, word: str, listed: frozenset[str]) -> bool:
        return word in listed or _CONJUNCTION.sub("", word) in listed or not listed.isdisjoint(bare(word))


def _latin_stems(listed: Iterable[str]) -> frozenset[str]:
    """Return the stems of the listed words in Latin letters; Arabic stems join words far apart."""
    return frozenset(stem for word in listed if not is_arabic(word) for stem in stems(word))


def skeletons(word: str) -> frozenset[str]:
    """Return the skeletons of a folded word that are long enough to mean something.

    In Arabizi article and particles are written onto the word: "dlkarta" counts as "karta" too.
    """
    bones = {skeleton(form) for form in bare(word)}
    if not is_arabic(word):
        bones |= {pattern.sub("", bone) for bone in tuple(bones) for pattern in (_ARTICLE, _PARTICLE)}
    return frozenset(bone for bone in bones if len(bone) >= MIN_SKELETON)
