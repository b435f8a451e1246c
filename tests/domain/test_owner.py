import pytest

from bot.domain.owner import Owner, Ownership


@pytest.mark.parametrize(("owner", "may"), [(Owner.BOT, True), (Owner.WAITING, False), (Owner.HUMAN, False)])
def test_the_bot_speaks_only_where_nobody_else_does(owner: Owner, may: bool) -> None:
    assert Ownership(owner, 3).bot_may_speak is may


def test_a_new_conversation_is_the_bot_s() -> None:
    assert Ownership() == Ownership(Owner.BOT, 0)
