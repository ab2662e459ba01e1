"""The claims of a run: of what changed, compared again, and of the rest, as they were."""
