from datetime import date

from bot.catalogue.record import FACT_KEYS
from bot.domain.aspects import Aspect
from bot.domain.service import MediaKind


def test_every_aspect_has_its_block():
    assert set(FACT_KEYS) == set(Aspect)


def test_a_record_becomes_a_service(services):
    birth = services[0]
    assert birth.id == "birth-certificate"
    assert birth.sample
    assert birth.reviewed == date(2026, 11, 1)
    assert birth.title["en"] == "Birth certificate"
    assert birth.aliases["ary-Latn"] == ("3a9d lizdiyad", "lextrait dyal naissance")
    assert birth.life_events == ("having-a-baby",)
    assert birth.legal_basis == ("Loi 36-21",)


def test_each_block_becomes_the_fact_of_its_aspect_and_a_missing_one_none(services):
    facts = services[0].facts
    assert facts[Aspect.FEE].text["fr"] == "C'est gratuit."
    assert not facts[Aspect.FEE].confirmed
    assert len(facts[Aspect.DOCUMENTS].items) == 7
    assert facts[Aspect.DOCUMENTS].details["en"] == "A relative can come for you."
    assert Aspect.DELAY not in facts


def test_sections_and_media_are_kept(services):
    birth = services[0]
    assert birth.sections[0].text["en"] == "Godfather"
    assert birth.media[0].kind is MediaKind.IMAGE
