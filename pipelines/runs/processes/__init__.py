"""Processes that work for a run, beside the one that runs it."""
