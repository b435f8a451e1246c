"""The troubles an operator can put right: shown as a sentence, without a traceback."""

from bot.catalogue.faults import CatalogueFaulty
from bot.dialogue.phrasebook import PhrasesFaulty
from bot.dialogue.training import TrainingFailed
from bot.settings import SettingsFaulty
from bot.supervisor.children import ChildFailed
from bot.supervisor.cluster import PostgresFailed
from bot.supervisor.lock import AlreadyRunning
from bot.supervisor.migration import MigrationFailed
from bot.web.chat.client import ChatRefused, ConnectionLost
from bot.web.chat.play import PlayFaulty

EXPECTED = (
    AlreadyRunning,
    CatalogueFaulty,
    ChatRefused,
    ChildFailed,
    ConnectionLost,
    MigrationFailed,
    PhrasesFaulty,
    PlayFaulty,
    PostgresFailed,
    SettingsFaulty,
    TrainingFailed,
)
