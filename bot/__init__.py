"""Jmaa, the citizen-service assistant: the gateway between citizens, agents, and the dialogue engine."""
