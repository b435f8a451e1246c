import string
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.catalogue.index import MAX_CANDIDATES, MIN_SCORE, CatalogueIndex
from bot.domain.language import Language, Script
from bot.domain.turn import Focus, Search

FR, AR, ARY, EN = Language
CLEAR = 0.6
"""From here on a single candidate is answered without asking back."""


def search(index, text, language):
    return index.search(text, language, Script.LATIN if text.isascii() else Script.ARABIC)


NAMED_IN_FULL = [
    (FR, "Quels papiers pour la carte nationale d'identité ?", "national-id-card"),
    (FR, "combien coûte un extrait d'acte de naissance", "birth-certificate"),
    (FR, "ou faire LA CARTE GRISE", "vehicle-registration"),
    (FR, "coment avoir ma C.N.I.E svp", "national-id-card"),
    (FR, "permis de construire", "building-permit"),
    (AR, "ما هي الوثائق المطلوبة للحصول على جواز السفر؟", "passport"),
    (AR, "أريد نسخة من شَهَادَةِ الوِلاَدَة", "birth-certificate"),
    (AR, "كم ثمن رخصة السياقة", "driving-licence"),
    (ARY, "شنو خاصني باش نصاوب لاكارط ناسيونال", "national-id-card"),
    (ARY, "بشحال الباسبور عافاك", "passport"),
    (ARY, "وفين ندير عقد الازدياد", "birth-certificate"),
    (ARY, "chno khasni bach nsawb lakarta nassional", "national-id-card"),
    (ARY, "ch7al kaysewa lpaspourt", "passport"),
    (ARY, "wra9 dial lkarta griza", "vehicle-registration"),
    (ARY, "3a9d lizdyad", "birth-certificate"),
    (EN, "what documents do I need for the driver's license?", "driving-licence"),
    (EN, "where do I get a police certificate", "criminal-record"),
    (EN, "car registrations", "vehicle-registration"),
]


@pytest.mark.parametrize(("language", "text", "service"), NAMED_IN_FULL)
def test_a_service_named_in_full_is_clearly_first(index, language, text, service):
    first, *others = search(index, text, language).candidates
    assert first.service == service
    assert first.score >= 0.8
    assert all(other.score < 0.8 * first.score for other in others)


@pytest.mark.parametrize(
    ("language", "text", "service"),
    [
        (FR, "je veux bâtir une maison", "building-permit"),
        (FR, "ma carte est grise ou verte", "vehicle-registration"),
        (FR, "le casier", "criminal-record"),
        (FR, "je vais voyager", "passport"),
        (FR, "paseport biometrik", "passport"),
        (ARY, "sawabi9", "criminal-record"),
        (EN, "a newborn baby", "birth-certificate"),
    ],
)
def test_a_telling_word_of_a_service_is_enough(index, language, text, service):
    first = search(index, text, language).candidates[0]
    assert first.service == service
    assert first.score >= 0.4


@pytest.mark.parametrize(
    ("language", "text", "sharing"),
    [
        (FR, "un extrait", {"birth-certificate", "criminal-record"}),
        (FR, "le permis", {"driving-licence", "building-permit"}),
        (FR, "la carte", {"national-id-card", "vehicle-registration"}),
        (AR, "رخصة", {"driving-licence", "building-permit"}),
        (AR, "شهادة", {"birth-certificate", "criminal-record", "vehicle-registration"}),
        (ARY, "lkart", {"national-id-card", "vehicle-registration"}),
        (EN, "certificate", {"birth-certificate", "criminal-record"}),
    ],
)
def test_a_word_that_services_share_brings_them_out_close(index, language, text, sharing):
    found = search(index, text, language).candidates
    close = {candidate.service for candidate in found if candidate.score >= 0.8 * found[0].score}
    assert close == sharing


def test_two_services_named_in_full_are_both_candidates(index):
    found = search(index, "la carte nationale d'identité et le passeport", FR).candidates
    assert {candidate.service for candidate in found if candidate.score >= 0.8} == {
        "national-id-card",
        "passport",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "et combien ça coûte ?"),
        (FR, "Où dois-je aller ?"),
        (FR, "quels sont les papiers demandés"),
        (AR, "والثمن؟"),
        (AR, "ما هي الوثائق المطلوبة؟"),
        (ARY, "وفين؟"),
        (ARY, "بشحال و شحال ديال الوقت"),
        (ARY, "ch7al kaysewa"),
        (ARY, "chhall kayssewa?"),
        (ARY, "w fin nemchi"),
        (EN, "how much is it and how long does it take?"),
        (FR, ""),
        (FR, "🙂 !!"),
    ],
)
def test_a_question_without_a_service_has_no_focus(index, language, text):
    assert search(index, text, language) == Search((), Focus.NONE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "Une recette de tajine"),
        (FR, "c'est quoi une maladie chronique"),
        (AR, "حالة الطقس في مراكش"),
        (ARY, "شكون ربح الماتش"),
        (ARY, "chkoun rbe7 lmatch"),
        (EN, "tell me a joke"),
    ],
)
def test_words_no_service_knows_are_an_unknown_focus(index, language, text):
    assert search(index, text, language) == Search((), Focus.UNKNOWN)


def test_words_of_a_service_are_a_known_focus(index):
    assert search(index, "et pour le passeport ?", FR).focus is Focus.KNOWN


def test_a_word_of_a_name_too_weak_for_a_candidate_is_a_known_focus_too(index):
    found = search(index, "carte rouge verte bleue jaune noire rose mauve", FR)
    assert found == Search((), Focus.KNOWN)


def test_of_many_services_named_only_the_best_are_candidates(index, services):
    everything = " ".join(service.title["fr"] for service in services)
    assert len(search(index, everything, FR).candidates) == MAX_CANDIDATES


def test_a_service_is_found_by_its_identifier(index):
    assert index.service("passport").id == "passport"
    assert index.service("fishing-licence") is None


def test_an_empty_catalogue_answers_too(word_lists):
    empty = CatalogueIndex([], word_lists)
    assert empty.search("carte", FR, Script.LATIN) == Search((), Focus.UNKNOWN)


letters = st.sampled_from(
    string.ascii_letters + "éçœ3579 '-\n\t\x00\x1b\u200b\u202e\u2066ـشهادةڭأ٣ﷺ🙂\U0001f1f2\ud800"
)


@given(st.one_of(st.text(letters, max_size=2_000), st.text(max_size=2_000)), st.sampled_from(Language))
@example("ﷺ" * 10_000, ARY)
@example("carte " * 400, FR)
@example("\ud800\udc00" * 500, EN)
def test_any_text_is_searched_in_bounded_time_and_gives_scores_in_bounds(index, text, language):
    started = time.process_time()
    found = index.search(text, language, Script.LATIN)
    assert time.process_time() - started < 0.1
    scores = [candidate.score for candidate in found.candidates]
    assert len(scores) <= MAX_CANDIDATES
    assert scores == sorted(scores, reverse=True)
    assert all(MIN_SCORE <= score <= 1 for score in scores)
    assert not scores or found.focus is Focus.KNOWN
