"""Turns BM25 scores, which have no scale, into scores from 0 to 1 that thresholds can judge."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from bot.catalogue.corpus import Corpus, name_documents, text_documents
from bot.catalogue.fields import Field, Scores
from bot.catalogue.names import Asked, Named, Naming
from bot.catalogue.vocabulary import Match

NAMED = 0.8
"""The least a service gets whose full name stands in the message; nothing less reaches it."""

GUESS = 0.59
"""The most a service gets that must be offered and not answered."""

TITLE_WEIGHT, ALIAS_WEIGHT, KEYWORD_WEIGHT, TEXT_WEIGHT = 1.0, 1.0, 0.7, 0.35

UNKNOWN_WEIGHT = 0.35
"""What an unknown word weighs beside the rarest known one: most are chatter, not another topic."""

COMMON = 0.3
"""What is left of the score when every service shares the words that match."""

PART = 0.3
"""What is left of the score when next to nothing of the service's name is in the message."""

SHADOWED = 0.5
"""What is left of the score when the words that match are all part of a longer name of another service."""

MAX_BESIDE = 2
"""Beside more topical words of no service, a name of one word may be a passing mention."""


@dataclass(frozen=True, slots=True)
class _WordScores:
    """One word of a message: how well each service fits it (0 to 1), and how much the word says."""

    shares: Scores
    weight: float
    is_name: bool


class Scorer:
    """Scores all services for the words of a message. How it names them is the caller's to find."""

    def __init__(self, corpus: Corpus) -> None:
        self._size = len(corpus.titles)
        self._names = (
            Field(TITLE_WEIGHT, name_documents(corpus.titles)),
            Field(ALIAS_WEIGHT, name_documents(corpus.aliases)),
            Field(KEYWORD_WEIGHT, name_documents(corpus.keywords)),
        )
        self._text = Field(TEXT_WEIGHT, text_documents(corpus.texts))
        self._rarest = self._weight(1)

    def scores(self, asked: Asked, namings: Mapping[int, Naming]) -> Scores:
        """Return a score per service: `NAMED` or more for those named in full, less for the others.

        Services that have no word of the message in a name score 0, whatever their texts say.
        """
        topical = [match for token, match in asked if token.role.topical]
        found = [self._word(match) for match in topical if match]
        scores: Scores = np.zeros(self._size, dtype=np.float64)
        if not any(word.is_name for word in found):
            return scores
        explained = self._explained(found, unknown=len(topical) - len(found))
        telling = self._telling(found)
        claims = _Claims.of(asked, namings)
        for service, naming in namings.items():
            scores[service] = claims.score(naming, float(explained[service]), float(telling[service]))
        return scores

    def _word(self, match: Match) -> _WordScores:
        """Score one word: for each service its best field counts, weighted; the others add nothing."""
        names: Scores = np.array([_fit(name, match) for name in self._names]).max(axis=0)
        text = _fit(self._text, match)
        if not names.any():
            return _WordScores(text, UNKNOWN_WEIGHT * self._rarest, is_name=False)
        shares: Scores = np.maximum(names, text)
        # A passing mention does not make the word of a name common.
        sharing = int((shares >= shares.max() / 2).sum())
        return _WordScores(shares * match.trust, self._weight(sharing), is_name=True)

    def _weight(self, sharing: int) -> float:
        """Return BM25's weight of a word that so many services share."""
        return math.log(1 + max(self._size - sharing + 0.5, 0.5) / (sharing + 0.5))

    def _explained(self, found: Sequence[_WordScores], *, unknown: int) -> Scores:
        """Return the share of the message, by weight of words, that each service accounts for."""
        whole = sum(word.weight for word in found) + unknown * UNKNOWN_WEIGHT * self._rarest
        explained: Scores = np.sum([word.shares * word.weight for word in found], axis=0) / whole
        return explained

    def _telling(self, found: Sequence[_WordScores]) -> Scores:
        """Return how telling the rarest matching word of each service is: 1 when no other shares it."""
        weights = np.max([(word.shares > 0) * word.weight for word in found], axis=0)
        telling: Scores = weights / self._rarest
        return telling


@dataclass(frozen=True, slots=True)
class _Claims:
    """Which topical words of a message belong to names in full, and to those of several words."""

    asked: Asked
    names: frozenset[int]
    long_names: frozenset[int]

    @classmethod
    def of(cls, asked: Asked, namings: Mapping[int, Naming]) -> Self:
        names = [naming.named for naming in namings.values() if naming.named]
        return cls(asked, _union(names), _union(name for name in names if len(name.covers) > 1))

    def score(self, naming: Naming, explained: float, telling: float) -> float:
        """Return the score of one service: in full, as a guess or in part."""
        if naming.named is None:
            part = _part(naming, explained, telling)
            return part * SHADOWED if naming.places <= self.long_names else part
        if not self._is_topic(naming.named):
            return GUESS
        # A name whose every word others share too ("permis") stays close to them.
        return NAMED + (1 - NAMED) * explained * (telling >= 1)

    def _is_topic(self, named: Named) -> bool:
        """Return whether a name in full is what the message is about, and not a word of another topic.

        A name of several words is, when one of them tells it. A single word is when few topical words
        stand beside it that are in no name; mere kinds of papers bear none ("permis de séjour").
        """
        if named.telling and len(named.covers) > 1:
            return True
        beside = sum(token.role.topical and at not in self.names for at, (token, _) in enumerate(self.asked))
        return beside <= (MAX_BESIDE if named.telling else 0)


def _union(names: Iterable[Named]) -> frozenset[int]:
    return frozenset(place for name in names for place in name.covers)


def _part(naming: Naming, explained: float, telling: float) -> float:
    """Return the score of a service whose name is in the message only in part."""
    score = (NAMED - 0.01) * explained * (COMMON + (1 - COMMON) * telling)
    if naming.share:
        score *= PART + (1 - PART) * naming.share
    elif telling >= 1:
        # A kind of paper that only one service has is still no name; one that several have asks which.
        score = min(score, GUESS)
    return score if naming.exact else min(score, GUESS)


def _fit(of: Field, match: Match) -> Scores:
    """Return how well a word fits each service in one field, in proportion to the best."""
    scores = of.scores(match.terms)
    best = scores.max(initial=0)
    fit: Scores = scores / best * of.weight if best > 0 else scores
    return fit
