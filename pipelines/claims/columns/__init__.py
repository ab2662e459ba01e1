"""What reports are compared by, read from many of them at once into columns."""
