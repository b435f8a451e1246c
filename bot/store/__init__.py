"""Floor 2: PostgreSQL. Gives domain values, never rows."""
