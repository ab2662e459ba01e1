"""When a fact holds: the dates of its sentence, what they make a period, and what dates it else."""
