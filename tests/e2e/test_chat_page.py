"""The chat page in a real browser, on the whole product."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import psutil
import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Locator, expect

from tests.e2e.browser import PATIENCE, ChatPage, Notices, launched
from tests.e2e.launch import Product

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]

DOCUMENTS = "Quels documents pour la carte nationale ?"
DOCUMENTS_IN_ARABIC = "ما هي الوثائق المطلوبة للبطاقة الوطنية؟"
CARD = "Carte nationale d'identité électronique (CNIE) — Documents à fournir"
BIRTH_CERTIFICATE = "acte de naissance de moins de 3 mois"
LONG_WORD = "anticonstitutionnellement" * 20

type Arrive = Callable[..., Awaitable[BrowserContext]]
type Visit = Callable[..., Awaitable[ChatPage]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def notices() -> AsyncIterator[Notices]:
    """What the browser notices. Whatever else a test is about, there must be nothing."""
    notices = Notices()
    yield notices
    assert notices.troubles == []


@pytest_asyncio.fixture(loop_scope="module")
async def arrive(browser: Browser, notices: Notices) -> AsyncIterator[Arrive]:
    """Gives browsers without a past; takes what playwright's `new_context` takes."""
    contexts: list[BrowserContext] = []

    async def arrive(**options: Any) -> BrowserContext:
        context = await browser.new_context(**({"locale": "fr-MA"} | options))
        contexts.append(context)
        notices.watch(context)
        return context

    yield arrive
    for context in contexts:
        await context.close()


@pytest_asyncio.fixture(loop_scope="module")
async def visit(arrive: Arrive, product: Product) -> Visit:
    """Opens the chat page as a citizen who was never here."""

    async def visit(**options: Any) -> ChatPage:
        return await ChatPage.open(await arrive(**options), product.url)

    return visit


async def test_question_is_asked_and_answered_by_keyboard_alone(visit: Visit) -> None:
    chat = await visit()
    keyboard = chat.page.keyboard
    await expect(chat.field).to_be_focused()
    await keyboard.type(DOCUMENTS)
    await keyboard.press("Enter")
    answer = await chat.answer(0)
    await expect(answer.get_by_role("heading")).to_have_text(CARD)
    await expect(answer).to_contain_text(BIRTH_CERTIFICATE)
    await expect(answer.locator(".message__footnote")).to_contain_text("cnie.ma")
    last_reply = answer.locator(".quick-reply").last
    await keyboard.press("Shift+Tab")
    await expect(last_reply).to_be_focused()
    await keyboard.press("Enter")
    await expect((await chat.answer(1)).get_by_role("heading")).to_contain_text("Carte nationale")


async def test_quick_reply_is_pressed_once(visit: Visit) -> None:
    chat = await visit()
    answer = await chat.ask(DOCUMENTS)
    fee = answer.get_by_role("button", name="Prix")
    await fee.dblclick()
    await expect(await chat.answer(1)).to_contain_text("75 dirhams")
    await expect(fee).to_have_attribute("aria-disabled", "true")
    await expect(chat.own.locator(".message__text")).to_have_text([DOCUMENTS, "Prix"])
    await expect(chat.answers).to_have_count(2)


async def test_topic_of_the_greeting_is_pressed(visit: Visit) -> None:
    chat = await visit()
    await chat.page.locator(".message--greeting .quick-reply").first.click()
    await expect(await chat.answer(0)).to_contain_text("Carte nationale")


async def test_reload_keeps_the_conversation(visit: Visit) -> None:
    chat = await visit()
    await chat.ask(DOCUMENTS)
    before = await chat.texts()
    await chat.page.reload()
    await chat.answer(0)
    assert await chat.texts() == before
    await expect(chat.own).to_have_attribute("data-state", "accepted")


async def test_language_menu_turns_the_page_to_arabic(visit: Visit) -> None:
    chat = await visit()
    await chat.ask(DOCUMENTS)
    await chat.choose_language("ar")
    await expect(chat.page.locator("html")).to_have_attribute("dir", "rtl")
    await expect(chat.field).to_have_attribute("placeholder", "اكتبوا سؤالكم")
    await speaks(await chat.answer(1), "ar", "rtl")
    await speaks(await chat.answer(0), "fr", "ltr")
    await expect(chat.own.first.locator(".message__text")).to_have_attribute("dir", "auto")


async def test_arabic_answer_keeps_the_order_of_an_address_and_writes_its_date_in_words(visit: Visit) -> None:
    chat = await visit(locale="ar-MA")
    answer = await chat.ask(DOCUMENTS_IN_ARABIC)
    await expect(answer.locator(".message__footnote")).to_contain_text("\u2066www.cnie.ma\u2069")
    await expect(answer.locator(".message__footnote")).to_contain_text("1 نونبر 2026")


@pytest.mark.parametrize(
    "question", ["شنو الوراق ديال لاكارط؟", "chno lwra9 dyal lakart?"], ids=["arabic", "arabizi"]
)
async def test_darija_is_answered_in_darija(visit: Visit, question: str) -> None:
    chat = await visit()
    answer = await chat.ask(question)
    await speaks(answer, "ary", "rtl")
    await expect(answer).to_contain_text("عقد الازدياد")
    await expect(chat.page.locator("html")).to_have_attribute("dir", "rtl")


async def test_two_tabs_show_the_same_conversation(arrive: Arrive, product: Product) -> None:
    context = await arrive()
    one = await ChatPage.open(context, product.url)
    await one.ask(DOCUMENTS)
    other = await ChatPage.open(context, product.url)
    await other.ask("Et combien ça coûte ?")
    await one.answer(1)
    assert await one.texts() == await other.texts()


async def test_hostile_text_is_only_text(visit: Visit) -> None:
    hostile = (
        """<img src=x onerror="window.broken=1;fetch('https://example.org/')"><script>broken=1</script>"""
    )
    chat = await visit()
    await chat.ask(hostile)
    await chat.page.reload()
    await chat.answer(0)
    await expect(chat.own.locator(".message__text")).to_have_text(hostile)
    assert await chat.page.evaluate("window.broken === undefined")
    assert await chat.page.locator("#transcript :is(img, script)").count() == 0


async def test_message_written_offline_is_sent_once_when_the_connection_is_back(
    visit: Visit, notices: Notices
) -> None:
    notices.cut_off = True
    chat = await visit()
    await chat.page.clock.install()
    await chat.page.context.set_offline(True)
    await expect(chat.sign).to_have_attribute("data-kind", "offline")
    await chat.write(DOCUMENTS)
    await chat.page.clock.fast_forward("01:00")
    await expect(chat.own).to_have_attribute("data-state", "sending")
    await chat.page.context.set_offline(False)
    await expect(chat.own).to_have_attribute("data-state", "accepted", timeout=PATIENCE)
    await said_once(chat, [DOCUMENTS])


async def test_message_written_offline_outlives_a_reload(visit: Visit, notices: Notices) -> None:
    notices.cut_off = True
    chat = await visit()
    await chat.page.context.set_offline(True)
    await chat.write(DOCUMENTS)
    await expect(chat.own).to_have_attribute("data-state", "sending")
    await chat.page.context.set_offline(False)
    await chat.page.reload()
    await said_once(chat, [DOCUMENTS])


async def test_killed_gateway_neither_loses_nor_doubles_a_message(
    visit: Visit, notices: Notices, product: Product
) -> None:
    notices.cut_off = True
    chat = await visit()
    fee = "Combien coûte le passeport ?"
    await chat.write(DOCUMENTS)
    gateway(product).kill()
    await chat.write(fee)
    await said_once(chat, [DOCUMENTS, fee])


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("locale", "questions"),
    [
        ("fr-MA", [DOCUMENTS, LONG_WORD, "https://example.org/" + "a" * 300, "0" * 300]),
        ("ar-MA", [DOCUMENTS_IN_ARABIC, "صعوبات" * 60]),
    ],
    ids=["fr", "ar"],
)
async def test_nothing_is_wider_than_the_window(
    visit: Visit, width: int, locale: str, questions: list[str]
) -> None:
    chat = await visit(locale=locale, viewport={"width": width, "height": 740})
    assert await chat.too_wide() == []
    for question in questions:
        await chat.ask(question)
    assert await chat.too_wide() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("locale", "question"), [("fr-MA", DOCUMENTS), ("ar-MA", DOCUMENTS_IN_ARABIC)], ids=["fr", "ar"]
)
async def test_axe_finds_no_fault(visit: Visit, scheme: str, locale: str, question: str) -> None:
    chat = await visit(color_scheme=scheme, locale=locale, reduced_motion="reduce")
    await has_no_fault(chat)
    answer = await chat.ask(question)
    await answer.locator(".quick-reply").last.click()
    await chat.answer(1)
    await has_no_fault(chat)


async def speaks(answer: Locator, language: str, direction: str) -> None:
    text = answer.locator(".message__text")
    await expect(text).to_have_attribute("lang", language)
    await expect(text).to_have_attribute("dir", direction)


async def has_no_fault(chat: ChatPage) -> None:
    found = await Axe().run(chat.page)
    assert found.violations_count == 0, found.generate_report()


async def said_once(chat: ChatPage, texts: list[str]) -> None:
    """Each text stands there once and has one answer, now and after a reload."""
    for _ in range(2):
        await expect(chat.answers).to_have_count(len(texts), timeout=PATIENCE)
        await expect(chat.own.locator(".message__text")).to_have_text(texts)
        await chat.page.reload()
        await chat.welcomed()


def gateway(product: Product) -> psutil.Process:
    """Return the process of `bot serve`."""
    children = psutil.Process(product.process.pid).children()
    [process] = [child for child in children if "serve" in child.cmdline()]
    return process
