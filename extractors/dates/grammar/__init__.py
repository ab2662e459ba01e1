"""Text in, temporal expressions out."""
