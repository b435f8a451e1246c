"""Floor 3: everything that speaks HTTP."""
