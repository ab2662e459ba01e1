"""What reviewers ruled: kept outside of the snapshots, applied to every run."""
