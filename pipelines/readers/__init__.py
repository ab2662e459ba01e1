"""Raw files -> drafts of articles: one module a format, and what the formats share.

`formats.read_drafts` takes the bytes of a file and its name and picks the module by what the bytes look like, then
by the name's ending.
"""
