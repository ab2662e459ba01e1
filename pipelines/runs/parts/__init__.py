"""The tables of articles as parts: a batch of articles a part, shared with the snapshot before."""
