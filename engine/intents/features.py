"""Turns normalised messages into sparse vectors: words, pieces of words and consonants."""

from collections import Counter
from itertools import pairwise
from typing import Dict, Iterator, List, Tuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from engine.intents.skeleton import skeleton

_WORD, _PIECE, _CONSONANTS = "w", "p", "c"

_WEIGHTS: Dict[str, float] = {_WORD: 2.0, _PIECE: 1.0, _CONSONANTS: 1.5}
"""A message has several pieces for each word; the weights bring the kinds of feature level.
Found by cross-validation on the topics; any between 1 and 2 are within a point."""


def features_of(text: str) -> List[str]:
    """Return the features of a normalised message: words and word pairs, pieces of 2 to 5 letters within
    words, and pieces of 2 to 4 consonants. The first letter tells the kind.
    """
    words = text.split()
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    features = [_WORD + word for word in [*words, *pairs]]
    for word in words:
        features.extend(_PIECE + piece for piece in _pieces(word, 5))
        features.extend(_CONSONANTS + piece for piece in _pieces(skeleton(word), 4))
    return features


def _pieces(word: str, longest: int) -> Iterator[str]:
    """Yield the pieces of a word with its edges marked by spaces; none when it is empty."""
    edged = f" {word} " if word else ""
    for length in range(2, longest + 1):
        for start in range(len(edged) - length + 1):
            yield edged[start : start + length]


class Features:
    """TF-IDF of `features_of`, learnt from those that occur twice or more.

    A vector is as long as the share of the message's features that training knew, so that a message
    of unknown words is near nothing instead of near whatever it touches by chance.
    """

    def __init__(self) -> None:
        self._tfidf = TfidfVectorizer(analyzer=list, min_df=2, sublinear_tf=True, norm=None, dtype=np.float32)

    def fit_transform(self, texts: List[str]) -> csr_matrix:
        """Learn the features of `texts` and return their vectors, one row each."""
        self._tfidf.fit([features_of(text) for text in texts])
        kinds = [name[0] for name in self._tfidf.get_feature_names_out()]
        self._tfidf.idf_ = self._tfidf.idf_ * np.array([_WEIGHTS[kind] for kind in kinds])
        return self.transform(texts)

    def transform(self, texts: List[str]) -> csr_matrix:
        """Return the vectors of `texts`, one row each; a text of unknown features gives zeros."""
        messages = [features_of(text) for text in texts]
        vectors = normalize(self._tfidf.transform(messages), copy=False)
        vectors.data *= np.repeat([self._known_share(m) for m in messages], np.diff(vectors.indptr))
        return vectors

    def weighted(self, text: str) -> Tuple[np.ndarray, np.ndarray]:
        """Return the columns of one text's vector that are not zero, and their values.

        The same as a row of `transform` without the matrices around it, which cost more than the sums.
        """
        features = features_of(text)
        known = Counter(column for f in features if (column := self._tfidf.vocabulary_.get(f)) is not None)
        columns = np.fromiter(known.keys(), dtype=np.intp, count=len(known))
        counts = np.fromiter(known.values(), dtype=np.float64, count=len(known))
        values = (1 + np.log(counts)) * self._tfidf.idf_[columns]
        length = np.linalg.norm(values)
        return columns, values / length * (known.total() / len(features)) if length else values

    def _known_share(self, features: List[str]) -> float:
        known = sum(feature in self._tfidf.vocabulary_ for feature in features)
        return known / len(features) if features else 0.0
