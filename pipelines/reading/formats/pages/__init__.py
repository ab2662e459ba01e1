"""What a page shows that is no part of its article, and pages that are none."""
