"""What Rasa loads: the topics importer, the turn channel, in-process actions and intent components.

The engine is a sealed room: no database, no internet, nothing kept between turns.
"""

import os

# A sealed room does not call home, however it was started.
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
