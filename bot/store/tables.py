"""The tables. Their checks and unique indexes refuse what the domain calls impossible."""

from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from bot.domain.content import Author
from bot.domain.delivery import DeliveryStatus
from bot.domain.owner import Owner

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class InboxStatus(StrEnum):
    """Where a raw event stands: still to be answered, answered, or kept but not understood."""

    NEW = "new"
    DONE = "done"
    IGNORED = "ignored"


def _one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({allowed})", name=f"{column}_known")


def _id() -> Column[int]:
    return Column("id", BigInteger, Identity(always=True), primary_key=True)


def _now(name: str) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp())


def _conversation() -> Column[int]:
    return Column("conversation_id", BigInteger, ForeignKey("conversation.id"), nullable=False)


conversation = Table(
    "conversation",
    metadata,
    _id(),
    Column("channel", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("language", Text),
    Column("language_chosen", Boolean, nullable=False, server_default=text("false")),
    Column("state", JSONB),
    Column("last_seq", Integer, nullable=False, server_default=text("0")),
    Column("owner", Text, nullable=False, server_default=text(f"'{Owner.BOT}'")),
    Column("owner_version", Integer, nullable=False, server_default=text("0")),
    _now("created_at"),
    UniqueConstraint("channel", "address"),
    _one_of("owner", Owner),
)
"""One row a chat. Owner and version stand here: whoever writes to a conversation locks this row."""

inbox = Table(
    "inbox",
    metadata,
    _id(),
    Column("channel", Text, nullable=False),
    Column("event_id", Text, nullable=False),
    _conversation(),
    Column("raw", LargeBinary, nullable=False),
    Column("status", Text, nullable=False, server_default=text(f"'{InboxStatus.NEW}'")),
    Column("reason", Text),
    _now("received_at"),
    Column("done_at", DateTime(timezone=True)),
    UniqueConstraint("channel", "event_id"),
    _one_of("status", InboxStatus),
    Index("ix_inbox_new", "received_at", postgresql_where=text(f"status = '{InboxStatus.NEW}'")),
)
"""Raw events as received. The unique pair makes a repeated delivery harmless."""

line = Table(
    "line",
    metadata,
    _id(),
    _conversation(),
    Column("seq", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("content", JSONB, nullable=False),
    Column("inbox_id", BigInteger, ForeignKey("inbox.id")),
    Column("understood", JSONB),
    _now("at"),
    UniqueConstraint("conversation_id", "seq"),
    _one_of("author", Author),
    Index(
        "uq_line_inbox_id_citizen",
        "inbox_id",
        unique=True,
        postgresql_where=text(f"author = '{Author.CITIZEN}'"),
    ),
)
"""The transcript. An event of the inbox has at most one citizen's line: a turn cannot be kept twice."""

outbox = Table(
    "outbox",
    metadata,
    _id(),
    _conversation(),
    Column("line_id", BigInteger, ForeignKey("line.id"), nullable=False, unique=True),
    Column("status", Text, nullable=False, server_default=text(f"'{DeliveryStatus.WAITING}'")),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("not_before", DateTime(timezone=True)),
    Column("code", Text),
    _now("created_at"),
    Column("sent_at", DateTime(timezone=True)),
    _one_of("status", DeliveryStatus),
    Index(
        "ix_outbox_unsent",
        "conversation_id",
        "id",
        postgresql_where=text(f"status IN ('{DeliveryStatus.WAITING}', '{DeliveryStatus.SENDING}')"),
    ),
    Index("ix_outbox_undelivered", "status", postgresql_where=text(f"status <> '{DeliveryStatus.SENT}'")),
    Index(
        "uq_outbox_one_sending",
        "conversation_id",
        unique=True,
        postgresql_where=text(f"status = '{DeliveryStatus.SENDING}'"),
    ),
)
"""Messages on their way out: one row a transcript line, at most one in flight per conversation."""

handoff = Table(
    "handoff",
    metadata,
    _id(),
    _conversation(),
    Column("reason", Text, nullable=False),
    Column("service", Text),
    _now("requested_at"),
    Column("closed_at", DateTime(timezone=True)),
    Index("uq_handoff_open", "conversation_id", unique=True, postgresql_where=text("closed_at IS NULL")),
)
"""Calls for a human; at most one open per conversation."""
