"""What the domain calls a status, what the tables allow, and what the diagram draws are the same."""

import re
from enum import StrEnum

import pytest
from sqlalchemy import CheckConstraint, Table, insert, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain import delivery
from bot.domain.content import Author
from bot.domain.delivery import DeliveryStatus
from bot.domain.owner import Owner
from bot.store.tables import InboxStatus, conversation, handoff, inbox, line, metadata, outbox

CHECKED = [
    ("conversation", "owner", Owner),
    ("inbox", "status", InboxStatus),
    ("line", "author", Author),
    ("outbox", "status", DeliveryStatus),
]


@pytest.mark.parametrize(("table", "column", "values"), CHECKED)
async def test_the_database_allows_what_the_domain_knows(
    tables: AsyncEngine, table: str, column: str, values: type[StrEnum]
) -> None:
    query = text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name")
    async with tables.connect() as connection:
        check = await connection.scalar(query, {"name": f"ck_{table}_{column}_known"})
    assert set(re.findall(r"'(\w+)'::text", str(check))) == set(values)


@pytest.mark.parametrize(("table", "column", "values"), CHECKED)
def test_the_tables_allow_what_the_domain_knows(table: str, column: str, values: type[StrEnum]) -> None:
    checks = [
        constraint
        for constraint in metadata.tables[table].constraints
        if isinstance(constraint, CheckConstraint) and constraint.name == f"ck_{table}_{column}_known"
    ]
    assert [set(re.findall(r"'(\w+)'", str(check.sqltext))) for check in checks] == [set(values)]


async def test_every_check_of_the_database_is_known_here(tables: AsyncEngine) -> None:
    query = text("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conname LIKE 'ck\\_%'")
    async with tables.connect() as connection:
        names = set((await connection.execute(query)).scalars())
    assert names == {f"ck_{table}_{column}_known" for table, column, _ in CHECKED}


def test_the_diagram_of_a_delivery_draws_every_status_and_no_other() -> None:
    diagram = str(delivery.__doc__).split("\n\n")[1]
    steps = re.findall(r"(?m)^(\w+) ──▶ (\w+)", diagram)
    assert len(steps) == len(diagram.splitlines())
    assert {status for step in steps for status in step} == set(DeliveryStatus)


async def test_a_status_nobody_knows_is_refused(tables: AsyncEngine) -> None:
    with pytest.raises(IntegrityError, match="ck_conversation_owner_known"):
        await _insert(tables, conversation, channel="web", address="a", owner="ghost")


async def test_a_conversation_has_at_most_one_message_in_flight(tables: AsyncEngine) -> None:
    await _conversation(tables)
    for seq in (1, 2):
        await _insert(tables, line, conversation_id=1, seq=seq, author="bot", content={})
    await _insert(tables, outbox, conversation_id=1, line_id=1, status="sending")
    with pytest.raises(IntegrityError, match="uq_outbox_one_sending"):
        await _insert(tables, outbox, conversation_id=1, line_id=2, status="sending")
    await _insert(tables, outbox, conversation_id=1, line_id=2, status="waiting")


async def test_a_line_is_sent_once(tables: AsyncEngine) -> None:
    await _conversation(tables)
    await _insert(tables, line, conversation_id=1, seq=1, author="bot", content={})
    await _insert(tables, outbox, conversation_id=1, line_id=1)
    with pytest.raises(IntegrityError, match="uq_outbox_line_id"):
        await _insert(tables, outbox, conversation_id=1, line_id=1)


async def test_an_event_has_one_citizen_s_line_and_any_number_of_replies(tables: AsyncEngine) -> None:
    await _conversation(tables)
    await _insert(tables, inbox, channel="web", event_id="1", conversation_id=1, raw=b"")
    for seq, author in enumerate(("citizen", "bot", "bot"), start=1):
        await _insert(tables, line, conversation_id=1, seq=seq, author=author, content={}, inbox_id=1)
    with pytest.raises(IntegrityError, match="uq_line_inbox_id_citizen"):
        await _insert(tables, line, conversation_id=1, seq=4, author="citizen", content={}, inbox_id=1)


async def test_a_line_number_is_given_once(tables: AsyncEngine) -> None:
    await _conversation(tables)
    await _insert(tables, line, conversation_id=1, seq=1, author="bot", content={})
    with pytest.raises(IntegrityError, match="uq_line_conversation_id"):
        await _insert(tables, line, conversation_id=1, seq=1, author="bot", content={})


async def test_a_closed_call_for_a_human_makes_room_for_another(tables: AsyncEngine) -> None:
    await _conversation(tables)
    await _insert(tables, handoff, conversation_id=1, reason="lost")
    with pytest.raises(IntegrityError, match="uq_handoff_open"):
        await _insert(tables, handoff, conversation_id=1, reason="lost")
    async with tables.begin() as connection:
        await connection.execute(text("UPDATE handoff SET closed_at = now()"))
    await _insert(tables, handoff, conversation_id=1, reason="lost")


async def _conversation(tables: AsyncEngine) -> None:
    await _insert(tables, conversation, channel="web", address="a")


async def _insert(tables: AsyncEngine, table: Table, **values: object) -> None:
    async with tables.begin() as connection:
        await connection.execute(insert(table).values(values))
