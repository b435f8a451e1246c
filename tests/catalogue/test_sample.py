"""What becomes of whole messages with the real sample catalogue, by the thresholds the engine uses."""

import pytest

from bot.catalogue.index import CatalogueIndex
from bot.catalogue.load import load
from bot.domain.language import Language, Script
from bot.domain.turn import Focus
from tests.catalogue.conftest import DATA

FR, AR, ARY, EN = Language
STRONG, WEAK, CLOSE = 0.6, 0.25, 0.8
NAMED = 0.8


@pytest.fixture(scope="module")
def sample():
    return load(DATA / "catalogue")


@pytest.fixture(scope="module")
def index(sample, word_lists):
    return CatalogueIndex(sample, word_lists)


def search(index, text, language):
    return index.search(text, language, Script.LATIN if text.isascii() else Script.ARABIC)


def answered(found):
    """Return the one service that is answered without asking back, or None."""
    likely = [candidate for candidate in found.candidates if candidate.score >= WEAK]
    if not likely or likely[0].score < STRONG:
        return None
    alone = all(other.score < CLOSE * likely[0].score for other in likely[1:])
    return likely[0].service if alone else None


ANSWERED = [
    (FR, "acte de naissance", "birth-certificate"),
    (FR, "livret de famille", "family-booklet"),
    (FR, "permis de construire", "building-permit"),
    (FR, "il me faut un permis de conduire", "driving-licence"),
    (FR, "passeport pour mon bébé", "passport"),
    (FR, "mon mari a perdu son passeport à l'étranger", "passport"),
    (FR, "vol de ma carte grise", "vehicle-registration"),
    (FR, "légalisation d'un contrat au consulat", "signature-legalisation"),
    (FR, "je veux construire une maison", "building-permit"),
    (FR, "casier judicière", "criminal-record"),
    (FR, "certificat de naissance : une naissance à l'étranger", "birth-certificate"),
    (FR, "naissance", "birth-certificate"),
    (FR, "paseport", "passport"),
    (AR, "البطاقة الرمادية", "vehicle-registration"),
    (AR, "رخصة القيادة", "driving-licence"),
    (AR, "فقدت البطاقة الوطنية في الخارج", "national-id-card"),
    (AR, "ابني يريد جواز السفر", "passport"),
    (AR, "رسم السكن", "housing-tax"),
    (ARY, "باسبور ديال الدراري", "passport"),
    (ARY, "ضاع ليا الباسبور ف برا", "passport"),
    (ARY, "لاكارط گريز", "vehicle-registration"),
    (ARY, "والبيرمي ديال الطوموبيل", "driving-licence"),
    (ARY, "lakart", "national-id-card"),
    (ARY, "lpaspor", "passport"),
    (ARY, "lbermi", "driving-licence"),
    (ARY, "chahadat sokna", "residence-certificate"),
    (ARY, "chehadat soknaa", "residence-certificate"),
    (ARY, "3a9d lizdiyad", "birth-certificate"),
    (ARY, "bita9a ramadiya", "vehicle-registration"),
    (ARY, "wra9 dyal lpermis dyal tomobil", "driving-licence"),
    (ARY, "bghit nbni dar", "building-permit"),
    (ARY, "weldi bgha lpaspor", "passport"),
    (EN, "child passport", "passport"),
    (EN, "my wife's id card was stolen", "national-id-card"),
    (EN, "i lost my passport abroad", "passport"),
]


@pytest.mark.parametrize(("language", "text", "service"), ANSWERED)
def test_a_service_named_well_enough_is_answered(index, language, text, service):
    assert answered(search(index, text, language)) == service


OFFERED = [
    (FR, "c'est obligatoire ?", "health-cover"),
    (FR, "permis d'habiter", "driving-licence"),
    (FR, "permis de séjour", "driving-licence"),
    (FR, "permis d'inhumer", "driving-licence"),
    (FR, "permis", "driving-licence"),
    (FR, "permis svp", "building-permit"),
    (FR, "renouveler mon permis", "driving-licence"),
    (FR, "la carte", "vehicle-registration"),
    (FR, "attestation", "residence-certificate"),
    (FR, "taxe", "housing-tax"),
    (FR, "acte de mariage", "family-booklet"),
    (FR, "attestation de travail", "residence-certificate"),
    (FR, "taxe de séjour", "housing-tax"),
    (FR, "où est l'hôpital", "health-cover"),
    (AR, "رخصة الصيد", "driving-licence"),
    (AR, "عقد الكراء", "signature-legalisation"),
    (ARY, "w lpermis?", "building-permit"),
    (ARY, "lpermis ch7al", "driving-licence"),
    (ARY, "fin kayn sbitar", "health-cover"),
    (ARY, "عقد الزواج", "family-booklet"),
    (EN, "police", "criminal-record"),
    (EN, "work permit", "driving-licence"),
    (EN, "sim card registration", "vehicle-registration"),
    (EN, "passport for my trip to spain next summer", "passport"),
    (EN, "a newborn", "birth-certificate"),
]


@pytest.mark.parametrize(("language", "text", "service"), OFFERED)
def test_a_word_of_a_service_beside_others_is_offered_and_not_answered(index, language, text, service):
    found = search(index, text, language)
    assert service in {candidate.service for candidate in found.candidates if candidate.score >= WEAK}
    assert answered(found) is None


UNKNOWN = [
    (FR, "je travaille"),
    (FR, "comment declarer mon bébé"),
    (FR, "réponse"),
    (FR, "facture d'eau"),
    (FR, "test"),
    (FR, "nationalité"),
    (AR, "حالة الطقس في مراكش"),
    (AR, "فاتورة الماء"),
    (ARY, "fin kayn lbatente"),
    (ARY, "الما والضو"),
    (ARY, "lma w dow"),
    (EN, "complain about garbage"),
    (EN, "who won the champions league"),
]


@pytest.mark.parametrize(("language", "text"), UNKNOWN)
def test_words_that_stand_in_no_name_bring_nothing(index, language, text):
    found = search(index, text, language)
    assert found.candidates == ()
    assert found.focus is Focus.UNKNOWN


FOLLOW_UPS = [
    (FR, "et pour mon fils ?"),
    (FR, "et si je l'ai perdu"),
    (FR, "au consulat ?"),
    (FR, "ce sont mes droits"),
    (FR, "plus simple svp"),
    (AR, "وفي القنصلية؟"),
    (AR, "ولابنتي؟"),
    (ARY, "وإلا ضاع ليا"),
    (ARY, "و لولدي"),
    (ARY, "w ila tser9 liya"),
    (ARY, "et pour drari"),
    (ARY, "weldi dar 18 3am"),
    (ARY, "hder b darija"),
    (EN, "what if it was stolen"),
    (EN, "and for my wife"),
    (EN, "my son is 3"),
    (EN, "can you write simpler"),
]


@pytest.mark.parametrize(("language", "text"), FOLLOW_UPS)
def test_people_and_circumstances_leave_the_subject_alone(index, language, text):
    found = search(index, text, language)
    assert found.candidates == ()
    assert found.focus is Focus.NONE


def test_two_services_named_in_full_are_both_candidates(index):
    for text in ("carte grise et carte nationale", "carte nationale d'identité et passeport"):
        assert sum(candidate.score >= NAMED for candidate in search(index, text, FR).candidates) == 2


def test_the_question_at_the_end_of_a_long_story_is_read(index):
    story = " ".join(f"histoire{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(150))
    found = search(index, f"{story} alors combien coûte le permis de construire", FR)
    assert answered(found) == "building-permit"
    found = search(index, f"le permis de construire {story}", FR)
    assert answered(found) == "building-permit"


def test_every_alias_brings_its_own_service_first(index, sample):
    for service in sample:
        for tag, aliases in service.aliases.items():
            for alias in aliases:
                first = search(index, alias, Language(tag.removesuffix("-Latn"))).candidates[0]
                assert first.service == service.id, (tag, alias)
                assert first.score >= NAMED, (tag, alias)
