"""Merges the topics into the data Rasa trains on. Named in config.yml under `importers`."""

from pathlib import Path
from typing import Any, Dict, List, Optional, Union

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.exceptions import RasaException
from rasa.shared.importers import utils
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from engine.topic_checks import check_topics
from engine.topics import (
    FALLBACKS,
    LANGUAGES,
    LAST_RESORT,
    ROOT,
    Topic,
    read_topic,
    read_yaml,
    topic_folders,
)

Variation = Dict[str, Any]


class TopicsImporter(RasaFileImporter):
    """Reads the root domain.yml and every topic with `engine: true`; test stories as Rasa does.

    A phrase becomes one response with a variation per language, chosen by the slot `language`.
    Plain Rasa would keep the last file it reads and lose the other languages.
    Raises `RasaException`, one line per fault, when the topics are not fit for training.
    """

    def __init__(
        self,
        config_file: Optional[str] = None,
        domain_path: Optional[str] = None,
        training_data_paths: Optional[Union[List[str], str]] = None,
        topics: str = str(ROOT),
    ) -> None:
        super().__init__(config_file, domain_path, training_data_paths)
        root = Path(config_file or ".").parent / topics
        problems = check_topics(root)
        if problems:
            raise RasaException("The topics cannot be trained on:\n" + "\n".join(problems))
        self._topics = [topic for topic in map(read_topic, topic_folders(root)) if topic.engine]

    @cached_method
    def get_domain(self) -> Domain:
        """Return the root domain with the slices and responses of all topics."""
        domain = super().get_domain()
        for topic in self._topics:
            if topic.domain:
                domain = domain.merge(Domain.load(str(topic.domain)))
        return domain.merge(Domain.from_dict({"responses": responses(self._topics)}))

    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        """Return the rules and stories of all topics."""
        files = [str(file) for topic in self._topics for file in topic.dialogue]
        return utils.story_graph_from_paths(files, self.get_domain(), exclusion_percentage)

    def get_nlu_data(self, language: Optional[str] = "en") -> TrainingData:
        """Return the examples of all topics in all languages: one model understands them all."""
        files = [str(file) for topic in self._topics for file in topic.nlu]
        return utils.training_data_from_paths(files, language or "en")


def responses(topics: List[Topic]) -> Dict[str, List[Variation]]:
    """Return the phrases of topics as Rasa responses, each language with its own or its fallback."""
    phrases = {language: _phrases(topics, language) for language in LANGUAGES}
    return {key: _variations(key, phrases) for key in phrases[LAST_RESORT]}


def _phrases(topics: List[Topic], language: str) -> Dict[str, str]:
    files = [topic.responses[language] for topic in topics if language in topic.responses]
    return {key: text for file in files for key, text in read_yaml(file).items()}


def _variations(key: str, phrases: Dict[str, Dict[str, str]]) -> List[Variation]:
    conditional = [
        {"condition": [_spoken(language)], "text": _text(key, language, phrases)}
        for language in LANGUAGES
        if language != LAST_RESORT
    ]
    return [*conditional, {"text": phrases[LAST_RESORT][key]}]


def _spoken(language: str) -> Dict[str, str]:
    return {"type": "slot", "name": "language", "value": language}


def _text(key: str, language: str, phrases: Dict[str, Dict[str, str]]) -> str:
    known = [tag for tag in [language, *FALLBACKS[language]] if key in phrases[tag]]
    return phrases[known[0]][key]
