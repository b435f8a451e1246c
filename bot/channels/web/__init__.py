"""The web chat as a channel: its citizens come by WebSocket and read the transcript itself."""
