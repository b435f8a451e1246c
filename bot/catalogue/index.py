"""Finds the services a message may be about."""

from collections.abc import Sequence

from bot.catalogue.analysis import Analyser
from bot.catalogue.corpus import read_corpus
from bot.catalogue.fields import Scores
from bot.catalogue.names import Asked, Names
from bot.catalogue.scoring import Scorer
from bot.catalogue.vocabulary import Vocabulary
from bot.catalogue.words import WordLists
from bot.domain.language import Language, Script
from bot.domain.service import Service
from bot.domain.turn import Candidate, Focus, Search

MAX_CANDIDATES = 5
MIN_SCORE = 0.25

FIRST_WORDS, LAST_WORDS = 16, 32
"""How many different words of a message are searched for: a story ends with its question."""


class CatalogueIndex:
    """The catalogue in memory, searchable. It never changes: a new catalogue is a new index."""

    def __init__(self, services: Sequence[Service], word_lists: WordLists) -> None:
        self._services = {service.id: service for service in services}
        self._analyser = Analyser(word_lists)
        corpus = read_corpus(services, self._analyser)
        self._vocabulary = Vocabulary(corpus.name_tokens, corpus.text_tokens, word_lists)
        self._names = Names(corpus.names, corpus.hints)
        self._scorer = Scorer(corpus)

    def service(self, service_id: str) -> Service | None:
        """Return a service by its identifier."""
        return self._services.get(service_id)

    def search(self, text: str, language: Language, script: Script) -> Search:
        """Return the services a message may be about, best first, and the message's focus.

        A service named in full scores 0.8 or more; one that shares some words scores less, by how much of
        the message and of its name they account for and how rare they are. Services with close scores
        are equally likely; words that stand in no name bring no candidate. The focus is known when any
        topical word stands in a name. `script` changes nothing here: each word is read by its own letters.
        """
        asked = self._asked(text, language)
        if not any(token.role.topical for token, _ in asked):
            return Search()
        namings = self._names.read(asked)
        if not namings:
            return Search((), Focus.UNKNOWN)
        return Search(self._candidates(self._scorer.scores(asked, namings)), Focus.KNOWN)

    def _asked(self, text: str, language: Language) -> Asked:
        tokens = self._analyser.ends(text, FIRST_WORDS, LAST_WORDS)
        telling = [token for token in tokens if not self._vocabulary.is_filler(token, language)]
        return [(token, self._vocabulary.match(token, language)) for token in telling]

    def _candidates(self, scores: Scores) -> tuple[Candidate, ...]:
        ranked = sorted(zip((-scores).tolist(), self._services, strict=True))[:MAX_CANDIDATES]
        return tuple(Candidate(name, round(-score, 3)) for score, name in ranked if -score >= MIN_SCORE)
