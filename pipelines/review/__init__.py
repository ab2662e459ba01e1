"""What changed between two runs, and one article as it was read."""
