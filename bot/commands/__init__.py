"""The commands of `bot`, one file each: they read settings, compose parts and talk to the operator."""
