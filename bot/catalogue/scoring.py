"""Turns BM25 scores, which have no scale, into scores from 0 to 1 that thresholds can judge."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.catalogue.corpus import Corpus, name_documents, text_documents
from bot.catalogue.fields import Field, Scores
from bot.catalogue.vocabulary import Match

NAMED = 0.8
"""The least a service gets whose full name stands in the message; nothing less reaches it."""

TITLE_WEIGHT, ALIAS_WEIGHT, KEYWORD_WEIGHT, TEXT_WEIGHT = 1.0, 1.0, 0.7, 0.35

UNKNOWN_WEIGHT = 0.35
"""What an unknown word weighs beside the rarest known one: most are chatter, not another topic."""

COMMON = 0.3
"""What is left of the score when every service shares the words that match."""


@dataclass(frozen=True, slots=True)
class _WordScores:
    """One word of a message: how well each service fits it (0 to 1), and how much the word says."""

    shares: Scores
    weight: float


class Scorer:
    """Scores all services for the words of a message. `names` in full are the caller's to find."""

    def __init__(self, corpus: Corpus) -> None:
        self._size = len(corpus.titles)
        self._fields = (
            Field(TITLE_WEIGHT, name_documents(corpus.titles)),
            Field(ALIAS_WEIGHT, name_documents(corpus.aliases)),
            Field(KEYWORD_WEIGHT, name_documents(corpus.keywords)),
            Field(TEXT_WEIGHT, text_documents(corpus.texts)),
        )
        self._rarest = self._weight(1)

    def scores(self, content: Sequence[Match | None], named: Iterable[int]) -> Scores:
        """Return a score per service: `NAMED` or more for those named, less for the others.

        `content` says for each content word of the message what it stands for in the catalogue.
        """
        found = [self._word(match) for match in content if match]
        if not found:
            return np.zeros(self._size, dtype=np.float64)
        explained = self._explained(found, unknown=len(content) - len(found))
        telling = self._telling(found)
        scores: Scores = (NAMED - 0.01) * explained * (COMMON + (1 - COMMON) * telling)
        for service in named:
            # A name whose every word others share too ("permis") stays close to them.
            own_word = telling[service] >= 1
            scores[service] = NAMED + (1 - NAMED) * explained[service] * own_word
        return scores

    def _word(self, match: Match) -> _WordScores:
        """Score one word: for each service its best field counts, weighted; the others add nothing."""
        fits = np.array([field.weight * _share(field.scores(match.terms)) for field in self._fields])
        shares: Scores = fits.max(axis=0)
        # A passing mention does not make the word of a name common.
        sharing = int((shares >= shares.max() / 2).sum())
        return _WordScores(shares * match.trust, self._weight(sharing))

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


def _share(scores: Scores) -> Scores:
    """Return the scores of one field in proportion to its best, since fields differ in scale."""
    best = scores.max(initial=0)
    share: Scores = scores / best if best > 0 else scores
    return share
