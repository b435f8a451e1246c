"""Tells what kind of thing a message asks for."""
