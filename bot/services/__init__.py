"""Floor 2: the use cases. They know ports and the domain, nothing else."""
