"""The published tables and their folders."""
