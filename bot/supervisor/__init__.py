"""Floor 3: starts PostgreSQL, the engines and the gateway on one machine and keeps them alive."""
