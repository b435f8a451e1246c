"""Every word the catalogue knows, and the way from a citizen's spelling to it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from bot.catalogue.analysis import MIN_SKELETON, Token, skeletons
from bot.catalogue.stems import bare, is_arabic, stems
from bot.catalogue.words import WordLists
from bot.domain.language import Language

MIN_MISTYPED_NAME = 5
MIN_MISTYPED_FILLER = 6
"""A shorter word is another word, not a typing error, when one letter differs."""

MAX_LONGER = 2
"""By how many letters French or English spellings of one word differ at most."""

BONE = "~"
"""Prefix of skeletons among the index terms, so that they never equal a stem."""

SKELETON_TRUST = 0.85
MISTYPED_TRUST = 0.85
"""How much less a word counts that matches by consonants or by one typing error."""


@dataclass(frozen=True, slots=True)
class Match:
    """The index terms one token of a message stands for, and how much to trust that (0 to 1)."""

    terms: frozenset[str]
    trust: float

    def is_exact(self, term: str) -> bool:
        """Return whether the token was written as the term is, and not by its consonants or mistyped."""
        return self.trust == 1.0 and not term.startswith(BONE)


def name_terms(token: Token) -> frozenset[str]:
    """Return the index terms of a token in a name of a service: stems and consonants."""
    return token.stems | {BONE + bone for bone in token.skeletons}


class Vocabulary:
    """The terms of an index. `names` are the tokens of titles, aliases and keywords, `text` all others.

    Only names are matched by consonants and with typing errors: running text holds too many words for that.
    """

    def __init__(self, names: Iterable[Token], text: Iterable[Token], word_lists: WordLists) -> None:
        known = list(names)
        self._stems = frozenset(stem for token in (*known, *text) for stem in token.stems)
        self._bones = frozenset(BONE + bone for token in known for bone in token.skeletons)
        self._names = _Shelf((form for token in known for form in bare(token.word)), MIN_MISTYPED_NAME)
        self._filler_stems = frozenset(stem for word in word_lists.fillers for stem in stems(word))
        self._fillers = _Shelf(word_lists.fillers, MIN_MISTYPED_FILLER)
        self._filler_sounds = _Sounds(word_lists.arabizi)
        self._name_sounds = _Sounds(token.word for token in known)

    def match(self, token: Token, language: Language) -> Match | None:
        """Return what the token stands for in the catalogue, the surest way first, or None."""
        bones = self._alike(token, language)
        if known := token.stems & self._stems:
            # Without its vowels, which Arabic letters leave out anyway, a known word only gets confused.
            return Match(known if is_arabic(token.word) else known | bones, 1.0)
        if bones:
            return Match(bones, SKELETON_TRUST)
        neighbour = self._names.neighbour(token) if token.role.topical else None
        return Match(stems(neighbour) & self._stems, MISTYPED_TRUST) if neighbour else None

    def _alike(self, token: Token, language: Language) -> frozenset[str]:
        """Return the consonants the token shares with words of names, where they are worth something.

        Darija has no fixed spelling. The other languages have one, and their words collide ("maladie" and
        "milad", "travaille" and "travel"): there the consonants must be more, and Latin words look alike.
        """
        shared = self._bones & {BONE + bone for bone in token.skeletons}
        if language is Language.ARY:
            return shared
        many = frozenset(bone for bone in shared if len(bone) > len(BONE) + MIN_SKELETON)
        return many if is_arabic(token.word) else frozenset(bone for bone in many if self._looks(token, bone))

    def _looks(self, token: Token, bone: str) -> bool:
        alike = self._name_sounds.words(bone.removeprefix(BONE))
        return any(_looks_like(token.word, word) for word in alike)

    def is_filler(self, token: Token, language: Language) -> bool:
        """Return whether a word is a listed one in another form or spelling ("coûtera", "coment")."""
        if token.stems & self._stems:
            return False
        if token.stems & self._filler_stems:
            return True
        if language is Language.ARY and (distance := self._filler_sounds.distance(token)) is not None:
            name = self._name_sounds.distance(token)
            return name is None or distance <= name
        return self._fillers.neighbour(token) is not None


def _looks_like(word: str, other: str) -> bool:
    return word[0] == other[0] and abs(len(word) - len(other)) <= MAX_LONGER


class _Shelf:
    """Words of some length under their first letter, which people hardly ever mistype."""

    def __init__(self, words: Iterable[str], shortest: int) -> None:
        self._shortest = shortest
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            if len(word) >= shortest:
                self._words[word[0]].append(word)

    def neighbour(self, token: Token) -> str | None:
        """Return a word one typing error away: a letter missing, extra, wrong or swapped."""
        for form in sorted(bare(token.word)):
            if len(form) >= self._shortest and not form.isdecimal():
                best = extractOne(form, self._words.get(form[0], ()), scorer=OSA.distance, score_cutoff=1)
                if best:
                    return best[0]
        return None


class _Sounds:
    """Words by their consonants."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        for word in words:
            for bone in skeletons(word):
                self._words[bone].add(word)

    def distance(self, token: Token) -> int | None:
        """Return by how many letters the nearest word with the same consonants differs, or None."""
        alike = [word for bone in token.skeletons for word in self.words(bone)]
        return min((OSA.distance(token.word, word) for word in alike), default=None)

    def words(self, bone: str) -> Collection[str]:
        """Return the words with these consonants."""
        return self._words.get(bone, ())
