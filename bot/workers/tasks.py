"""The tasks a worker knows, and what happens when one fails again and again."""

from collections.abc import Iterator
from contextlib import contextmanager

import procrastinate
import structlog
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.jobs import Job

from bot.services.converse import Converse
from bot.services.deliver import Deliver
from bot.workers.queue import CONVERSE, DELIVER

ATTEMPTS = 5
"""How often a turn that raises is tried (after 2, 4, 8, 16 s) before it is answered with an apology."""

LONGEST_WAIT = 60
"""Seconds between two tries of a job, at most."""

log = structlog.get_logger(__name__)


class Persistence(BaseRetryStrategy):
    """Tries again after 2, 4, 8 ... seconds, without end: a job that is given up is a message lost."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        """Return when to try again."""
        return RetryDecision(retry_in={"seconds": min(2 ** (job.attempts + 1), LONGEST_WAIT)})


def register(app: procrastinate.App, converse: Converse, deliver: Deliver) -> None:
    """Register the tasks on the application."""

    @app.task(name=CONVERSE, retry=Persistence(), pass_context=True)
    async def converse_task(context: JobContext, inbox_id: int) -> None:
        last = context.job is not None and context.job.attempts >= ATTEMPTS - 1
        with _failure_logged("turn failed", inbox_id=inbox_id):
            await (_last_try(converse, inbox_id) if last else converse(inbox_id))

    @app.task(name=DELIVER, retry=Persistence())
    async def deliver_task(conversation_id: int) -> None:
        with _failure_logged("delivery failed", conversation_id=conversation_id):
            await deliver(conversation_id)


@contextmanager
def _failure_logged(event: str, **facts: int) -> Iterator[None]:
    """Log what is about to be tried again: Procrastinate tells it only below our level."""
    try:
        yield
    except Exception as error:
        log.warning(event, **facts, error=type(error).__name__, exc_info=True)
        raise


async def _last_try(converse: Converse, inbox_id: int) -> None:
    """Take a turn for the last time: one poisonous message must not block its conversation for ever."""
    try:
        await converse(inbox_id)
    except Exception as error:
        log.exception("turn given up", inbox_id=inbox_id, error=type(error).__name__)
        await converse.give_up(inbox_id, reason=type(error).__name__)
