"""Which party fills a side, and whether a side stays empty: a learned decision."""
