from datetime import date

from bot.catalogue.notes import footnote, in_words, isolated
from bot.domain.aspects import Aspect
from bot.domain.language import Language
from tests.fakes.phrases import NamedPhrases


def note(services, name, aspect, language):
    service = next(service for service in services if service.id == name)
    return footnote(service, service.facts[aspect], language, NamedPhrases())


def test_the_source_is_named_by_its_host_with_the_review_date(services):
    assert note(services, "passport", Aspect.OVERVIEW, Language.FR) == (
        "utter_source(fr){source=www.passeport.ma} · utter_reviewed(fr){date=1 novembre 2026}"
    )


def test_an_unconfirmed_source_and_sample_data_say_so(services):
    assert note(services, "birth-certificate", Aspect.FEE, Language.EN) == (
        "utter_source_unconfirmed(en) · utter_reviewed(en){date=1 November 2026} · utter_sample(en)"
    )


def test_an_address_keeps_its_order_in_arabic_sentences():
    assert isolated("www.cnie.ma", Language.ARY) == "\u2066www.cnie.ma\u2069"
    assert isolated("www.cnie.ma", Language.EN) == "www.cnie.ma"


def test_dates_are_written_as_in_morocco_with_western_digits():
    day = date(2026, 11, 1)
    assert in_words(day, Language.FR) == "1 novembre 2026"
    assert in_words(day, Language.AR) == in_words(day, Language.ARY) == "1 نونبر 2026"
    assert in_words(day, Language.EN) == "1 November 2026"
