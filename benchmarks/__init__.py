"""What is said about speed and quality, as commands that print it."""
