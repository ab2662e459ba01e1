"""What a reader is told of a claim: one line, the figures as printed, and what they come to."""
