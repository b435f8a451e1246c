"""Looks at an installation and says in plain words what is missing or insecure."""
