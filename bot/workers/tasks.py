"""The tasks a worker knows, and what happens when one fails again and again."""

import procrastinate
import structlog
from procrastinate import JobContext, RetryStrategy

from bot.services.converse import Converse
from bot.services.deliver import Deliver
from bot.workers.queue import CONVERSE, DELIVER

ATTEMPTS = 5
"""How often a turn that raises is tried (after 2, 4, 8, 16 s) before it is answered with an apology."""

log = structlog.get_logger(__name__)


def register(app: procrastinate.App, converse: Converse, deliver: Deliver) -> None:
    """Register the tasks on the application."""
    patient = RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=2)

    @app.task(name=CONVERSE, retry=patient, pass_context=True)
    async def converse_task(context: JobContext, inbox_id: int) -> None:
        if context.job is not None and context.job.attempts >= ATTEMPTS - 1:
            await _last_try(converse, inbox_id)
        else:
            await converse(inbox_id)

    @app.task(name=DELIVER, retry=RetryStrategy(exponential_wait=2))
    async def deliver_task(conversation_id: int) -> None:
        await deliver(conversation_id)


async def _last_try(converse: Converse, inbox_id: int) -> None:
    """Take a turn for the last time: one poisonous message must not block its conversation for ever."""
    try:
        await converse(inbox_id)
    except Exception as error:
        log.exception("turn given up", inbox_id=inbox_id, error=type(error).__name__)
        await converse.give_up(inbox_id, reason=type(error).__name__)
