"""Raw files -> articles."""
