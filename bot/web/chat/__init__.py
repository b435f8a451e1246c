"""The web chat: its page, and the WebSocket behind it."""
