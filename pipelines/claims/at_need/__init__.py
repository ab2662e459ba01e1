"""What would not fit into memory all at once: read, or made, when it is asked for."""
