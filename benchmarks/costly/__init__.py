"""What reading costs by the size of the file, over files that are made to cost much."""
