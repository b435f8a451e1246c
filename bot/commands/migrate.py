"""`bot migrate`: bring the database to the newest schema."""

from rich.console import Console

from bot.settings import SettingsFaulty, load
from bot.store.migrate import upgrade


def command() -> None:
    """Migrate the database of DATABASE_URL. `bot run` does this by itself."""
    settings = load()
    if settings.database_url is None:
        raise SettingsFaulty(
            "DATABASE_URL is not set; without it `bot run` starts and migrates its own database"
        )
    upgrade(settings.database_url)
    Console().print("The database is up to date.")
