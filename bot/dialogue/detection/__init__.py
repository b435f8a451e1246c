"""Which language a short chat message is written in: script, lexicons, spelling, then n-grams."""
