"""A run under Prefect: its server, its flows, and what a schedule does."""
