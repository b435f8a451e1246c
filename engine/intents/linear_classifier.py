"""The intent model as a component of a Rasa pipeline."""

from __future__ import annotations

import logging
from typing import Any, Dict, List, Optional

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from engine.intents.clauses import clauses
from engine.intents.model import IntentModel

logger = logging.getLogger(__name__)

CLAUSE_INTENTS = "clause_intents"

_FILE = "intents.joblib"
_MOST_CLAUSES = 6  # a longer message is a story, and its question comes last
_DIGITS = 4  # beyond these a confidence is noise, and would differ between processors


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Sets `intent` and `intent_ranking` from words and pieces of words. Needs no tokenizer.

    A message of several clauses also gets `clause_intents`, the likeliest intent of each, in order:
    people ask for papers and price in one breath, and one intent for the whole would lose one.
    """

    def __init__(
        self,
        config: Dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        model: Optional[IntentModel] = None,
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Return the defaults: `ranking_length`, how many intents the ranking holds."""
        return {"ranking_length": 5}

    @staticmethod
    def required_packages() -> List[str]:
        """Return what this component imports beyond Rasa's own needs."""
        return ["sklearn", "joblib"]

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """Return an untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        """Return the classifier as it was trained. Raises ValueError when it never was."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / _FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the intent examples and store the model."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        self._model = IntentModel.train(
            [str(e.get(TEXT)) for e in examples], [str(e.get(INTENT)) for e in examples]
        )
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / _FILE, compress=3)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Add intent and ranking to each message."""
        for message in messages:
            text = str(message.get(TEXT) or "")
            ranking = self._ranking(text)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            parts = clauses(text)
            if len(parts) > 1:
                likeliest = [self._ranking(part)[0] for part in parts[-_MOST_CLAUSES:]]
                message.set(CLAUSE_INTENTS, likeliest, add_to_output=True)
        return messages

    def _ranking(self, text: str) -> List[Dict[str, Any]]:
        if self._model is None:
            raise RuntimeError("The intent classifier was asked before it was trained or loaded.")
        ranked = self._model.rank(text)[: self._config["ranking_length"]]
        return [{"name": name, "confidence": round(score, _DIGITS)} for name, score in ranked]
