import pytest

from bot.catalogue.render import AnswerRenderer
from bot.domain.aspects import Aspect
from bot.domain.content import Button, Content
from bot.domain.language import Language
from tests.fakes.phrases import NamedPhrases

FR, AR, ARY, EN = Language
BIRTH = "birth-certificate"


@pytest.fixture
def renderer(index):
    return AnswerRenderer(NamedPhrases(), index)


def answer(renderer, index, service, *aspects, language=FR, full=False):
    return renderer.answer(index.service(service), aspects, language, full=full)


def button(intent, label, **entities):
    service = (
        '{"service":"birth-certificate"}'
        if not entities
        else '{"service":"birth-certificate","detail":"full"}'
    )
    return Button(label, f"/{intent}{service}")


def test_a_short_answer_shows_six_items_and_offers_the_rest(renderer, index):
    assert answer(renderer, index, BIRTH, Aspect.DOCUMENTS) == (
        Content(
            text="Apportez ceci.\n• un\n• deux\n• trois\n• quatre\n• cinq\n• six",
            language=FR,
            heading="Extrait d'acte de naissance — utter_aspect_documents(fr)",
            footnote=" · ".join(
                [
                    "utter_source(fr){source=www.watiqa.ma}",
                    "utter_reviewed(fr){date=1 novembre 2026}",
                    "utter_sample(fr)",
                ]
            ),
            link="https://www.watiqa.ma/fr",
            buttons=(
                button("ask_documents", "utter_more(fr)", detail="full"),
                button("ask_fee", "utter_aspect_fee(fr)"),
                button("ask_where", "utter_aspect_where(fr)"),
                button("ask_overview", "utter_aspect_overview(fr)"),
            ),
        ),
    )


def test_a_full_answer_adds_the_other_items_and_the_details(renderer, index):
    [content] = answer(renderer, index, BIRTH, Aspect.DOCUMENTS, language=EN, full=True)
    assert content.text.splitlines() == [
        "Bring these.", "• one", "• two", "• three", "• four", "• five", "• six", "• seven",
        "A relative can come for you.",
    ]  # fmt: skip
    assert "utter_more(en)" not in [each.title for each in content.buttons]


def test_an_answer_without_more_to_say_offers_no_more(renderer, index):
    [content] = answer(renderer, index, BIRTH, Aspect.FEE, language=ARY)
    assert content.text == "فابور."
    assert content.heading == "عقد الازدياد — utter_aspect_fee(ary)"
    assert content.link == ""
    assert [each.title for each in content.buttons] == [
        "utter_aspect_documents(ary)", "utter_aspect_where(ary)", "utter_aspect_overview(ary)"
    ]  # fmt: skip


def test_a_fact_of_items_alone_has_no_line_above_them(renderer, index):
    assert answer(renderer, index, BIRTH, Aspect.WHERE, language=AR)[0].text == "• جماعة الولادة"


def test_a_missing_fact_is_said_to_be_missing_with_a_way_to_a_human(renderer, index):
    assert answer(renderer, index, BIRTH, Aspect.DELAY, language=EN) == (
        Content(
            text="utter_not_recorded(en){aspect=utter_aspect_delay(en)}{service=Birth certificate}",
            language=EN,
            heading="Birth certificate — utter_aspect_delay(en)",
            buttons=(
                Button("utter_label_ask_human(en)", "/ask_human"),
                button("ask_documents", "utter_aspect_documents(en)"),
                button("ask_fee", "utter_aspect_fee(en)"),
            ),
        ),
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("aspect", Aspect)
def test_an_answer_never_tells_another_fact_than_the_one_asked(renderer, services, aspect, language):
    for service in services:
        [content] = renderer.answer(service, [aspect], language, full=True)
        others = [fact.text.get(language) for other, fact in service.facts.items() if other != aspect]
        assert not any(text and text in content.text for text in others)


def test_two_aspects_are_two_contents_and_the_last_offers_what_is_next(renderer, index):
    first, last = answer(renderer, index, BIRTH, Aspect.FEE, Aspect.DOCUMENTS)
    assert first.buttons == ()
    assert [each.title for each in last.buttons] == [
        "utter_more(fr)", "utter_aspect_where(fr)", "utter_aspect_overview(fr)", "utter_aspect_contact(fr)"
    ]  # fmt: skip


def test_no_aspect_is_no_answer(renderer, index):
    assert answer(renderer, index, BIRTH) == ()


@pytest.mark.parametrize(
    ("intent", "service", "title"),
    [
        ("ask_fee", "passport", "جواز السفر — utter_aspect_fee(ar)"),
        ("ask_fee", None, "utter_aspect_fee(ar)"),
        ("ask_fee", "gone", "utter_aspect_fee(ar)"),
        ("name_service", "passport", "جواز السفر"),
        ("name_service", None, "utter_label_name_service(ar)"),
        ("ask_human", "passport", "utter_label_ask_human(ar)"),
        ("help", None, "utter_label_help(ar)"),
    ],
)
def test_a_button_says_what_it_asks_about_which_service(renderer, intent, service, title):
    assert renderer.title(intent, service, AR) == title


def test_a_button_of_an_intent_without_a_label_is_for_something_else(index):
    renderer = AnswerRenderer(NamedPhrases(absent={"utter_label_greet"}), index)
    assert renderer.title("greet", None, FR) == "utter_label_other(fr)"


def test_the_office_comes_with_its_contact_or_with_none(renderer, index):
    assert renderer.office(index.service(BIRTH), EN) == ("Registry office", "At counter 3.")
    assert renderer.office(index.service("passport"), EN) == ("Prefecture", "")


def test_languages_are_offered_in_their_own_names(renderer):
    assert [each.title for each in renderer.language_buttons()][1] == "utter_language_name_ar(ar)"
