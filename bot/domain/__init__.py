"""Floor 0: pure values and state machines. Standard library only; no clock, no input, no output."""
