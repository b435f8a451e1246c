"""Finds the services a message may be about."""

from collections import defaultdict
from collections.abc import Sequence

from bot.catalogue.analysis import Analyser, Role, Token
from bot.catalogue.corpus import read_corpus
from bot.catalogue.names import Names
from bot.catalogue.scoring import Scorer
from bot.catalogue.vocabulary import Match, Vocabulary
from bot.catalogue.words import WordLists
from bot.domain.language import Language, Script
from bot.domain.service import Service
from bot.domain.turn import Candidate, Focus, Search

MAX_CANDIDATES = 5
MIN_SCORE = 0.25

MAX_WORDS = 40
"""How many different words of a message are searched for: a question has ten."""


class CatalogueIndex:
    """The catalogue in memory, searchable. It never changes: a new catalogue is a new index."""

    def __init__(self, services: Sequence[Service], word_lists: WordLists) -> None:
        self._services = {service.id: service for service in services}
        self._analyser = Analyser(word_lists)
        corpus = read_corpus(services, self._analyser)
        self._vocabulary = Vocabulary(corpus.name_tokens, corpus.text_tokens, word_lists)
        self._names = Names(corpus.names)
        self._scorer = Scorer(corpus)

    def service(self, service_id: str) -> Service | None:
        """Return a service by its identifier."""
        return self._services.get(service_id)

    def search(self, text: str, language: Language, script: Script) -> Search:
        """Return the services a message may be about, best first, and the message's focus.

        A service named in full scores 0.8 or more; one that shares some words scores less, by the share
        of the message they account for and how rare they are. Services with close scores are equally
        likely. `script` changes nothing here: each word is read by its own letters.
        """
        asked = self._asked(text, language)
        content = [match for token, match in asked if token.role is Role.CONTENT]
        if not content:
            return Search()
        found = self._candidates(content, asked)
        return Search(found, Focus.KNOWN if found else Focus.UNKNOWN)

    def _asked(self, text: str, language: Language) -> list[tuple[Token, Match | None]]:
        tokens = self._analyser.tokens(text, MAX_WORDS)
        telling = [token for token in tokens if not self._vocabulary.is_filler(token, language)]
        return [(token, self._vocabulary.match(token, language)) for token in telling]

    def _candidates(
        self, content: Sequence[Match | None], asked: Sequence[tuple[Token, Match | None]]
    ) -> tuple[Candidate, ...]:
        positions: dict[str, set[int]] = defaultdict(set)
        for position, (_, match) in enumerate(asked):
            for term in match.terms if match else ():
                positions[term].add(position)
        scores = self._scorer.scores(content, self._names.covered(positions))
        ranked = sorted(zip((-scores).tolist(), self._services, strict=True))[:MAX_CANDIDATES]
        return tuple(Candidate(name, round(-score, 3)) for score, name in ranked if -score >= MIN_SCORE)
