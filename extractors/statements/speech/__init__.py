"""Who says so, and where it is cited."""
