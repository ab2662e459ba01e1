"""For analysts: tables as data frames, in DuckDB, and as files of other programs."""
