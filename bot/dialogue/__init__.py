"""Floor 2: the engine's client, the phrasebook, and language detection."""
