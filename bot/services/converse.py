"""Answers one event of the inbox: the pipeline every message goes through, and the transaction at its end."""

import time
from datetime import UTC, datetime

import structlog

from bot.domain.conversation import Conversation, Event, HandoffRequest
from bot.domain.inbound import ChoseLanguage, Pressed, Undecodable, Unsupported, Wrote
from bot.domain.language import Language
from bot.domain.turn import command
from bot.ports import Channel, Inbox, Meter, Phrases, Transcript, Turns
from bot.services.draft import Draft
from bot.services.understanding import Understanding
from bot.services.wording import Wording

log = structlog.get_logger(__name__)


class Converse:
    """Takes the turns of conversations.

    The order of the pipeline is the order of `_answer`: read the event, respect a human owner, refuse
    what nobody can read, settle the language, search the catalogue, ask the engine, put its acts into
    words. Nothing has happened until `Turns.commit`; a turn that was cut off is simply taken again.
    """

    def __init__(
        self,
        *,
        inbox: Inbox,
        turns: Turns,
        transcript: Transcript,
        channels: dict[str, Channel],
        understanding: Understanding,
        wording: Wording,
        phrases: Phrases,
        meter: Meter,
        language: Language,
    ) -> None:
        self._inbox = inbox
        self._turns = turns
        self._transcript = transcript
        self._channels = channels
        self._understanding = understanding
        self._wording = wording
        self._phrases = phrases
        self._meter = meter
        self._language = language

    async def __call__(self, inbox_id: int) -> None:
        """Answer the event unless that was done before."""
        opened = await self._inbox.open(inbox_id)
        if opened is None:
            return
        event, conversation = opened
        self._meter.took("queue", (datetime.now(UTC) - event.received_at).total_seconds())
        try:
            draft = self._draft(event, conversation)
        except Undecodable as fault:
            await self._ignore(event, str(fault))
        else:
            await self._answer(draft)
            await self._commit(draft)

    async def _ignore(self, event: Event, reason: str) -> None:
        log.warning("event ignored", channel=event.channel, inbox_id=event.id, reason=reason)
        await self._inbox.ignore(event.id, reason)
        self._meter.ended("ignored")

    async def give_up(self, inbox_id: int, reason: str) -> None:
        """Answer an event whose turn failed too often with an apology and a call for a human."""
        opened = await self._inbox.open(inbox_id)
        if opened is None:
            return
        draft = self._draft(*opened)
        await self._read(draft)
        draft.understood, draft.outcome, draft.replies = {"failed": reason}, "failed", []
        if draft.conversation.ownership.bot_may_speak:
            draft.handoff = HandoffRequest("turn_failed")
            draft.refuse(self._phrases.say("utter_engine_down", draft.language), outcome="failed")
        await self._commit(draft)

    def _draft(self, event: Event, conversation: Conversation) -> Draft:
        inbound = self._channels[event.channel].decode(event.raw)
        return Draft(event, conversation, inbound, self._language, conversation.memory)

    async def _answer(self, draft: Draft) -> None:
        await self._read(draft)
        if not draft.conversation.ownership.bot_may_speak:
            draft.replies, draft.outcome = [], "left_to_human"
            return
        for step in self._understanding.steps:
            if draft.replies:
                return
            await step(draft)
        if not draft.replies:
            self._wording(draft)

    async def _read(self, draft: Draft) -> None:
        """Turn what the citizen did into words or a payload for the engine."""
        match draft.inbound:
            case Wrote(text, page_language):
                draft.text = draft.said = text
                draft.default_language = page_language or draft.default_language
            case ChoseLanguage(language):
                draft.said = self._phrases.say(f"utter_language_name_{language}", language)
                draft.payload = command("change_language", language=language)
            case Pressed(seq, index):
                await self._press(draft, seq, index)
            case Unsupported(kind):
                draft.said = f"[{kind}]"
                draft.refuse(self._phrases.say("utter_unsupported", draft.language))

    async def _press(self, draft: Draft, seq: int, index: int) -> None:
        button = await self._transcript.button(draft.conversation.id, seq, index)
        if button is None:
            draft.said = "[?]"
            draft.refuse(self._phrases.say("utter_unknown_button", draft.language))
        else:
            draft.said, draft.payload = button.title, button.payload

    async def _commit(self, draft: Draft) -> None:
        started = time.perf_counter()
        kept = await self._turns.commit(draft.event, draft.conversation, draft.record())
        self._meter.took("database", time.perf_counter() - started)
        self._meter.took("turn", (datetime.now(UTC) - draft.event.received_at).total_seconds())
        self._meter.ended(draft.outcome if kept else "discarded")
