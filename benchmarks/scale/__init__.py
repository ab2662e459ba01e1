"""What runs over made-up news cost, by the number of articles."""
