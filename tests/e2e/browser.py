"""A citizen's browser on the chat page, and what it notices there."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright, expect

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOME = "127.0.0.1"
PATIENCE = 60_000
"""Milliseconds for an answer; the machine may be busy, and a killed gateway comes back within it."""

TOO_WIDE = """() => {
  const isSeen = (element) =>
    element.checkVisibility() && !element.closest(".visually-hidden, .skip, .menu, svg, textarea");
  const sticksOut = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < -0.5 || right > innerWidth + 0.5 || element.scrollWidth > element.clientWidth + 1;
  };
  const isBlock = (element) => getComputedStyle(element).display !== "inline";
  return [...document.querySelectorAll("body *")]
    .filter((element) => isSeen(element) && isBlock(element) && sticksOut(element))
    .map((element) => `${element.tagName}.${element.className}`);
}"""


def chromium_path() -> str:
    """Return where Chromium is. Without one the test is skipped, but fails where `CI` is set."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing = "Chromium is not installed: the chat page is not tested in a browser (Debian: chromium)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return path


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """A browser of its own, closed at the end."""
    path = chromium_path()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@dataclass
class Notices:
    """What a browser saw that must not be: errors on the console, failed scripts, requests to elsewhere.

    A blocked script or style is an error on the console as well. `cut_off` is set by tests that break
    the connection, which the console reports.
    """

    troubles: list[str] = field(default_factory=list)
    cut_off: bool = False

    def watch(self, context: BrowserContext) -> None:
        """Take note of all that the context's pages do."""
        context.on("weberror", lambda error: self.troubles.append(f"script failed: {error.error}"))
        context.on("console", lambda message: self._note(message.type, message.text))
        context.on("request", lambda request: self._leaves(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: self._leaves(socket.url)))

    def _note(self, kind: str, text: str) -> None:
        expected = self.cut_off and text.startswith("WebSocket connection to")
        if kind in {"error", "warning"} and not expected:
            self.troubles.append(f"console: {text}")

    def _leaves(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in {"data", "blob"} and address.hostname != HOME:
            self.troubles.append(f"left the machine: {address.scheme}://{address.hostname}")


class ChatPage:
    """The chat page as a citizen sees it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.field = page.get_by_role("textbox")
        self.own = page.locator(".message[data-author=citizen]")
        self.answers = page.locator(".message[data-author=bot]:not(.message--greeting)")
        self.sign = page.locator("#connection")

    @classmethod
    async def open(cls, context: BrowserContext, url: str) -> "ChatPage":
        """Open the page in a new tab and wait until the server has welcomed it."""
        chat = cls(await context.new_page())
        await chat.page.goto(url)
        await chat.welcomed()
        return chat

    async def welcomed(self) -> None:
        """Wait until the page has its words and its conversation."""
        await expect(self.page.locator("html")).to_have_attribute("data-phase", "ready")
        await expect(self.page.locator(".message").first).to_be_visible()

    async def write(self, text: str) -> None:
        """Write a message and send it with Enter."""
        await self.field.fill(text)
        await self.field.press("Enter")

    async def ask(self, text: str) -> Locator:
        """Write a message; return the answer."""
        before = await self.answers.count()
        await self.write(text)
        return await self.answer(before)

    async def answer(self, index: int) -> Locator:
        """Wait for the answer with this number, the first being 0, and return it."""
        answer = self.answers.nth(index)
        await expect(answer).to_be_visible(timeout=PATIENCE)
        return answer

    async def texts(self) -> list[str]:
        """Return what stands in the conversation, in order, without the greeting."""
        return await self.page.locator(".message:not(.message--greeting) .message__text").all_inner_texts()

    async def choose_language(self, code: str) -> None:
        """Choose a language in the menu and wait until the page speaks it."""
        await self.page.locator("#language").select_option(code)
        await expect(self.page.locator("html")).to_have_attribute("lang", code, timeout=PATIENCE)

    async def too_wide(self) -> list[str]:
        """Return the elements that reach beyond the sides of the window."""
        found: Any = await self.page.evaluate(TOO_WIDE)
        return [str(name) for name in found]
