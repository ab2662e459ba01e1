"""Pages for the browser: an article, the report of a snapshot, and a ledger to browse.

They load nothing from elsewhere, run no script but our own, and show texts of articles as texts.
"""
