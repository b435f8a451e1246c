"""Ranks services by BM25 within one field of their records."""

from collections.abc import Collection, Sequence

import numpy as np
from bm25s import BM25
from numpy.typing import NDArray

type Scores = NDArray[np.float64]
"""One number per service, in the order of the catalogue."""

# A word counts nearly as much said once as said often, and a service with many aliases is not worse
# than one with few: k1 and b lie far below the values usual for running text.
_K1 = 0.3
_B = 0.2


class Field:
    """One field of all records. `documents` holds the index terms of each service in it."""

    def __init__(self, weight: float, documents: Sequence[Sequence[str]]) -> None:
        self.weight = weight
        self._size = len(documents)
        self._index: BM25 | None = None
        if any(documents):
            self._index = BM25(k1=_K1, b=_B)
            self._index.index([list(document) for document in documents], show_progress=False)

    def scores(self, terms: Collection[str]) -> Scores:
        """Return the mean BM25 score of the terms, which stand for one word, in every service."""
        known = self._index.vocab_dict if self._index else {}
        ids = [known[term] for term in sorted(terms) if term in known]
        if self._index is None or not ids:
            return np.zeros(self._size, dtype=np.float64)
        scores: Scores = self._index.get_scores_from_ids(ids).astype(np.float64) / len(terms)
        return scores
