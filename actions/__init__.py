"""Custom actions, one per file: look at the turn, say or declare. No input or output, no clock."""
