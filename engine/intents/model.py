"""A linear intent model over all languages at once, with confidences that mean what they say."""

import logging
from typing import List, Sequence, Tuple

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from engine.intents.features import Features
from engine.intents.normalise import normalise

logger = logging.getLogger(__name__)

FOLDS = 5
_SEED = 20
_FEWEST = 2  # intents, and examples of each: one to learn from and one to leave out
_TEMPERATURES = (0.05, 5.0)


class IntentModel:
    """Logistic regression on `Features`, its margins divided by a temperature before the softmax.

    The temperature is fitted on predictions for examples left out of training. One model serves
    every language: people mix them, and on public data a joint model loses nothing.
    """

    def __init__(self) -> None:
        self._features = Features()
        self._classifier = LogisticRegression(
            solver="liblinear", dual=True, C=60, tol=1e-2, max_iter=1000, random_state=_SEED
        )
        self.temperature = 1.0

    @property
    def intents(self) -> List[str]:
        """The intents the model tells apart, in alphabetical order: the order of its probabilities."""
        return [str(intent) for intent in self._classifier.classes_]

    @classmethod
    def train(cls, texts: Sequence[str], intents: Sequence[str]) -> "IntentModel":
        """Return a calibrated model. Raises ValueError unless there are two intents or more."""
        if len(set(intents)) < _FEWEST:
            raise ValueError("The intent classifier needs examples of at least two intents.")
        temperature = _fit_temperature(out_of_fold_margins(texts, intents), intents)
        logger.info("Intent classifier: all %d examples.", len(texts))
        model = cls()._fit(texts, intents)
        model.temperature = temperature
        return model

    def rank(self, text: str) -> List[Tuple[str, float]]:
        """Return every intent with its probability, most likely first."""
        intents = self.intents
        probabilities = softmax(self._margins_of(text) / self.temperature)
        order = np.argsort(-probabilities, kind="stable")
        return [(intents[i], float(probabilities[i])) for i in order]

    def _fit(self, texts: Sequence[str], intents: Sequence[str]) -> "IntentModel":
        self._classifier.fit(self._features.fit_transform([normalise(t) for t in texts]), intents)
        return self

    def _margins_of(self, text: str) -> np.ndarray:
        """Return the margins of one text, without building matrices."""
        columns, values = self._features.weighted(normalise(text))
        margins = self._classifier.coef_[:, columns] @ values + self._classifier.intercept_
        return margins if len(margins) > 1 else np.concatenate([-margins, margins])

    def _margins(self, texts: Sequence[str]) -> np.ndarray:
        vectors = self._features.transform([normalise(t) for t in texts])
        margins = self._classifier.decision_function(vectors)
        return margins if margins.ndim > 1 else np.stack([-margins, margins], axis=1)


def out_of_fold_margins(texts: Sequence[str], intents: Sequence[str]) -> np.ndarray:
    """Return margins for each text from a model that never saw it, columns in alphabetical order.

    Raises ValueError when an intent has a single example, which cannot be both learnt and left out.
    """
    labels = np.array(intents)
    margins = np.empty((len(texts), len(set(intents))))
    for number, (seen, unseen) in enumerate(_folds(labels), start=1):
        logger.info("Intent classifier: fold %d.", number)
        model = IntentModel()._fit([texts[i] for i in seen], labels[seen])
        margins[unseen] = model._margins([texts[i] for i in unseen])
    return margins


def calibrated(margins: np.ndarray, intents: Sequence[str]) -> np.ndarray:
    """Return out-of-fold margins as probabilities under the temperature that fits them best."""
    return softmax(margins / _fit_temperature(margins, intents), axis=1)


def _folds(labels: np.ndarray) -> List[Tuple[np.ndarray, np.ndarray]]:
    names, counts = np.unique(labels, return_counts=True)
    if counts.min() < _FEWEST:
        raise ValueError(f"Intent '{names[counts.argmin()]}' needs at least two examples.")
    folds = StratifiedKFold(min(FOLDS, int(counts.min())), shuffle=True, random_state=_SEED)
    return list(folds.split(labels, labels))


def _fit_temperature(margins: np.ndarray, intents: Sequence[str]) -> float:
    """Return the temperature under which the true intents are likeliest."""
    columns = np.searchsorted(sorted(set(intents)), intents)
    rows = np.arange(len(columns))

    def surprise(temperature: float) -> float:
        return float(-log_softmax(margins / temperature, axis=1)[rows, columns].mean())

    temperature = float(minimize_scalar(surprise, bounds=_TEMPERATURES, method="bounded").x)
    logger.info("Intent classifier: temperature %.2f, loss %.3f.", temperature, surprise(temperature))
    return temperature
