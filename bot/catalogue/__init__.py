"""Floor 2: the services of the administration, from their files to the words of an answer."""
