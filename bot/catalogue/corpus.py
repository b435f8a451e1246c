"""The catalogue as tokens, field by field: what the index is built from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.catalogue.analysis import Analyser, Token
from bot.catalogue.vocabulary import name_terms
from bot.domain.service import Fact, Service, Text

type Documents = Sequence[Sequence[Token]]
"""The tokens of one field, one document per service in the order of the catalogue."""

type Phrases = Sequence[tuple[int, Sequence[Token]]]
"""Phrases as tokens, each with the position of its service in the catalogue."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The tokens of every field of every service.

    `names` pairs a service's position with one title or alias, `hints` with one keyword or life event.
    """

    titles: Documents
    aliases: Documents
    keywords: Documents
    texts: Documents
    names: Phrases
    hints: Phrases

    @property
    def name_tokens(self) -> Iterator[Token]:
        """The tokens of titles, aliases and keywords."""
        return chain.from_iterable((*self.titles, *self.aliases, *self.keywords))

    @property
    def text_tokens(self) -> Iterator[Token]:
        """The tokens of all other text."""
        return chain.from_iterable(self.texts)


def read_corpus(services: Sequence[Service], analyser: Analyser) -> Corpus:
    """Return the tokens of the services."""

    def document(lines: Iterable[str]) -> list[Token]:
        return [token for line in lines for token in analyser.tokens(line)]

    def phrases(of: Callable[[Service], Iterable[str]]) -> Phrases:
        return [
            (place, analyser.tokens(line)) for place, service in enumerate(services) for line in of(service)
        ]

    return Corpus(
        titles=[document(service.title.values()) for service in services],
        aliases=[document(_words(service.aliases.values())) for service in services],
        keywords=[document(_hints(service)) for service in services],
        texts=[document(_texts(service)) for service in services],
        names=phrases(_names),
        hints=phrases(_hints),
    )


def name_documents(documents: Documents) -> list[list[str]]:
    """Return the index terms of a field of names: stems and consonants."""
    return [[term for token in tokens for term in _sorted(name_terms(token), token)] for tokens in documents]


def text_documents(documents: Documents) -> list[list[str]]:
    """Return the index terms of a field of running text: stems only."""
    return [[term for token in tokens for term in _sorted(token.stems, token)] for tokens in documents]


def _sorted(terms: frozenset[str], token: Token) -> list[str]:
    return sorted(terms) if token.role.topical else []


def _names(service: Service) -> Iterator[str]:
    return chain(service.title.values(), _words(service.aliases.values()))


def _hints(service: Service) -> Iterator[str]:
    return chain(_words(service.keywords.values()), service.life_events)


def _words(lists: Iterable[tuple[str, ...]]) -> Iterator[str]:
    return chain.from_iterable(lists)


def _texts(service: Service) -> Iterator[str]:
    texts: list[Text] = [text for fact in service.facts.values() for text in _fact_texts(fact)]
    texts += [text for section in service.sections for text in (section.title, section.text)]
    return (line for text in (service.office, *texts) for line in text.values())


def _fact_texts(fact: Fact) -> Iterator[Text]:
    yield fact.text
    yield from fact.items
    yield fact.details
