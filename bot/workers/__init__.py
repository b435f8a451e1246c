"""Floor 3: durable work on Procrastinate."""
