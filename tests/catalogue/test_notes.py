from bot.catalogue.notes import footnote, isolated
from bot.domain.aspects import Aspect
from bot.domain.language import Language
from tests.fakes.phrases import NamedPhrases


def note(services, name, aspect, language):
    service = next(service for service in services if service.id == name)
    return footnote(service, service.facts[aspect], language, NamedPhrases())


def test_the_source_is_named_by_its_host_with_the_review_date(services):
    assert note(services, "passport", Aspect.OVERVIEW, Language.FR) == (
        "utter_source(fr){source=www.passeport.ma} · utter_reviewed(fr){date=2026-11-01}"
    )


def test_an_unconfirmed_source_and_sample_data_say_so(services):
    assert note(services, "birth-certificate", Aspect.FEE, Language.EN) == (
        "utter_source_unconfirmed(en) · utter_reviewed(en){date=2026-11-01} · utter_sample(en)"
    )


def test_a_date_keeps_its_order_in_arabic_sentences():
    assert isolated("2026-11-01", Language.ARY) == "\u20662026-11-01\u2069"
    assert isolated("2026-11-01", Language.EN) == "2026-11-01"
