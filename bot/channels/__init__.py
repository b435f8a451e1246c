"""Floor 2: one folder a channel, each with its way to read and to send."""
